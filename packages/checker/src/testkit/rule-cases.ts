import { describe, expect, it } from 'vitest';
import { checkAgainst } from '../check-plan.ts';
import { isOfTheForm } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { checkedAt, planWith } from './sound-plan.ts';
import type { Edit } from './sound-plan.ts';

interface Failing {
  readonly edits: readonly Edit[];
  /** For each finding, in the order of the text: words on its line, and words that it says. */
  readonly finds: readonly { readonly at: string; readonly says: string }[];
}

export interface RuleCases {
  /** By what is wrong. At least five, one of them with two findings. */
  readonly failing: Readonly<Record<string, Failing>>;
  /** By why it is right. At least five. */
  readonly passing: Readonly<Record<string, readonly Edit[]>>;
}

/** Tells what a rule finds and what it lets pass, each as a sound plan with something changed. */
export function tellCases(rule: Rule, { failing, passing }: RuleCases): void {
  const { id, fix } = rule;
  describe(id, () => {
    it('finds nothing in a sound plan', () => expect(findingsOf(planWith())).toEqual([]));

    it.each(Object.entries(failing))('finds: %s', (_, { edits, finds }) => {
      const text = planWith(...edits);
      const lines = text.split('\n');
      const found = findingsOf(text);
      expect(
        found.map(({ line, message, counterexample }) => ({
          at: lines[line - 1],
          says: `${message} ${counterexample ?? ''}`,
        })),
      ).toEqual(
        finds.map(({ at, says }) => ({ at: expect.stringContaining(at), says: expect.stringContaining(says) })),
      );
      expect(new Set(found.map((each) => each.fix))).toEqual(new Set([fix]));
    });

    it.each(Object.entries(passing))('lets pass: %s', (_, edits) => expect(findingsOf(planWith(...edits))).toEqual([]));

    it('is told by five cases of each kind, one with two findings', () => {
      expect(Object.keys(failing).length).toBeGreaterThanOrEqual(5);
      expect(Object.keys(passing).length).toBeGreaterThanOrEqual(5);
      expect(Math.max(...Object.values(failing).map(({ finds }) => finds.length))).toBeGreaterThanOrEqual(2);
    });
  });

  function findingsOf(text: string): readonly Finding[] {
    const findings = checkAgainst([rule], text, 'plan.yaml', checkedAt);
    const broken = findings.filter(isOfTheForm);
    if (broken.length > 0)
      throw new Error(`The case does not compile: ${broken.map(({ message }) => message).join(' ')}`);
    return findings.filter((each) => each.id === id);
  }
}

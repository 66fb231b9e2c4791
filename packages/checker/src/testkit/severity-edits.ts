import type { Severity } from '@muster/plan';
import { soundPlan } from './sound-plan.ts';
import type { Edit } from './sound-plan.ts';

/** Other conditions in place of all those of a level. */
export function rulesOf(level: Severity, ...conditions: readonly string[]): Edit {
  const [, rules] = new RegExp(`\n  ${level}:\n[^]*?    rules:\n((?:      .*\n)+)`).exec(soundPlan) ?? [];
  if (rules === undefined) throw new Error(`The plan has no rules of ${level}.`);
  return [rules, conditions.map((when) => `      - { when: '${when}', because: So it is told }\n`).join('')];
}

/** The plan does not say which of the rules that hold decides. */
export const noHitPolicy: Edit = ['  hit: highest\n', ''];

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { planOf } from '../fixtures/parsed.ts';
import { wholePlan } from '../fixtures/whole-plan.ts';
import { parsePlan, planDiff, planDigest } from '../index.ts';

const plan = planOf(wholePlan);
/** What the whole plan becomes when parts of its text are replaced, as "direction: sentence". */
function changes(...edits: readonly (readonly [old: string, fresh: string])[]): string[] {
  const text = edits.reduce((whole, [old, fresh]) => {
    if (!whole.includes(old)) throw new Error(`The plan does not say: ${old}`);
    return whole.replace(old, () => fresh);
  }, wholePlan);
  return planDiff(plan, planOf(text)).map(({ direction, sentence }) => `${direction}: ${sentence}`);
}

describe('two versions of a plan', () => {
  it('that are the same have no difference', () => {
    expect(planDiff(plan, planOf(wholePlan))).toEqual([]);
  });

  it.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'a quorum',
      [['approve: [1 of legal, 1 of executive]', 'approve: [1 of legal]']],
      [
        'weaker: lowered the quorum of notify-customers from 2 to 1',
        'weaker: notify-customers needs nobody of executive instead of 1',
      ],
    ],
    [
      'who approves',
      [['approve: [1 of legal], within: 2 h', 'approve: [1 of executive], within: 2 h']],
      [
        'weaker: retain-outside-counsel needs nobody of legal instead of 1',
        'stricter: retain-outside-counsel needs 1 of executive instead of nobody',
      ],
    ],
    [
      'a time to approve',
      [['within: 12 h, on_silence', 'within: 18 h, on_silence']],
      ['weaker: lengthened within of the gate notify-regulator from 12 h to 18 h'],
    ],
    [
      'a limit of a stage',
      [['within: 30 min of the first signal', 'within: 20 min of the first signal']],
      ['low', 'medium', 'high', 'critical'].map(
        (severity) =>
          `stricter: shortened within, ${severity} of the stage detect from 30 min of the first signal to 20 min of the first signal`,
      ),
    ],
    [
      'what a limit counts from',
      [
        [
          'detect: { owner: security, within: 30 min of the first signal',
          'detect: { owner: security, within: { high: 30 min of declaration }',
        ],
      ],
      [
        'weaker: removed within, low of the stage detect, which was 30 min of the first signal',
        'weaker: removed within, medium of the stage detect, which was 30 min of the first signal',
        'neutral: changed within, high of the stage detect from 30 min of the first signal to 30 min of declaration',
        'weaker: removed within, critical of the stage detect, which was 30 min of the first signal',
      ],
    ],
    [
      'a rule of severity',
      [
        [
          'rules: [{ when: people_affected >= 100, because: Many people }]',
          'rules: [{ when: people_affected >= 50, because: Many people }]',
        ],
      ],
      [
        'weaker: removed the severity rule people_affected >= 100',
        'stricter: added the severity rule people_affected >= 50',
      ],
    ],
    [
      'when customers are told',
      [
        [
          `when: 'atLeast(exposed_data, "personal")', gate: notify-customers`,
          `when: 'atLeast(exposed_data, "internal")', gate: notify-customers`,
        ],
      ],
      [
        'neutral: changed when of the notice to customers from "exposed data is at least personal" to "exposed data is at least internal"',
      ],
    ],
    [
      'a gate of a step',
      [['hold: enabled, gate: stop-revenue-feature', 'hold: enabled, gate: notify-regulator']],
      ['neutral: put the action assistant.stop behind the gate "notify-regulator" instead of "stop-revenue-feature"'],
    ],
    [
      'a step that gets a gate',
      [['gate: none, because: People serve', 'gate: stop-revenue-feature']],
      [
        'stricter: put the action assistant.fallback behind the gate stop-revenue-feature',
        'neutral: changed because of the action assistant.fallback from "People serve" to nothing',
      ],
    ],
    [
      'break-glass',
      [
        [
          'break_glass: { by: security-lead, when: stopped, review_within: 1 day, lasts: 4 h, reviewed_by: chief, never: [evidence, holds] }, ',
          '',
        ],
      ],
      ['stricter: removed break-glass of the gate stop-revenue-feature'],
    ],
    [
      'what break-glass never touches',
      [['never: [evidence, holds]', 'never: [evidence]']],
      ['weaker: removed holds from never of break-glass of the gate stop-revenue-feature'],
    ],
    [
      'a waiver',
      [['rule: APR-02', 'rule: APR-03']],
      [
        'stricter: removed the waiver APR-02 for notify-customers',
        'weaker: added the waiver APR-03 for notify-customers',
      ],
    ],
    [
      'a clock that is ruled out',
      [['us-hipaa-164-404: No health data', 'eu-dora-19: No bank']],
      [
        'stricter: removed the ruled-out regime us-hipaa-164-404: "No health data"',
        'weaker: added the ruled-out regime eu-dora-19: "No bank"',
      ],
    ],
    [
      'how long evidence is kept',
      [['title: Logs, keep: 2 years', 'title: Logs, keep: 1 year']],
      ['weaker: shortened keep of the evidence category application-logs from 2 years to 1 year'],
    ],
    [
      'who may lower a severity',
      [['lowered_by: [legal]', 'lowered_by: [legal, security]']],
      ['weaker: added security to severity lowered by'],
    ],
    [
      'a turn on call',
      [['"09:00", through: [operations-lead]', '"08:00", through: [operations-lead]']],
      [expect.stringMatching(/^neutral: changed rotations of the layer second of the schedule security from /)],
    ],
    [
      'a title',
      [['title: Assistant\n', 'title: Helper\n']],
      ['neutral: changed title of the system assistant from "Assistant" to "Helper"'],
    ],
  ])('that differ in %s', (_, edits, sentences) => {
    expect(changes(...edits)).toEqual(sentences);
  });

  it('have a difference exactly when their versions differ, whatever was changed', () => {
    const document = parseDocument(wholePlan);
    const scalars: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      if (Array.isArray(value)) value.forEach((entry, index) => walk(entry, [...path, index]));
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
      else scalars.push(path);
    };
    walk(document.toJS(), []);
    const other = fc.constantFrom(
      'other',
      'stop',
      '3 h',
      '2 years',
      'high',
      'false',
      '7',
      'security',
      'Mon 10:00',
      '2026-01-05',
    );
    let compared = 0;
    fc.assert(
      fc.property(fc.constantFrom(...scalars), other, (path, value) => {
        const edited = parseDocument(wholePlan);
        edited.setIn(path, value === 'false' ? false : value === '7' ? 7 : value);
        const parsed = parsePlan(edited.toString({ lineWidth: 0 }), 'plan.yaml');
        if (!parsed.ok) return;
        compared += 1;
        const found = planDiff(plan, parsed.plan);
        expect(found.length > 0).toBe(parsed.digest !== planDigest(plan));
        for (const { sentence } of found) expect(sentence).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(5);
  });
});

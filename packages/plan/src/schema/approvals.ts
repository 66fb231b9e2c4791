import { z } from 'zod';
import { functionIds } from '../plan-words.ts';
import { Hints } from '../near-miss.ts';
import { conditionText, custom, day, functionId, id, listOf, period } from './words.ts';

/** "1 of legal". */
const requirement = z.string().transform((text, context) => {
  const found = /^([1-9]|1\d|20) of ([a-z-]+)$/.exec(text.trim());
  const of = functionIds.find((known) => known === found?.[2]);
  if (found !== null && of !== undefined) return { count: Number(found[1]), of };
  if (found !== null) {
    const word = found[2] ?? '';
    const hint = new Hints().didYouMean(word, functionIds);
    const message = `There is no function "${word.slice(0, 60)}".${hint} Name one of: ${functionIds.join(', ')}.`;
    context.addIssue(custom('unknown-reference', message));
  } else {
    context.addIssue(custom('gate-quorum', 'Write how many of which function, at least one, like "1 of legal".'));
  }
  return z.NEVER;
});

const silence = z.strictObject(
  { after: period, escalate_to: listOf(id) },
  {
    error: (issue) =>
      issue.code === 'invalid_type' && typeof issue.input === 'string'
        ? `Silence never decides: "${issue.input.slice(0, 40)}" cannot stand here. Write { after: 15 min, escalate_to: [a seat] }.`
        : undefined,
  },
);

const gate = z.strictObject({
  approve: z.array(requirement).min(1, 'An approval needs at least one approver, like "1 of legal".').max(20),
  within: period,
  on_silence: silence,
  expires: period,
  run_within: period,
  break_glass: z
    .strictObject({
      by: id,
      when: conditionText,
      review_within: period,
      lasts: period.optional(),
      reviewed_by: id.optional(),
      never: listOf(z.enum(['evidence', 'holds'])).optional(),
    })
    .optional(),
  standing: z
    .strictObject({ template: id, released_by: functionId, until: day, at_most: z.int().min(1).max(1_000) })
    .optional(),
});

/** Who approves what. The five gates are those every plan must have; a plan may add its own. */
export const approvals = z
  .object({
    'notify-customers': gate,
    'public-statement': gate,
    'retain-outside-counsel': gate,
    'stop-revenue-feature': gate,
    'notify-regulator': gate,
  })
  .catchall(gate);

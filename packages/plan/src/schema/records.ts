import { z } from 'zod';
import { evidenceContents } from '../plan-words.ts';
import { conditionText, day, functionId, id, keepPeriod, line, listOf, period } from './words.ts';

const category = z.strictObject({
  title: line,
  keep: keepPeriod,
  lawful_basis: line,
  purpose: line,
  minimise: line.optional(),
  covers: listOf(z.enum(evidenceContents)).optional(),
  owner: functionId.optional(),
  collect_within: period.optional(),
  at_most: keepPeriod.optional(),
  sealed_original: z.boolean().optional(),
});

/** What is preserved. The six categories are those every plan must have; a plan may add its own. */
export const evidence = z
  .object({
    'application-logs': category,
    'prompts-and-outputs': category,
    'model-configuration': category,
    'access-logs': category,
    'vendor-correspondence': category,
    'decision-records': category,
  })
  .catchall(category);

const notification = z.strictObject({
  to: line,
  owner: functionId,
  when: conditionText,
  within: period.optional(),
  gate: id,
  because: line.optional(),
  template: id.optional(),
  holding: id.optional(),
  support_script: id.optional(),
  retraction: id.optional(),
  through: listOf(id).optional(),
});

/** Who is told, when, and behind which gate. These four audiences are compulsory; a plan may add others. */
export const notifications = z
  .object({ leadership: notification, customers: notification, regulators: notification, vendors: notification })
  .catchall(notification);

const lastRuns = z.record(z.string(), day);

/** How often the plan is tried, and when it last was. */
export const exercises = z.strictObject({
  every: period,
  scenarios: listOf(id),
  kill_switches_every: period,
  gates_every: period.optional(),
  clocks_every: period.optional(),
  last: z
    .strictObject({
      scenarios: lastRuns.optional(),
      gates: lastRuns.optional(),
      kill_switches: lastRuns.optional(),
      clocks: lastRuns.optional(),
    })
    .optional(),
  gaps: z
    .record(
      z.string(),
      z.strictObject({ title: line, owner: id, due: day, found: listOf(day), closed: day.optional() }),
    )
    .optional(),
});

/** How often the plan is read again, and by whom. */
export const review = z.strictObject({ every: period, owner: id, last: day.optional(), gate: id.optional() });

/** Findings that somebody answers for until a day. */
export const waivers = z
  .array(
    z.strictObject({
      rule: z.string().regex(/^[A-Z]{3}-\d{2}$/, 'Name the rule, like "APR-02".'),
      subject: line,
      owner: id,
      until: day,
      because: line,
    }),
  )
  .max(100);

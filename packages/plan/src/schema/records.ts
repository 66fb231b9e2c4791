import { z } from 'zod';
import { conditionText, functionId, id, keepPeriod, line, listOf, period } from './words.ts';

const category = z.strictObject({
  title: line,
  keep: keepPeriod,
  lawful_basis: line,
  purpose: line,
  minimise: line.optional(),
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
});

/** Who is told, when, and behind which gate. These four audiences are compulsory; a plan may add others. */
export const notifications = z
  .object({ leadership: notification, customers: notification, regulators: notification, vendors: notification })
  .catchall(notification);

/** How often the plan is tried. */
export const exercises = z.strictObject({ every: period, scenarios: listOf(id), kill_switches_every: period });

/** How often the plan is read again, and by whom. */
export const review = z.strictObject({ every: period, owner: id });

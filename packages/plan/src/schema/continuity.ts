import { z } from 'zod';
import { functionId, id, line, listOf, period } from './words.ts';

const businessProcess = z.strictObject({
  title: line,
  systems: listOf(id),
  pause: line.optional(),
  reroute: line.optional(),
  by_hand: line.optional(),
  bearable: period.optional(),
});

/** How the business goes on without a system: what can be paused, rerouted or done by hand. */
export const continuity = z.strictObject({
  owner: functionId,
  decision: id,
  processes: z.record(z.string(), businessProcess),
});

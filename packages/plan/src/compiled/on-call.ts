import { z } from 'zod';
import { hours } from './organisation.ts';
import { day, names, period } from './parts.ts';

/** A local date and time of a schedule's zone, `2026-12-24T09:00`. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** Seats that take turns. `only`: the hours it covers, all of them where the list is empty. */
const rotation = z.strictObject({
  zone: z.string(),
  everyDays: z.number().int().positive(),
  /** Local time of each handover. */
  at: z.string().regex(/^\d{2}:\d{2}$/),
  /** Local day of the first handover: the first seat's turn begins. */
  since: day,
  through: names.min(1),
  only: z.array(hours),
});

/** Who is called, layer by layer. In a layer an override wins over a holiday, that over the first rotation that covers. */
export const schedule = z.strictObject({
  title: z.string().nullable(),
  zone: z.string(),
  layers: z.array(z.strictObject({ id: z.string(), rotations: z.array(rotation).min(1) })).min(1),
  /** Later ones win. */
  overrides: z.array(
    z.strictObject({
      layer: z.string(),
      from: localTime,
      to: localTime,
      seat: z.string(),
      because: z.string().nullable(),
    }),
  ),
  /** On the holidays of a calendar of the plan, or of a country's table, these seats take turns, one holiday each. */
  holidays: z.array(z.strictObject({ layer: z.string(), calendar: z.string(), through: names.min(1) })),
  /** What happens when nobody answers: each counts from the first call. */
  escalation: z.array(
    z.strictObject({
      after: period,
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('seat'), seat: z.string() }),
        z.strictObject({ kind: z.literal('layer'), schedule: z.string(), layer: z.string() }),
      ]),
      by: names,
    }),
  ),
});

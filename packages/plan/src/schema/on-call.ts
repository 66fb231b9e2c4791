import { z } from 'zod';
import { weekdays } from '../plan-words.ts';
import { timeZone } from './organisation.ts';
import { custom, day, hoursOfWeek, id, line, listOf, localTime, period, timeOfDay } from './words.ts';

/** How long one turn lasts, in days. */
const turn = z.string().transform((text, context): number => {
  const found = /^([1-9]\d?) (day|week)s?$/.exec(text.trim());
  if (found !== null) return Number(found[1]) * (found[2] === 'week' ? 7 : 1);
  context.addIssue(custom('bad-time', 'A turn lasts whole days or weeks. Write "1 day", "1 week" or "2 weeks".'));
  return z.NEVER;
});

interface Handover {
  readonly weekday: (typeof weekdays)[number] | null;
  readonly time: string;
}

/** When turns change: "Mon 09:00", or "09:00" where a turn is not whole weeks. */
const handover = z.string().transform((text, context): Handover => {
  const [time = '', day, ...more] = text.trim().split(' ').toReversed();
  const weekday = weekdays.find((known) => known === day) ?? null;
  if (more.length === 0 && timeOfDay.test(time) && (day === undefined || weekday !== null)) return { weekday, time };
  context.addIssue(custom('bad-time', `"${text.slice(0, 40)}" is no handover. Write it like "Mon 09:00" or "09:00".`));
  return z.NEVER;
});

const rotation = z
  .strictObject({
    every: turn,
    at: handover,
    since: day.optional(),
    zone: timeZone.optional(),
    only: z.array(hoursOfWeek).min(1).max(20).optional(),
    through: z.array(id).min(1).max(100),
  })
  .superRefine(({ every, at }, context) => {
    if (at.weekday === null || every % 7 === 0) return;
    const message = 'Turns that are not whole weeks change on different weekdays. Write the time alone, like "09:00".';
    context.addIssue({ ...custom('bad-time', message), path: ['at'] });
  });

const step = z
  .strictObject({
    after: period,
    to: id.optional(),
    layer: id.optional(),
    schedule: id.optional(),
    by: listOf(id).optional(),
  })
  .superRefine(({ to, layer, schedule }, context) => {
    if ((to === undefined) !== (layer === undefined) && !(schedule !== undefined && layer === undefined)) return;
    context.addIssue(
      custom('missing', 'Say either `to`, with a seat, or `layer`, with a layer of this schedule or of `schedule`.'),
    );
  });

const override = z
  .strictObject({ layer: id, from: localTime, to: localTime, seat: id, because: line.optional() })
  .superRefine(({ from, to }, context) => {
    if (from < to) return;
    context.addIssue({ ...custom('bad-time', 'This ends before it begins.'), path: ['to'] });
  });

const schedule = z.strictObject({
  title: line.optional(),
  zone: timeZone.optional(),
  layers: z
    .array(z.strictObject({ layer: id, rotate: z.array(rotation).min(1).max(20) }))
    .min(1)
    .max(10),
  overrides: z.array(override).max(500).optional(),
  holidays: z
    .array(z.strictObject({ layer: id, calendar: z.string().min(1).max(60), through: z.array(id).min(1).max(100) }))
    .max(20)
    .optional(),
  escalate: z.array(step).max(20).optional(),
});

/** Who is called at which hour, and who after them when nobody answers. */
export const onCall = z.record(z.string(), schedule);

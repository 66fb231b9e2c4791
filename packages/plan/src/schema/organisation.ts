import { calendarIds, isTimeZone } from '@muster/clocks';
import { z } from 'zod';
import { custom, day, id, line, listOf, roles } from './words.ts';

export const timeZone = z.string().superRefine((zone, context) => {
  if (isTimeZone(zone)) return;
  context.addIssue(
    custom(
      'unknown-value',
      `"${zone.slice(0, 60)}" is no time zone. Name one of the IANA database, like "Europe/Dublin".`,
    ),
  );
});

const entity = z.strictObject({
  title: line,
  country: z.string().regex(/^[A-Z]{2}$/, 'Write the two letters of the country, like "IE".'),
  jurisdictions: listOf(line).optional(),
  sector: id.optional(),
  listed: z.boolean().optional(),
  roles: z.record(z.string(), roles).optional(),
});

const closingCalendar = z.strictObject({
  title: line,
  holidays: z.enum(calendarIds).optional(),
  closed: listOf(day, 0).optional(),
});

/** Who the plan is for, and where its time is counted. */
export const organisation = z.strictObject({
  name: line,
  time_zone: timeZone,
  holidays: z.enum(calendarIds),
  jurisdictions: listOf(line),
  entities: z.record(z.string(), entity).optional(),
  calendars: z.record(z.string(), closingCalendar).optional(),
});

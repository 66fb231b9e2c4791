import { calendarIds, isTimeZone } from '@muster/clocks';
import { z } from 'zod';
import { custom, line, listOf } from './words.ts';

const timeZone = z.string().superRefine((zone, context) => {
  if (isTimeZone(zone)) return;
  context.addIssue(
    custom(
      'unknown-value',
      `"${zone.slice(0, 60)}" is no time zone. Name one of the IANA database, like "Europe/Dublin".`,
    ),
  );
});

/** Who the plan is for, and where its time is counted. */
export const organisation = z.strictObject({
  name: line,
  time_zone: timeZone,
  holidays: z.enum(calendarIds),
  jurisdictions: listOf(line),
});

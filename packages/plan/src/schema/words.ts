import { z } from 'zod';
import { parsePeriod } from '@muster/clocks';
import type { Period } from '@muster/clocks';
import type { Hours } from '../compiled-parts.ts';
import type { TimeLimit } from '../compiled-plan.ts';
import { functionIds, severities, weekdays } from '../plan-words.ts';
import type { FaultCode } from '../fault.ts';

/** A line for people: one to 400 characters. */
export const line = z.string().trim().min(1).max(400);

/** A longer statement for people. */
export const statement = z.string().trim().min(1).max(4_000);

/** Names that plans give to things: lower case, digits and hyphens. Whether it exists is judged elsewhere. */
export const idShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const id = named(idShape, 'Write it in lower case with hyphens, like "support-assistant".');

/** Facts are names in conditions, so they use underscores. */
export const factIdShape = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** What names look like, in words. */
export const longestName = 60;

export const functionId = z.enum(functionIds);
export const severity = z.enum(severities);

/** A list in which every entry stands once. */
export function listOf<T extends z.ZodType<string>>(entry: T, least = 1) {
  return z
    .array(entry)
    .min(least)
    .max(100)
    .superRefine((entries, context) => {
      entries.forEach((value, index) => {
        if (entries.indexOf(value) < index) {
          context.addIssue({
            ...custom('duplicate', `"${value}" stands in this list twice. Remove one.`),
            path: [index],
          });
        }
      });
    });
}

/** A condition's text. `true` may stand without quotes. */
export const conditionText = z.union([z.string(), z.literal(true).transform(() => 'true')], {
  error: 'A condition is text. Put it in quotes.',
});

/** A day of the calendar. */
export const day = z.string().superRefine((text, context) => {
  if (isDay(text)) return;
  context.addIssue(
    custom('bad-time', `"${text.slice(0, 40)}" is no day. Write year, month and day, like "2026-11-23".`),
  );
});

export const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A local date and time: "2026-12-24 09:00". */
export const localTime = z.string().transform((text, context): string => {
  const [date = '', time = '', ...more] = text.trim().split(/[ T]/);
  if (more.length === 0 && isDay(date) && timeOfDay.test(time)) return `${date}T${time}`;
  context.addIssue(custom('bad-time', `"${text.slice(0, 40)}" is no local time. Write it like "2026-12-24 09:00".`));
  return z.NEVER;
});

/** Hours of the week: "Mon-Fri 08:00-18:00", "Sat, Sun 10:00-16:00"; without days, every day. */
export const hoursOfWeek = z.string().transform((text, context): Hours => {
  const found = /^(?:(.+) )?(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(text.trim());
  const [, named, from = '', to = ''] = found ?? [];
  const days = named === undefined ? [...weekdays] : daysOf(named);
  if (days !== null && timeOfDay.test(from) && timeOfDay.test(to)) return { days, from, to };
  const message = `"${text.slice(0, 40)}" is no hours of the week. Write them like "Mon-Fri 08:00-18:00"; "22:00-06:00" ends on the next day.`;
  context.addIssue(custom('bad-time', message));
  return z.NEVER;
});

/** What somebody is under a law: one role or several. */
export const roles = z.union([id.transform((role) => [role]), listOf(id)], {
  error: 'Write the role as a word, or several in square brackets.',
});

/** A period in the plan's words. */
export const period = z.string().transform((text, context): Period => {
  const parsed = parsePeriod(text);
  if (parsed.ok) return parsed.period;
  context.addIssue(custom('bad-time', parsed.message));
  return z.NEVER;
});

/** How long something is kept once the incident is closed; "after closure" may be said or left out. */
export const keepPeriod = z
  .string()
  .transform((text) => text.trim().replace(/ after closure$/, ''))
  .pipe(period);

/** A limit with what it counts from, where the plan says it: "1 h of declaration". */
export function limit(otherwise: TimeLimit['from']) {
  return z.string().transform((text, context): TimeLimit => {
    const words = text.trim().replaceAll(/\s+/g, ' ');
    const found = /^(.+?) (?:of|from|after) (?:the )?(declaration|first signal)$/.exec(words);
    const parsed = parsePeriod(found?.[1] ?? words);
    if (!parsed.ok) {
      context.addIssue(
        custom(
          'bad-time',
          `${parsed.message} Add "of declaration" or "of the first signal" where it counts from there.`,
        ),
      );
      return z.NEVER;
    }
    const from = found === null ? otherwise : found[2] === 'declaration' ? 'declaration' : 'first-signal';
    return { period: parsed.period, from, text: words };
  });
}

/** Limits by severity, or one for all. */
export function limits() {
  const one = limit('stage');
  const bySeverity = z.strictObject({
    critical: one.optional(),
    high: one.optional(),
    medium: one.optional(),
    low: one.optional(),
  });
  return z.union([
    z.string().pipe(one),
    bySeverity.refine((given) => Object.keys(given).length > 0, 'Name at least one severity with its limit.'),
  ]);
}

/** A custom issue that carries the fault code it becomes. */
export function custom(fault: FaultCode, message: string) {
  return { code: 'custom' as const, message, params: { fault } };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** "Mon-Fri", "Sat, Sun", "Fri-Mon"; null where a day is none. */
function daysOf(text: string): Hours['days'] | null {
  const days = text.split(/, ?/).map((part) => {
    const [first, last = first, ...more] = part.split('-').map((name) => weekdays.findIndex((day) => day === name));
    if (first === undefined || last === undefined || first < 0 || last < 0 || more.length > 0) return null;
    const length = ((last - first + 7) % 7) + 1;
    return weekdays.filter((_, index) => (index - first + 7) % 7 < length);
  });
  if (days.includes(null)) return null;
  const named = new Set(days.flatMap((part) => part ?? []));
  return weekdays.filter((day) => named.has(day));
}

function named(shape: RegExp, how: string) {
  return z.string().superRefine((text, context) => {
    if (shape.test(text) && text.length <= longestName && text !== 'constructor') return;
    context.addIssue(
      custom('bad-name', `"${text.slice(0, longestName)}" is no name. ${how} At most ${longestName} characters.`),
    );
  });
}

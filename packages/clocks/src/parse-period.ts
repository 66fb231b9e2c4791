import type { Period } from './period.ts';

/** A period, or what is wrong with its wording and how to mend it. */
export type ParsedPeriod =
  | { readonly ok: true; readonly period: Period }
  | { readonly ok: false; readonly message: string };

/** Longest period a plan may state: 100 years. Longer ones are slips of the pen and would leave every calendar. */
export const longestPeriod = { seconds: 3_155_760_000, months: 1_200, businessDays: 2_600 } as const;

const secondsPerUnit = new Map([
  ['s', 1],
  ['min', 60],
  ['h', 3_600],
  ['day', 86_400],
  ['week', 604_800],
]);
const monthsPerUnit = new Map([
  ['month', 1],
  ['year', 12],
]);

const forms =
  'Write for example "30 min", "4 h", "1 week", "3 months", "2 years", "2 business days" or "18:00 of the same business day, never later than 8 h".';

/** Reads a period in the plan's words. Singular and plural are the same; numbers are whole and at least 1. */
export function parsePeriod(text: string): ParsedPeriod {
  if (text.length > 80) return fault('A time limit of more than 80 characters cannot be read.');
  const words = text.trim().replaceAll(/\s+/g, ' ');
  return (
    readBusinessDays(words) ?? readSameBusinessDay(words) ?? readPlain(words) ?? fault(`"${words}" is no time limit.`)
  );
}

function readBusinessDays(words: string): ParsedPeriod | null {
  const days = /^(\d+) business days?$/.exec(words)?.[1];
  if (days === undefined) return null;
  const count = Number(days);
  if (count < 1 || count > longestPeriod.businessDays) return outOfRange(words);
  return { ok: true, period: { kind: 'business-days', days: count } };
}

function readSameBusinessDay(words: string): ParsedPeriod | null {
  const found = /^(\d{1,2}:\d{2}) of the same business day(?:, never later than (.+))?$/.exec(words);
  if (found === null) return null;
  const [, at = '', cap] = found;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return fault(`"${at}" is no time of day from 00:00 to 23:59.`);
  if (cap === undefined) return { ok: true, period: { kind: 'same-business-day', at, atMostSeconds: null } };
  const limit = readPlain(cap);
  if (limit === null) return fault(`"${cap}" after "never later than" is no length of time.`);
  if (!limit.ok) return limit;
  if (limit.period.kind !== 'elapsed')
    return fault(`"never later than" needs minutes, hours, days or weeks, not "${cap}".`);
  return { ok: true, period: { kind: 'same-business-day', at, atMostSeconds: limit.period.seconds } };
}

function readPlain(words: string): ParsedPeriod | null {
  const found = /^(\d+) ?([a-z]+)$/.exec(words);
  if (found === null) return null;
  const count = Number(found[1]);
  const unit = singular(found[2] ?? '');
  const seconds = secondsPerUnit.get(unit);
  if (seconds !== undefined) {
    if (count < 1 || count * seconds > longestPeriod.seconds) return outOfRange(words);
    return { ok: true, period: { kind: 'elapsed', seconds: count * seconds } };
  }
  const months = monthsPerUnit.get(unit);
  if (months === undefined) return null;
  if (count < 1 || count * months > longestPeriod.months) return outOfRange(words);
  return { ok: true, period: { kind: 'months', months: count * months } };
}

function singular(unit: string): string {
  return unit.length > 2 && unit.endsWith('s') ? unit.slice(0, -1) : unit;
}

function outOfRange(words: string): ParsedPeriod {
  return fault(`"${words}" is not between 1 and 100 years.`);
}

function fault(problem: string): ParsedPeriod {
  return { ok: false, message: `${problem} ${forms}` };
}

import { parseInstant } from '@muster/clocks';
import { dutiesOr } from './duty.ts';
import type { Duty, ReadDuties } from './duty.ts';

/** Characters of a calendar file: far above two years of duties. */
const longest = 4_000_000;

interface Line {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/**
 * The duties of an iCalendar file (RFC 5545): each event from its start to its end, for whoever its summary names. Times
 * with Z, with a TZID that is an IANA zone, or whole days, which count in `zone`. Events that repeat are refused: paging
 * tools export each turn by itself. Cancelled events are left out.
 */
export function readICalendar(text: string, zone: string): ReadDuties {
  if (text.length > longest)
    return { ok: false, faults: [`The calendar has more than ${longest} characters. Export less time.`] };
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  if (lines[0]?.trim() !== 'BEGIN:VCALENDAR')
    return { ok: false, faults: ['This is no iCalendar file: it does not begin with BEGIN:VCALENDAR.'] };
  const duties: Duty[] = [];
  const faults: string[] = [];
  let event: Map<string, Line> | null = null;
  let number = 0;
  for (const raw of lines) {
    const line = readLine(raw);
    if (line.name === 'BEGIN' && line.value === 'VEVENT') [event, number] = [new Map<string, Line>(), number + 1];
    else if (line.name === 'END' && line.value === 'VEVENT' && event !== null) {
      const duty = dutyOf(event, zone);
      if (typeof duty === 'string') faults.push(`Event ${number}: ${duty}`);
      else if (duty !== null) duties.push(duty);
      event = null;
    } else if (event !== null && !event.has(line.name)) event.set(line.name, line);
  }
  return dutiesOr(duties, faults);
}

function readLine(raw: string): Line {
  const found = /^([A-Za-z-]{1,60})((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/.exec(raw);
  return { name: (found?.[1] ?? '').toUpperCase(), parameters: found?.[2] ?? '', value: found?.[3] ?? '' };
}

/** A duty, null for an event that was cancelled, or what is wrong with it. */
function dutyOf(event: ReadonlyMap<string, Line>, zone: string): Duty | string | null {
  if (event.get('STATUS')?.value === 'CANCELLED') return null;
  if (event.has('RRULE')) return 'it repeats. Export each turn as an event of its own.';
  const who = unescaped(event.get('SUMMARY')?.value ?? '').trim();
  if (who === '') return 'it has no summary, so nobody is named.';
  const from = instantOf(event.get('DTSTART'), zone);
  const until = instantOf(event.get('DTEND'), zone);
  if (from === null || until === null) return 'it needs DTSTART and DTEND that can be read.';
  return from < until ? { from, until, who } : 'it ends before it begins.';
}

function instantOf(line: Line | undefined, zone: string): Duty['from'] | null {
  if (line === undefined) return null;
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(line.value);
  const named = /;TZID="?([^";:]+)"?/.exec(line.parameters)?.[1];
  if (found === null) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', utc = ''] = found;
  try {
    const local = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
    return parseInstant(
      local
        .toZonedDateTime(utc === 'Z' ? 'UTC' : (named ?? zone))
        .toInstant()
        .toString(),
    );
  } catch {
    return null;
  }
}

/** RFC 5545, section 3.3.11. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? ' ' : mark));
}

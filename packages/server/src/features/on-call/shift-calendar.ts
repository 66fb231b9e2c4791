import type { Instant } from '@muster/clocks';
import type { ScheduleView } from './present-on-call.ts';

/** What a calendar is made of. Names of people are not in it: a feed leaves the house. */
export interface CalendarOf {
  readonly schedule: ScheduleView;
  /** Only the shifts of this seat; all of them for null. */
  readonly seat: string | null;
  readonly now: Instant;
  readonly host: string;
}

/**
 * The shifts of a schedule as a calendar (RFC 5545). An event has the same UID for as long as the shift begins at the same
 * instant, so that a program that reads the feed again moves it instead of doubling it.
 */
export function shiftCalendar({ schedule, seat, now, host }: CalendarOf): string {
  const title = schedule.title ?? schedule.id;
  const events = schedule.layers.flatMap(({ layer, spans }) =>
    spans.flatMap((span) => {
      if (span.seat === null || (seat !== null && span.seat !== seat)) return [];
      return [
        'BEGIN:VEVENT',
        `UID:${escaped(`${schedule.id}-${layer}-${stamp(span.from)}@${host}`)}`,
        `DTSTAMP:${stamp(now)}`,
        `DTSTART:${stamp(span.from)}`,
        `DTEND:${stamp(span.to)}`,
        `SUMMARY:${escaped(`On call: ${span.seat} (${title}, ${layer})`)}`,
        `DESCRIPTION:${escaped(span.why)}`,
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ];
    }),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Muster//On call//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(`On call: ${title}`)}`,
    `X-WR-CALNAME:${escaped(`On call: ${title}`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261123T093000Z` (RFC 5545, section 3.3.5). */
function stamp(instant: string): string {
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Text of RFC 5545, section 3.3.11; control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, '');
}

/** Lines of at most 75 bytes; what is longer goes on in the next, behind a space (section 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > 74) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}

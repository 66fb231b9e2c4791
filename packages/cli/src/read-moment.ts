import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { CliError } from './cli-error.ts';

/** A moment as it is said: with its offset, or as the clock on the wall of a zone shows it. */
export function readMoment(said: string, zone: string, option: string): Instant {
  const moment = withOffset(said) ?? onTheWall(said, zone);
  if (moment !== null) return parseInstant(moment.toString());
  throw new CliError('usage', {
    what: `"${said}" is no moment.`,
    where: option,
    mend: `2026-12-27T03:00 is read in ${zone}; with an offset it is exact: 2026-12-27T03:00Z`,
  });
}

function withOffset(said: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(said);
  } catch {
    return null;
  }
}

function onTheWall(said: string, zone: string): Temporal.Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(said)) return null;
  try {
    return Temporal.PlainDateTime.from(said.replace(' ', 'T')).toZonedDateTime(zone).toInstant();
  } catch {
    return null;
  }
}

import type { OnCallSchedule } from '../../compiled-parts.ts';
import type { Duty } from './duty.ts';

type Override = OnCallSchedule['overrides'][number];

export interface OverrideFaults {
  readonly ok: false;
  readonly faults: readonly string[];
}

/**
 * Duties from another tool as overrides of a layer, in the local time of the schedule's zone. `seats`: the seat of each
 * name that the tool uses. A name without a seat is a fault, and so is a moment that local time cannot tell: in the hour
 * that stands twice, or between two minutes.
 */
export function dutiesAsOverrides(
  duties: readonly Duty[],
  {
    layer,
    zone,
    seats,
  }: { readonly layer: string; readonly zone: string; readonly seats: ReadonlyMap<string, string> },
): { readonly ok: true; readonly overrides: readonly Override[] } | OverrideFaults {
  const faults = new Set<string>();
  const overrides = duties.flatMap(({ from, until, who }): Override[] => {
    const seat = seats.get(who);
    if (seat === undefined) faults.add(`No seat is named for "${who.slice(0, 100)}".`);
    const [begins, ends] = [from, until].map(
      (instant) => localTime(instant, zone) ?? faults.add(`${instant} has no local time of its own in ${zone}.`),
    );
    if (seat === undefined || typeof begins !== 'string' || typeof ends !== 'string') return [];
    return [{ layer, from: begins, to: ends, seat, because: 'Imported' }];
  });
  return faults.size > 0 ? { ok: false, faults: [...faults] } : { ok: true, overrides };
}

function localTime(instant: string, zone: string): string | null {
  const at = Temporal.Instant.from(instant);
  const local = at.toZonedDateTimeISO(zone).toPlainDateTime();
  const text = local.toString({ smallestUnit: 'minute' });
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().equals(at) ? text : null;
}

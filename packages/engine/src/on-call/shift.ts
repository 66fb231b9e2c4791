import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { personOf } from '../actor.ts';
import type { Actor } from '../actor.ts';
import { entry } from '../entry.ts';
import type { ScheduleEvent } from '../events/all-events.ts';
import type { unheardSteps } from '../events/shift-unheard.ts';
import { personInSeat } from '../incident/context.ts';
import type { Directory } from '../incident/context.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';

/** The latest hand-over of a layer: from whom to whom, and whether whoever came on knows it. */
export interface Shift {
  readonly layer: string;
  readonly seat: string;
  /** The seat that was on call before; null where none was. */
  readonly before: string | null;
  readonly at: Instant;
  readonly heard: { readonly by: string; readonly at: Instant } | null;
  /** What was done because nothing was heard. */
  readonly steps: readonly (typeof unheardSteps)[number][];
}

/** By layer. */
export type Shifts = Readonly<Record<string, Shift>>;

interface Seated {
  readonly layer: string;
  readonly seat: string | null;
}

const minute = 60_000;
/** How long whoever comes on call has to say so, and how long until the one before hears that they did not. */
const limits = { again: 15 * minute, before: 30 * minute } as const;
/** After so long nobody is told any more: Muster was down, and whoever is on call has found out, or a page tells them. */
const tooLate = 120 * minute;

/** The hand-overs after the layers have changed. The first look only learns who is on call. */
export function shiftsAfter(
  shifts: Shifts,
  former: readonly Seated[] | null,
  layers: readonly Seated[],
  at: Instant,
): Shifts {
  if (former === null) return shifts;
  const changed = layers.flatMap(({ layer, seat }): [string, Shift][] => {
    const before = former.find((each) => each.layer === layer)?.seat ?? null;
    if (seat === before || seat === null) return [];
    return [[layer, { layer, seat, before, at, heard: null, steps: [] }]];
  });
  const there = Object.entries(shifts).filter(([layer, { seat }]) =>
    layers.some((each) => each.layer === layer && each.seat === seat),
  );
  return { ...Object.fromEntries(there), ...Object.fromEntries(changed) };
}

/** Whoever came on call says that they know it. */
export function decideHear(
  shifts: Shifts,
  layer: string,
  { actor, directory }: { readonly actor: Actor; readonly directory: Directory },
): Result<readonly ScheduleEvent[], Refusal> {
  const shift = entry(shifts, layer);
  if (shift === undefined)
    return refuse('shift/unknown', `Nothing was handed over in ${layer} lately.`, 'Look: muster on-call show.');
  const person = personOf(actor);
  if (personInSeat(null, directory, shift.seat) !== person)
    return refuse('shift/not-yours', `Only who sits in ${shift.seat} can say that they heard it.`, 'Ask them.');
  if (shift.heard !== null) return accept([]);
  return accept([{ type: 'shift-heard', data: { layer, seat: shift.seat, person } }]);
}

/** What is due because somebody has not said that they know it. A seat that is vacant, or no hand-over at all, asks nobody. */
export function unheardNow(shifts: Shifts, now: Instant, directory: Directory): readonly ScheduleEvent[] {
  return Object.values(shifts).flatMap((shift): readonly ScheduleEvent[] => {
    if (!isAsked(shift, directory) || shift.heard !== null) return [];
    const { layer, seat, before, at, steps } = shift;
    const next = steps.length === 0 ? 'again' : steps.length === 1 ? 'before' : null;
    if (next === null || now < addMilliseconds(at, limits[next]) || now > addMilliseconds(at, tooLate)) return [];
    return [{ type: 'shift-unheard', data: { layer, seat, before, step: next } }];
  });
}

/** Somebody else is on call than before, and somebody sits there. */
export function isAsked({ seat, before }: Shift, directory: Directory): boolean {
  const on = personInSeat(null, directory, seat);
  return on !== null && (before === null || on !== personInSeat(null, directory, before));
}

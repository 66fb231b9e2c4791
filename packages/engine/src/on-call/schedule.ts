import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { OnCallCover } from '@muster/plan';
import type { ScheduleEvent } from '../events/all-events.ts';
import { shiftsAfter } from './shift.ts';
import type { Shift, Shifts } from './shift.ts';
import type { RecordedOf } from '../record/read-event.ts';

export type RecordedScheduleEvent = RecordedOf<ScheduleEvent>;

/** What people agreed on beside the plan for one of its schedules, and whom it called when somebody last looked. */
export interface Schedule {
  readonly id: string;
  readonly version: number;
  /** By their ids, in the order in which they were offered. */
  readonly covers: Readonly<Record<string, Cover>>;
  /** Null before the first look. */
  readonly onCall: OnCallSeen | null;
  /** The latest hand-over of each layer. */
  readonly shifts: Shifts;
  readonly updatedAt: Instant;
}

export interface OnCallSeen {
  readonly plan: string;
  readonly layers: readonly { readonly layer: string; readonly seat: string | null; readonly until: Instant | null }[];
}

/** Somebody who stands in from an instant until before another. */
export interface Cover {
  readonly id: string;
  readonly layer: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly seat: string;
  readonly offeredBy: string;
  readonly state: 'offered' | 'standing' | 'withdrawn';
}

/** Milliseconds after its end for which a cover is shown: two months. */
const keptFor = 62 * 86_400_000;

/** What counts, the latest accepted last. */
export function standingCovers(schedule: Schedule | null): readonly OnCallCover[] {
  if (schedule === null) return [];
  return Object.values(schedule.covers)
    .filter(({ state }) => state === 'standing')
    .map(({ layer, from, to, seat }) => ({ schedule: schedule.id, layer, from, to, seat }));
}

export function evolveSchedule(before: Schedule | null, event: RecordedScheduleEvent): Schedule {
  const { version, recordedAt: updatedAt } = event;
  const id = event.stream.slice(event.stream.indexOf('/') + 1);
  const was = before ?? { id, version, covers: {}, onCall: null, shifts: {}, updatedAt };
  return { ...was, ...change(was, event), version, updatedAt };
}

function change(was: Schedule, event: RecordedScheduleEvent): Partial<Schedule> {
  switch (event.type) {
    case 'cover-offered': {
      const { cover: id, ...asked } = event.data;
      const kept = Object.entries(was.covers).filter(([, { to }]) => to > addMilliseconds(event.recordedAt, -keptFor));
      return { covers: { ...Object.fromEntries(kept), [id]: { id, ...asked, state: 'offered' } } };
    }
    case 'cover-accepted':
      return { covers: withState(was.covers, event.data.cover, 'standing') };
    case 'cover-withdrawn':
      return { covers: withState(was.covers, event.data.cover, 'withdrawn') };
    case 'on-call-changed':
      return {
        onCall: event.data,
        shifts: shiftsAfter(was.shifts, was.onCall?.layers ?? null, event.data.layers, event.recordedAt),
      };
    case 'shift-heard': {
      const { layer, person: by } = event.data;
      return { shifts: withShift(was.shifts, layer, { heard: { by, at: event.recordedAt } }) };
    }
    case 'shift-unheard': {
      const { layer, step } = event.data;
      return { shifts: withShift(was.shifts, layer, { steps: [...(was.shifts[layer]?.steps ?? []), step] }) };
    }
  }
}

function withShift(shifts: Shifts, layer: string, part: Partial<Shift>): Shifts {
  const shift = shifts[layer];
  return shift === undefined ? shifts : { ...shifts, [layer]: { ...shift, ...part } };
}

function withState(covers: Schedule['covers'], id: string, state: Cover['state']): Schedule['covers'] {
  const cover = covers[id];
  return cover === undefined ? covers : { ...covers, [id]: { ...cover, state } };
}

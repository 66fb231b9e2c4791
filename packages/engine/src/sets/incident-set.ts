import type { Instant } from '@muster/clocks';
import type { ContentRef } from '../content-ref.ts';
import type { SetEvent } from '../events/all-events.ts';
import type { RecordedOf } from '../record/read-event.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';

export type RecordedSetEvent = RecordedOf<SetEvent>;

/** Incidents with the same cause. Each stays an incident of its own. */
export interface IncidentSet {
  readonly id: string;
  readonly reference: string;
  readonly name: ContentRef;
  readonly cause: ContentRef;
  /** Ids, in the order in which they came in. */
  readonly incidents: readonly string[];
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
}

export type SetCommand =
  | {
      readonly type: 'open-set';
      readonly reference: string;
      readonly name: ContentRef;
      readonly cause: ContentRef;
      readonly incidents: readonly string[];
    }
  | { readonly type: 'join-set'; readonly incidents: readonly string[] }
  | { readonly type: 'leave-set'; readonly incident: string; readonly reason: ContentRef };

/** Most incidents of one set: beyond it nobody looks through them one by one. */
const mostIncidents = 1_000;

/** Whether somebody sits in a seat of the plan is known by whoever asks: it is the same for every set. */
export function decideSet(
  set: IncidentSet | null,
  command: SetCommand,
  isSeated: boolean,
): Result<readonly SetEvent[], Refusal> {
  if (!isSeated)
    return refuse('set/not-yours', 'People who sit in a seat of the plan keep sets.', 'Ask one of them.', 'functions');
  switch (command.type) {
    case 'open-set': {
      const { type: _, incidents, ...data } = command;
      return accept([{ type: 'set-opened', data: { ...data, incidents: [...new Set(incidents)] } }]);
    }
    case 'join-set': {
      if (set === null) return refuseUnknown();
      const more = [...new Set(command.incidents)].filter((each) => !set.incidents.includes(each));
      if (more.length === 0) return refuse('set/member', 'They are in this set already.', 'Name others.');
      if (set.incidents.length + more.length > mostIncidents)
        return refuse('set/too-many', `A set has ${mostIncidents} incidents at most.`, 'Open another set.');
      return accept([{ type: 'set-joined', data: { incidents: more } }]);
    }
    case 'leave-set': {
      if (set === null) return refuseUnknown();
      const { incident, reason } = command;
      if (!set.incidents.includes(incident))
        return refuse('set/not-member', 'It is not in this set.', 'Look at the set as it is now.');
      return accept([{ type: 'set-left', data: { incident, reason } }]);
    }
  }
}

function refuseUnknown(): Result<never, Refusal> {
  return refuse('set/unknown', 'There is no such set.', 'List the sets.');
}

export function evolveSet(before: IncidentSet | null, event: RecordedSetEvent): IncidentSet {
  const { recordedAt: updatedAt } = event;
  if (event.type === 'set-opened') {
    const { reference, name, cause, incidents } = event.data;
    const id = event.stream.slice(event.stream.indexOf('/') + 1);
    return { id, reference, name, cause, incidents, openedAt: updatedAt, updatedAt };
  }
  if (before === null) throw new TypeError(`A set begins with set-opened, not with ${event.type}.`);
  switch (event.type) {
    case 'set-joined':
      return { ...before, incidents: [...before.incidents, ...event.data.incidents], updatedAt };
    case 'set-left':
      return { ...before, incidents: before.incidents.filter((each) => each !== event.data.incident), updatedAt };
  }
}

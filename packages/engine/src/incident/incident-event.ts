import type { IncidentEvent } from '../events/all-events.ts';
import type { Recorded } from '../record/recorded.ts';
import type { RecordedOf } from '../record/read-event.ts';

export type RecordedIncidentEvent = RecordedOf<IncidentEvent>;

/** What a change of state needs of an event's envelope; a decision has it before the event is written. */
export type Happened = Pick<Recorded, 'stream' | 'organisation' | 'version' | 'recordedAt' | 'actor'>;

type HappenedOf<Event> = Event extends IncidentEvent ? Event & Happened : never;

export type HappenedIncidentEvent = HappenedOf<IncidentEvent>;

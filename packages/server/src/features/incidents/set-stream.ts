import { contentRef, eventReader, evolveSet, recurrenceEvents, setEvents } from '@muster/engine';
import type { IncidentSet, Recorded, RecordedSetEvent } from '@muster/engine';
import { z } from 'zod';
import type { RowChange } from '../../platform/store/store.ts';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const setStream: StreamKind<IncidentSet, RecordedSetEvent> = {
  name: 'incident-set',
  read: eventReader(setEvents),
  evolve: evolveSet,
};

/** One stream for each month that somebody has looked through; what was found is in its event. */
export const recurrenceStream: StreamKind<{ readonly reviewed: true }, Recorded> = {
  name: 'recurrence',
  read: eventReader(recurrenceEvents),
  evolve: () => ({ reviewed: true }),
};

/** Every set by its reference, those opened last at the end. Holds references to content, never text. */
export const setModel = 'incident-set';

export const setRow = z.strictObject({
  id: z.string(),
  reference: z.string(),
  name: contentRef,
  cause: contentRef,
  incidents: z.array(z.string()),
  openedAt: z.string(),
});
export type SetRow = z.infer<typeof setRow>;

export function setRows({ id, reference, name, cause, incidents, openedAt }: IncidentSet): readonly RowChange[] {
  const row = { id, reference, name, cause, incidents, openedAt };
  return [{ model: setModel, key: reference, sort: `${openedAt} ${id}`, row }];
}

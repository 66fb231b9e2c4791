import { eventReader, evolveSavedViews, viewEvents } from '@muster/engine';
import type { RecordedViewEvent, SavedViews } from '@muster/engine';
import type { StreamKind } from '../../platform/streams/streams.ts';

/** One stream for each person: what they saved. */
export const viewStream: StreamKind<SavedViews, RecordedViewEvent> = {
  name: 'views',
  read: eventReader(viewEvents),
  evolve: evolveSavedViews,
};

import { eventReader, evolveIncident, incidentEvents } from '@muster/engine';
import type { Incident, RecordedIncidentEvent } from '@muster/engine';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const incidentStream: StreamKind<Incident, RecordedIncidentEvent> = {
  name: 'incident',
  read: eventReader(incidentEvents),
  evolve: evolveIncident,
};

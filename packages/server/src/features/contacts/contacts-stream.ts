import { contactEvents, eventReader, evolveContacts } from '@muster/engine';
import type { Contacts, RecordedContactEvent } from '@muster/engine';
import type { StreamKind } from '../../platform/streams/streams.ts';

/** How one person is reached, under the id of the person. */
export const contactsStream: StreamKind<Contacts, RecordedContactEvent> = {
  name: 'contacts',
  read: eventReader(contactEvents),
  evolve: evolveContacts,
};

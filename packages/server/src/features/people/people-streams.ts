import { eventReader, evolvePerson, evolveSeat, personEvents, seatEvents, serviceTokenEvents } from '@muster/engine';
import type {
  ServiceScope,
  ContentRef,
  Person,
  RecordedOf,
  RecordedPersonEvent,
  RecordedSeatEvent,
  ServiceTokenEvent,
} from '@muster/engine';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const personStream: StreamKind<Person, RecordedPersonEvent> = {
  name: 'person',
  read: eventReader(personEvents),
  evolve: evolvePerson,
};

/** Who sits in a seat, null for nobody. */
export interface Seat {
  readonly seat: string;
  readonly person: string | null;
}

export const seatStream: StreamKind<Seat, RecordedSeatEvent> = {
  name: 'seat',
  read: eventReader(seatEvents),
  evolve: (before, event) => ({ seat: idOf(event.stream), person: evolveSeat(before?.person ?? null, event) }),
};

export interface ServiceToken {
  readonly id: string;
  readonly scope: ServiceScope;
  readonly title: ContentRef;
  readonly secretHash: string;
  readonly expiresAt: string;
  readonly revoked: boolean;
}

type RecordedServiceTokenEvent = RecordedOf<ServiceTokenEvent>;

export const serviceTokenStream: StreamKind<ServiceToken, RecordedServiceTokenEvent> = {
  name: 'service-token',
  read: eventReader(serviceTokenEvents),
  evolve(before, event) {
    switch (event.type) {
      case 'service-token-issued': {
        const { scope, title, secretHash, expiresAt } = event.data;
        return { id: idOf(event.stream), scope, title, secretHash, expiresAt, revoked: false };
      }
      case 'service-token-revoked':
        if (before === null) throw new TypeError('A service token is issued before it is revoked.');
        return { ...before, revoked: true };
    }
  },
};

function idOf(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}

import type { Instant } from '@muster/clocks';
import type { ContentRef } from '../content-ref.ts';
import type { PersonEvent, SeatEvent } from '../events/all-events.ts';
import type { RecordedOf } from '../record/read-event.ts';

export type RecordedPersonEvent = RecordedOf<PersonEvent>;
export type RecordedSeatEvent = RecordedOf<SeatEvent>;

/** Somebody of the organisation, with the links and tokens that prove it. Name and secrets are not in here. */
export interface Person {
  readonly id: string;
  readonly version: number;
  readonly name: ContentRef;
  readonly administrator: boolean;
  readonly standing: 'invited' | 'joined' | 'removed';
  /** Secret's hash to when it expires; a used link is gone. */
  readonly links: Readonly<Record<string, Instant>>;
  /** Token id to its secret's hash and when it expires; a revoked token is gone. */
  readonly tokens: Readonly<Record<string, { readonly secretHash: string; readonly expiresAt: Instant }>>;
  readonly updatedAt: Instant;
}

export function evolvePerson(before: Person | null, event: RecordedPersonEvent): Person {
  const { version, recordedAt: updatedAt } = event;
  if (event.type === 'person-invited') {
    const id = event.stream.slice(event.stream.indexOf('/') + 1);
    const { name, administrator } = event.data;
    return { id, version, name, administrator, standing: 'invited', links: {}, tokens: {}, updatedAt };
  }
  if (before === null) throw new TypeError(`A person begins with person-invited, not with ${event.type}.`);
  return { ...change(before, event), version, updatedAt };
}

function change(was: Person, event: Exclude<RecordedPersonEvent, { type: 'person-invited' }>): Person {
  switch (event.type) {
    case 'person-joined':
      return { ...was, standing: 'joined' };
    case 'person-removed':
      return { ...was, standing: 'removed', links: {}, tokens: {} };
    case 'link-issued':
      return { ...was, links: { ...was.links, [event.data.secretHash]: event.data.expiresAt } };
    case 'link-used':
      return { ...was, links: without(was.links, event.data.secretHash) };
    case 'token-issued': {
      const { token, secretHash, expiresAt } = event.data;
      return { ...was, tokens: { ...was.tokens, [token]: { secretHash, expiresAt } } };
    }
    // The reference stays as proof; what it led to is gone.
    case 'content-redacted':
      return was;
    case 'token-revoked':
      return { ...was, tokens: without(was.tokens, event.data.token) };
  }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}

/** Who sits in a seat, null for nobody. */
export function evolveSeat(_before: string | null, event: RecordedSeatEvent): string | null {
  switch (event.type) {
    case 'seat-filled':
      return event.data.person;
    case 'seat-vacated':
      return null;
  }
}

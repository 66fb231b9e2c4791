import { personOf } from '../actor.ts';
import type { HappenedIncidentEvent } from './incident-event.ts';
import type { Letter, Mailing, Notice } from './written.ts';

export type MailingEvent = Extract<
  HappenedIncidentEvent,
  {
    type:
      | 'notice-released'
      | 'notice-leaving'
      | 'notice-held-back'
      | 'letter-accepted'
      | 'letter-deferred'
      | 'letter-refused'
      | 'letters-sent-again';
  }
>;

/** A notice after one more event about its way out by e-mail. */
export function evolveMailing(was: Notice, event: MailingEvent): Notice {
  if (event.data.number !== was.number) return was;
  const mailing = evolved(was.mailing, event);
  return mailing === null ? was : { ...was, mailing };
}

function evolved(was: Mailing | null, event: MailingEvent): Mailing | null {
  const { recordedAt: at } = event;
  if (event.type === 'notice-released') {
    const { number: _, addresses, ...released } = event.data;
    const letters = addresses.map((address): Letter => ({ address, attempts: 0, state: { kind: 'waiting' } }));
    return { ...released, by: personOf(event.actor), at, state: { kind: 'waiting' }, letters };
  }
  if (was === null) return null;
  switch (event.type) {
    case 'notice-leaving':
      return { ...was, state: { kind: 'leaving', at } };
    case 'notice-held-back':
      return { ...was, state: { kind: 'held-back', at, because: event.data.because } };
    case 'letter-accepted': {
      const { messageId, queueId, proof } = event.data;
      return withLetter(was, event.data.letter, () => ({
        state: { kind: 'accepted', at, messageId, queueId, proof },
      }));
    }
    case 'letter-deferred': {
      const { because, status, until } = event.data;
      return withLetter(was, event.data.letter, ({ attempts }) => ({
        attempts: attempts + 1,
        state: { kind: 'deferred', because, status, until },
      }));
    }
    case 'letter-refused': {
      const { because, status } = event.data;
      return withLetter(was, event.data.letter, ({ attempts }) => ({
        attempts: attempts + 1,
        state: { kind: 'refused', at, because, status },
      }));
    }
    case 'letters-sent-again':
      return event.data.letters.reduce(
        (so, { letter, address }) =>
          withLetter(so, letter, (former) => ({
            attempts: 0,
            address: address ?? former.address,
            state: { kind: 'waiting' },
          })),
        was,
      );
  }
}

function withLetter(was: Mailing, number: number, change: (letter: Letter) => Partial<Letter>): Mailing {
  const letters = was.letters.map((letter, index) =>
    index + 1 === number ? { ...letter, ...change(letter) } : letter,
  );
  return { ...was, letters };
}

import { parseInstant } from '@muster/clocks';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { decideTicket, evolveTicket } from './ticket.ts';
import type { Ticket, TicketCommand } from './ticket.ts';

const now = parseInstant('2026-11-23T10:00:00Z');
const lead: Actor = { kind: 'person', person: 'security-lead' };
const outbox: Actor = { kind: 'clock' };
const ask: TicketCommand = { type: 'ask-ticket', subject: { kind: 'signals', group: 'g-1' }, tracker: 'jira' };
const again: TicketCommand = { type: 'ask-ticket-again' };
const retry: TicketCommand = { type: 'record-retry', because: 'timeout', status: null, afterMilliseconds: null };
const failed: TicketCommand = { type: 'record-failed', because: 'credentials', status: 401 };
const made: TicketCommand = {
  type: 'record-made',
  key: 'ENG-1',
  url: 'https://acme.atlassian.net/browse/ENG-1',
  wasThere: false,
};

/** Plays commands one after the other; gives what each left behind, or why it was refused. */
function play(...steps: readonly (readonly [Actor, TicketCommand])[]): readonly (Ticket['state'] | string)[] {
  let state: Ticket | null = null;
  let version = 0;
  return steps.map(([actor, command]) => {
    const decided = decideTicket(state, command, { actor, now });
    if (!decided.ok) return decided.refusal.code;
    for (const event of decided.value)
      state = evolveTicket(state, {
        ...event,
        stream: 'ticket/t-1',
        version: ++version,
        schema: 1,
        organisation: 'o',
        id: `e-${version}`,
        actor,
        command: 'c',
        plan: null,
        occurredAt: now,
        knownAt: now,
        recordedAt: now,
        previous: '0'.repeat(64),
      });
    return state?.state ?? 'none';
  });
}

describe('a ticket', () => {
  test('is made, and stays made whatever is said later', () => {
    const states = play([lead, ask], [outbox, made], [outbox, retry], [outbox, failed]);
    expect(states[0]).toEqual({ kind: 'asked' });
    expect(states.at(-1)).toMatchObject({ kind: 'made', key: 'ENG-1' });
  });

  test('is tried again after a minute, two, four, an hour at most, and fails for good after the tenth attempt', () => {
    const tries = Array.from({ length: 10 }, () => [outbox, retry] as const);
    const states = play([lead, ask], ...tries);
    const waits = states.flatMap((state) =>
      typeof state === 'object' && state.kind === 'deferred' ? [state.until.slice(11, 16)] : [],
    );
    expect(waits).toEqual(['10:01', '10:02', '10:04', '10:08', '10:16', '10:32', '11:00', '11:00', '11:00']);
    expect(states.at(-1)).toMatchObject({ kind: 'failed', because: 'timeout' });
  });

  test('waits as long as its tracker wants it to', () => {
    const [, state] = play([lead, ask], [outbox, { ...retry, afterMilliseconds: 600_000 }]);
    expect(state).toMatchObject({ until: '2026-11-23T10:10:00.000Z' });
  });

  test('that failed is sent again by a person, and by nobody else; one that did not is not', () => {
    expect(play([lead, ask], [lead, again])).toEqual([{ kind: 'asked' }, 'ticket/not-failed']);
    expect(play([lead, ask], [outbox, failed], [outbox, again], [lead, again], [outbox, made]).slice(2)).toMatchObject([
      'actor/not-a-person',
      { kind: 'asked' },
      { kind: 'made' },
    ]);
    expect(play([lead, again], [outbox, ask])).toEqual(['ticket/unknown', 'actor/not-a-person']);
  });
});

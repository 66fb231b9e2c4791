import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { Actor } from '../actor.ts';
import type { TicketEvent } from '../events/all-events.ts';
import type { TicketFault, TicketSubject, TrackerName } from '../events/ticket-fields.ts';
import type { RecordedOf } from '../record/read-event.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';

export type RecordedTicketEvent = RecordedOf<TicketEvent>;

/**
 * One ticket for engineering, and what became of it. It is asked for; then made, or deferred and tried again, or failed,
 * and asked for again. Its id is in the ticket, so that a repeat finds the one that is there.
 */
export interface Ticket {
  readonly id: string;
  readonly version: number;
  readonly subject: TicketSubject;
  readonly tracker: TrackerName;
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** How often the tracker was asked in vain since somebody asked last. */
  readonly attempts: number;
  readonly state: TicketState;
  readonly updatedAt: Instant;
}

export type TicketState =
  | { readonly kind: 'asked' }
  | {
      readonly kind: 'deferred';
      readonly because: TicketFault;
      readonly status: number | null;
      readonly until: Instant;
    }
  | { readonly kind: 'made'; readonly key: string; readonly url: string; readonly at: Instant }
  | { readonly kind: 'failed'; readonly because: TicketFault; readonly status: number | null; readonly at: Instant };

export type TicketCommand =
  | { readonly type: 'ask-ticket'; readonly subject: TicketSubject; readonly tracker: TrackerName }
  | { readonly type: 'ask-ticket-again' }
  | { readonly type: 'record-made'; readonly key: string; readonly url: string; readonly wasThere: boolean }
  /** `afterMilliseconds`: how long the tracker wants us to wait. */
  | {
      readonly type: 'record-retry';
      readonly because: TicketFault;
      readonly status: number | null;
      readonly afterMilliseconds: number | null;
    }
  | { readonly type: 'record-failed'; readonly because: TicketFault; readonly status: number | null };

export interface TicketContext {
  readonly actor: Actor;
  readonly now: Instant;
}

/** Tries before a ticket counts as failed: over some five hours. The first pause lets a tracker's search catch up. */
const mostAttempts = 10;
const firstWait = 60_000;
const mostWait = 3_600_000;

export function decideTicket(
  state: Ticket | null,
  command: TicketCommand,
  { actor, now }: TicketContext,
): Result<readonly TicketEvent[], Refusal> {
  switch (command.type) {
    case 'ask-ticket': {
      if (actor.kind !== 'person' && actor.kind !== 'elevated') return notAPerson;
      const { subject, tracker } = command;
      return accept([{ type: 'ticket-asked', data: { subject, tracker, person: actor.person } }]);
    }
    case 'ask-ticket-again':
      if (state === null) return refuse('ticket/unknown', 'There is no such ticket.', 'Look: muster ticket list.');
      if (actor.kind !== 'person' && actor.kind !== 'elevated') return notAPerson;
      if (state.state.kind !== 'failed')
        return refuse('ticket/not-failed', `The ticket is ${state.state.kind}.`, 'Only one that failed is sent again.');
      return accept([{ type: 'ticket-asked-again', data: { person: actor.person } }]);
    case 'record-made':
    case 'record-retry':
    case 'record-failed':
      // What has come to its end stays as it is: a second answer to one attempt tells nothing new.
      return accept(state !== null && isTicketOnItsWay(state) ? [outcomeOf(state, command, now)] : []);
  }
}

const notAPerson = refuse('actor/not-a-person', 'Only a person hands work to engineering.', 'Sign in as yourself.');

function outcomeOf(
  { attempts }: Ticket,
  command: Extract<TicketCommand, { type: 'record-made' | 'record-retry' | 'record-failed' }>,
  now: Instant,
): TicketEvent {
  switch (command.type) {
    case 'record-made': {
      const { type: _, ...data } = command;
      return { type: 'ticket-made', data };
    }
    case 'record-failed': {
      const { type: _, ...data } = command;
      return { type: 'ticket-failed', data };
    }
    case 'record-retry': {
      const { because, status, afterMilliseconds } = command;
      if (attempts + 1 >= mostAttempts) return { type: 'ticket-failed', data: { because, status } };
      const wait = Math.max(afterMilliseconds ?? 0, Math.min(mostWait, firstWait * 2 ** attempts));
      return { type: 'ticket-deferred', data: { because, status, until: addMilliseconds(now, wait) } };
    }
  }
}

/** It has not left, or is tried again. */
export function isTicketOnItsWay({ state }: Ticket): boolean {
  return state.kind === 'asked' || state.kind === 'deferred';
}

export function evolveTicket(before: Ticket | null, event: RecordedTicketEvent): Ticket {
  const { version, recordedAt: at } = event;
  if (event.type === 'ticket-asked') {
    const id = event.stream.slice(event.stream.indexOf('/') + 1);
    const { subject, tracker, person: askedBy } = event.data;
    const asked = { id, version, subject, tracker, askedBy, askedAt: at };
    return { ...asked, attempts: 0, state: { kind: 'asked' }, updatedAt: at };
  }
  if (before === null) throw new TypeError(`A ticket begins with ticket-asked, not with ${event.type}.`);
  return { ...before, ...changed(before, event), version, updatedAt: at };
}

function changed(was: Ticket, event: Exclude<RecordedTicketEvent, { type: 'ticket-asked' }>): Partial<Ticket> {
  const { recordedAt: at } = event;
  switch (event.type) {
    case 'ticket-made': {
      const { key, url } = event.data;
      return { state: { kind: 'made', key, url, at } };
    }
    case 'ticket-deferred':
      return { attempts: was.attempts + 1, state: { kind: 'deferred', ...event.data } };
    case 'ticket-failed':
      return { attempts: was.attempts + 1, state: { kind: 'failed', ...event.data, at } };
    case 'ticket-asked-again':
      return { attempts: 0, state: { kind: 'asked' } };
  }
}

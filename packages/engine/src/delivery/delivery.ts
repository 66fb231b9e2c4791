import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { DeliveryEvent } from '../events/all-events.ts';
import type { ChannelName } from '../events/contact-fields.ts';
import type { DeliveryFault, DeliveryPurpose, DropCause } from '../events/delivery-fields.ts';
import type { RecordedOf } from '../record/read-event.ts';
import { accept, refuse } from '../refusal.ts';
import type { Refusal, Result } from '../refusal.ts';

export type RecordedDeliveryEvent = RecordedOf<DeliveryEvent>;

/**
 * One message to one person over one contact method, and what became of it. It is queued; then accepted by the provider,
 * or deferred and tried again, or failed; and at last arrived, where that can be told. It is dropped where it is not
 * needed any more before it leaves.
 */
export interface Delivery {
  readonly id: string;
  readonly version: number;
  readonly purpose: DeliveryPurpose;
  readonly person: string;
  /** Null: the person has no contact method that could be used. */
  readonly contact: string | null;
  readonly channel: ChannelName | null;
  readonly provider: string | null;
  readonly turn: number;
  readonly again: string | null;
  readonly queuedAt: Instant;
  readonly notBefore: Instant;
  readonly isHeld: boolean;
  /** How often a provider was asked in vain. */
  readonly attempts: number;
  readonly state: DeliveryState;
  /** Whether what was sent says by now that its page is over; null while it does not have to. */
  readonly revised: { readonly because: DeliveryFault | null; readonly at: Instant } | null;
  readonly updatedAt: Instant;
}

export type DeliveryState =
  | { readonly kind: 'queued' }
  | {
      readonly kind: 'deferred';
      readonly because: DeliveryFault;
      readonly status: number | null;
      readonly until: Instant;
    }
  | { readonly kind: 'accepted'; readonly receipt: string | null; readonly at: Instant }
  | { readonly kind: 'arrived'; readonly at: Instant }
  | {
      readonly kind: 'failed';
      readonly because: DeliveryFault;
      readonly status: number | null;
      readonly at: Instant;
    }
  | { readonly kind: 'dropped'; readonly because: DropCause; readonly at: Instant };

export type DeliveryCommand =
  | {
      readonly type: 'queue';
      readonly purpose: DeliveryPurpose;
      readonly person: string;
      /** Null: there is none that could be used. */
      readonly contact: { readonly id: string; readonly channel: ChannelName; readonly provider: string } | null;
      readonly turn: number;
      readonly notBefore: Instant;
      readonly isHeld: boolean;
      readonly again: string | null;
    }
  | { readonly type: 'record-accepted'; readonly receipt: string | null }
  /** `afterMilliseconds`: how long the provider wants us to wait. */
  | {
      readonly type: 'record-retry';
      readonly because: DeliveryFault;
      readonly status: number | null;
      readonly afterMilliseconds: number | null;
    }
  | { readonly type: 'record-failed'; readonly because: DeliveryFault; readonly status: number | null }
  | { readonly type: 'record-arrived' }
  /** `because`: why it could not be changed. */
  | { readonly type: 'record-revised'; readonly because: DeliveryFault | null }
  | { readonly type: 'drop'; readonly because: DropCause };

/** Tries before a message counts as failed: over some ten minutes. */
const mostAttempts = 6;
const firstWait = 10_000;
const mostWait = 300_000;

export function decideDelivery(
  state: Delivery | null,
  command: DeliveryCommand,
  now: Instant,
): Result<readonly DeliveryEvent[], Refusal> {
  if (command.type === 'queue') {
    // The message that asked for it may come twice.
    if (state !== null) return accept([]);
    const { contact, type: _, ...rest } = command;
    const queued: DeliveryEvent = {
      type: 'delivery-queued',
      data: {
        ...rest,
        contact: contact?.id ?? null,
        channel: contact?.channel ?? null,
        provider: contact?.provider ?? null,
      },
    };
    const none: DeliveryEvent = { type: 'delivery-failed', data: { because: 'no-contact', status: null } };
    return accept(contact === null ? [queued, none] : [queued]);
  }
  if (state === null) return refuse('delivery/unknown', 'There is no such delivery.', 'Look at the list.');
  if (command.type === 'record-arrived')
    return accept(state.state.kind === 'arrived' ? [] : [{ type: 'delivery-arrived', data: {} }]);
  if (command.type === 'record-revised') {
    const isRevisable = state.state.kind === 'accepted' && state.purpose.kind === 'page' && state.revised === null;
    return accept(isRevisable ? [{ type: 'delivery-revised', data: { because: command.because } }] : []);
  }
  // What has come to its end stays as it is: a second answer to one message tells nothing new.
  if (!isOnItsWay(state)) return accept([]);
  switch (command.type) {
    case 'record-accepted':
      return accept([{ type: 'delivery-accepted', data: { receipt: command.receipt } }]);
    case 'record-failed':
      return accept([{ type: 'delivery-failed', data: { because: command.because, status: command.status } }]);
    case 'record-retry': {
      const { because, status, afterMilliseconds } = command;
      if (state.attempts + 1 >= mostAttempts) return accept([{ type: 'delivery-failed', data: { because, status } }]);
      const wait = Math.max(afterMilliseconds ?? 0, Math.min(mostWait, firstWait * 2 ** state.attempts));
      const until = addMilliseconds(now, wait);
      return accept([{ type: 'delivery-deferred', data: { because, status, until } }]);
    }
    case 'drop':
      return accept([{ type: 'delivery-dropped', data: { because: command.because } }]);
  }
}

/** It has not left, or is tried again. */
export function isOnItsWay({ state }: Delivery): boolean {
  return state.kind === 'queued' || state.kind === 'deferred';
}

export function evolveDelivery(before: Delivery | null, event: RecordedDeliveryEvent): Delivery {
  const { version, recordedAt: at } = event;
  if (event.type === 'delivery-queued') {
    const id = event.stream.slice(event.stream.indexOf('/') + 1);
    return {
      id,
      version,
      ...event.data,
      queuedAt: at,
      attempts: 0,
      state: { kind: 'queued' },
      revised: null,
      updatedAt: at,
    };
  }
  if (before === null) throw new TypeError(`A delivery begins with delivery-queued, not with ${event.type}.`);
  return { ...before, ...changed(before, event), version, updatedAt: at };
}

function changed(was: Delivery, event: Exclude<RecordedDeliveryEvent, { type: 'delivery-queued' }>): Partial<Delivery> {
  const { recordedAt: at } = event;
  switch (event.type) {
    case 'delivery-accepted':
      return { state: { kind: 'accepted', receipt: event.data.receipt, at } };
    case 'delivery-deferred':
      return { attempts: was.attempts + 1, state: { kind: 'deferred', ...event.data } };
    case 'delivery-failed':
      return { attempts: was.attempts + 1, state: { kind: 'failed', ...event.data, at } };
    case 'delivery-arrived':
      return { state: { kind: 'arrived', at } };
    case 'delivery-dropped':
      return { state: { kind: 'dropped', because: event.data.because, at } };
    case 'delivery-revised':
      return { revised: { because: event.data.because, at } };
  }
}

import type { Message } from './message.ts';

/** Where a message goes. Both come out of sealed content just before, and are kept nowhere. */
export interface Contact {
  readonly address: string;
  /** What messages to it are signed with, the newest first; none where the channel signs nothing. */
  readonly secrets: readonly string[];
}

/** Why a message did not get through, in one word: records hold no words of a provider. */
export type FaultReason =
  /** The provider does not take this address. */
  | 'address'
  /** The provider does not take our credentials. */
  | 'credentials'
  /** The provider wants fewer messages. */
  | 'rate'
  /** Nobody answers at the provider. */
  | 'unreachable'
  /** The provider answers too late. */
  | 'timeout'
  /** The provider failed, or answered what cannot be read. */
  | 'provider'
  /** The provider does not take what was sent. */
  | 'request'
  /** The address leads where this server does not go. */
  | 'unsafe';

/** What became of one attempt. */
export type Outcome =
  /** The provider took it. That it arrived is another thing. `receipt`: the provider's own name for it. */
  | { readonly kind: 'accepted'; readonly receipt: string | null }
  /** Not now. `afterMilliseconds`: how long the provider wants us to wait, where it said so. */
  | {
      readonly kind: 'retry';
      readonly because: FaultReason;
      readonly status: number | null;
      readonly afterMilliseconds: number | null;
    }
  /** Not ever, as it is now. */
  | { readonly kind: 'refused'; readonly because: FaultReason; readonly status: number | null };

export type Failed = Exclude<Outcome, { kind: 'accepted' }>;

export type CheckedAddress =
  | { readonly kind: 'sound'; readonly address: string }
  | { readonly kind: 'faulty'; readonly fault: string; readonly mend: string };

export interface SendOptions {
  /** The same for each attempt of one message, so that who receives it can tell. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** A request that came in, as it came. */
export interface SignedRequest {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly nowMilliseconds: number;
}

/** One way to reach people. Never throws for what a provider does, and never gives back an address or a secret. */
export interface Channel {
  /** `email`, `sms`: what contact methods call it. */
  readonly name: string;
  /** Who carries it. Two channels of one provider fail together. */
  readonly provider: string;
  /** Whether messages are signed, so that a contact method needs a secret. */
  readonly signs: boolean;
  /** What a browser subscribes with, where the channel reaches browsers. */
  readonly applicationKey?: string;
  /** An address that the provider refuses never works again: push services say so of a browser that is gone. */
  readonly endsWhenRefused?: boolean;
  checkAddress(given: string): CheckedAddress;
  /** Enough to recognise an address by, for lists. */
  mask(address: string): string;
  /** What would be sent, as text. */
  preview(message: Message): string;
  send(message: Message, contact: Contact, options: SendOptions): Promise<Outcome>;
  /** Whether its provider sent this request, now; left out where it sends none, or nothing is set up to tell. */
  readonly isOurs?: (request: SignedRequest) => boolean;
  /** Changes in place what was sent, by its receipt; left out where the provider knows no such thing. */
  readonly revise?: (message: Message, receipt: string, options: SendOptions) => Promise<Outcome>;
}

export function accepted(receipt: string | null): Outcome {
  // A provider's name for a message is kept in the record: no more than a name of plain characters.
  return { kind: 'accepted', receipt: receipt !== null && /^[\x21-\x7e]{1,200}$/.test(receipt) ? receipt : null };
}

export function retry(
  because: FaultReason,
  status: number | null = null,
  afterMilliseconds: number | null = null,
): Failed {
  return { kind: 'retry', because, status, afterMilliseconds };
}

export function refused(because: FaultReason, status: number | null = null): Failed {
  return { kind: 'refused', because, status };
}

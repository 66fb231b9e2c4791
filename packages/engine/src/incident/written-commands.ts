import type { Instant } from '@muster/clocks';
import type { ContentRef } from '../content-ref.ts';
import type { DeliveryFault } from '../events/delivery-fields.ts';
import type { FactorKind } from '../events/factor-recorded.ts';
import type { Marking } from '../events/fields.ts';
import type { NoticeKind } from '../events/notice-fields.ts';

/** A text filled in, with what it asked for and what of that nobody knows. The text itself has become content. */
export interface FilledText {
  readonly text: ContentRef;
  readonly used: readonly { readonly name: string; readonly revision: number | null }[];
  readonly open: readonly string[];
}

/** What people write in an incident beside facts, decisions, actions and evidence. */
export type WrittenCommand =
  | DraftNotice
  | ReviseNotice
  | { readonly type: 'approve-notice-language'; readonly number: number; readonly revision: number }
  | {
      readonly type: 'propose-notice';
      readonly number: number;
      readonly revision: number;
      readonly reason: ContentRef;
    }
  | SendNotice
  | MailCommand
  | { readonly type: 'publish-report'; readonly text: ContentRef; readonly corrects: number | null }
  | {
      readonly type: 'record-note';
      readonly text: ContentRef;
      readonly marking: Marking;
      readonly occurredAt: Instant;
    }
  | ReportApproval
  | { readonly type: 'waive-obligation'; readonly obligation: string; readonly reason: ContentRef }
  | {
      readonly type: 'record-change';
      readonly title: ContentRef;
      readonly reference: ContentRef;
      readonly author: string;
    }
  | { readonly type: 'validate-change'; readonly number: number; readonly how: ContentRef }
  | {
      readonly type: 'record-factor';
      readonly kind: FactorKind;
      readonly text: ContentRef;
      readonly marking: Marking;
    };

export interface DraftNotice extends FilledText {
  readonly type: 'draft-notice';
  readonly notification: string;
  readonly kind: NoticeKind;
  readonly template: string | null;
  /** The number of the notice that a retraction takes back. */
  readonly retracts: number | null;
}

export interface ReviseNotice extends FilledText {
  readonly type: 'revise-notice';
  readonly number: number;
  /** The revision that was looked at. */
  readonly revision: number;
  readonly reason: ContentRef;
}

export interface SendNotice {
  readonly type: 'send-notice';
  readonly number: number;
  readonly revision: number;
  readonly how: 'sent' | 'recorded-as-sent';
  readonly sentAt: Instant;
  readonly recipients: ContentRef;
  /** Where Muster sends it: an e-mail address each. None where it is recorded as sent. */
  readonly addresses: readonly ContentRef[];
  readonly through: string | null;
  readonly proof: number | null;
}

/** The way of a notice out by e-mail: all but the last are the outbox's own. */
export type MailCommand =
  | { readonly type: 'let-notice-leave'; readonly number: number; readonly release: number }
  | {
      readonly type: 'hold-notice-back';
      readonly number: number;
      readonly release: number;
      /** The code of the refusal. */
      readonly because: string;
    }
  | {
      readonly type: 'record-letter';
      readonly number: number;
      readonly letter: number;
      readonly outcome: LetterOutcome;
    }
  | {
      readonly type: 'send-letters-again';
      readonly number: number;
      /** Null: to the same address. */
      readonly letters: readonly { readonly letter: number; readonly address: ContentRef | null }[];
    };

export type LetterOutcome =
  | {
      readonly kind: 'accepted';
      readonly messageId: string;
      readonly queueId: string | null;
      readonly proof: ContentRef;
    }
  | {
      readonly kind: 'retry';
      readonly because: DeliveryFault;
      readonly status: number | null;
      /** How long the mail server wants us to wait. */
      readonly afterMilliseconds: number | null;
    }
  | { readonly kind: 'refused'; readonly because: DeliveryFault; readonly status: number | null };

export interface ReportApproval {
  readonly type: 'report-approval';
  readonly number: number;
  readonly digest: string;
  /** Who is said to have approved, and who heard it too. */
  readonly person: string;
  readonly witness: string;
  readonly saidAt: Instant;
  readonly how: 'phone' | 'in-person' | 'message';
  readonly words: ContentRef;
}

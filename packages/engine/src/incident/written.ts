import type { Instant } from '@muster/clocks';
import type { Severity, StageId } from '@muster/plan';
import type { ContentRef } from '../content-ref.ts';
import type { DeliveryFault } from '../events/delivery-fields.ts';
import type { FactorKind } from '../events/factor-recorded.ts';
import type { Marking } from '../events/fields.ts';
import type { NoticeKind } from '../events/notice-fields.ts';

/** A text to an audience of the plan, N-1, N-2, …, and how far it has come. */
export interface Notice {
  readonly number: number;
  readonly notification: string;
  readonly kind: NoticeKind;
  readonly template: string | null;
  readonly retracts: number | null;
  readonly revision: number;
  readonly text: ContentRef;
  readonly used: readonly { readonly name: string; readonly revision: number | null }[];
  /** Names that stand in the text unanswered: it cannot leave while there is one. */
  readonly open: readonly string[];
  readonly draftedBy: string;
  readonly draftedAt: Instant;
  /** Of the wording as it is now; null once it is another. */
  readonly languageApproved: { readonly by: string; readonly at: Instant } | null;
  /** The action that asks its gate; null before, and where no gate stands before it. */
  readonly action: number | null;
  readonly sent: NoticeSending | null;
  /** Its way out by e-mail, since somebody had it sent; null before, and where it goes on another way. */
  readonly mailing: Mailing | null;
  /** The number of the notice that took it back. */
  readonly retractedBy: number | null;
}

export interface NoticeSending {
  readonly how: 'sent' | 'recorded-as-sent';
  readonly sentAt: Instant;
  readonly knownAt: Instant;
  readonly by: string;
  readonly recipients: ContentRef;
  readonly through: string | null;
  readonly proof: number | null;
}

/** A notice on its way out by e-mail. */
export interface Mailing {
  readonly release: number;
  readonly revision: number;
  readonly through: string;
  readonly recipients: ContentRef;
  readonly by: string;
  readonly at: Instant;
  readonly state: MailingState;
  /** One for each address; letter 1 is the first. */
  readonly letters: readonly Letter[];
}

export type MailingState =
  /** It is looked at once more just before it leaves. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'leaving'; readonly at: Instant }
  /** Nothing of it has left. `because`: the code of the refusal. */
  | { readonly kind: 'held-back'; readonly at: Instant; readonly because: string };

export interface Letter {
  readonly address: ContentRef;
  /** How often the mail server was asked in vain since somebody had it sent. */
  readonly attempts: number;
  readonly state: LetterState;
}

export type LetterState =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'deferred';
      readonly because: DeliveryFault;
      readonly status: number | null;
      readonly until: Instant;
    }
  | {
      readonly kind: 'accepted';
      readonly at: Instant;
      readonly messageId: string;
      readonly queueId: string | null;
      readonly proof: ContentRef;
    }
  | {
      readonly kind: 'refused';
      readonly at: Instant;
      readonly because: DeliveryFault;
      readonly status: number | null;
    };

export interface SituationReport {
  readonly number: number;
  readonly text: ContentRef;
  readonly severity: Severity;
  readonly stage: StageId;
  readonly corrects: number | null;
  readonly by: string;
  readonly at: Instant;
}

export interface Note {
  readonly number: number;
  readonly text: ContentRef;
  readonly marking: Marking;
  readonly by: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** What somebody is said to have approved. It counts for no gate. */
export interface ReportedApproval {
  readonly action: number;
  readonly digest: string;
  readonly person: string;
  readonly witness: string;
  readonly reportedBy: string;
  readonly saidAt: Instant;
  readonly recordedAt: Instant;
  readonly how: 'phone' | 'in-person' | 'message';
  readonly words: ContentRef;
}

export interface Waived {
  readonly by: string;
  readonly at: Instant;
  readonly authority: string;
  readonly reason: ContentRef;
}

/** A fix, C-1, C-2, …, and who has validated it. */
export interface ChangeRecord {
  readonly number: number;
  readonly title: ContentRef;
  readonly reference: ContentRef;
  readonly author: string;
  readonly recordedAt: Instant;
  readonly validated: { readonly by: string; readonly at: Instant; readonly how: ContentRef } | null;
}

/** What made the incident possible, likelier or worse, … */
export interface Factor {
  readonly number: number;
  readonly kind: FactorKind;
  readonly text: ContentRef;
  readonly marking: Marking;
  readonly by: string;
  readonly at: Instant;
}

/** What people have written in an incident, beside facts, decisions, actions and evidence. */
export interface Written {
  readonly notices: readonly Notice[];
  readonly reports: readonly SituationReport[];
  readonly notes: readonly Note[];
  readonly reportedApprovals: readonly ReportedApproval[];
  /** By obligation. */
  readonly waived: Readonly<Record<string, Waived>>;
  readonly changes: readonly ChangeRecord[];
  readonly factors: readonly Factor[];
}

export const nothingWritten: Written = {
  notices: [],
  reports: [],
  notes: [],
  reportedApprovals: [],
  waived: {},
  changes: [],
  factors: [],
};

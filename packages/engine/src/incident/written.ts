import type { Instant } from '@muster/clocks';
import type { Severity, StageId } from '@muster/plan';
import type { ContentRef } from '../content-ref.ts';
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

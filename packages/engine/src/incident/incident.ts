import type { Instant } from '@muster/clocks';
import type { FunctionId, Severity, StageId } from '@muster/plan';
import type { ContentRef } from '../content-ref.ts';
import type { GapCause, UnableCause } from '../events/gap-causes.ts';
import type { ClockAnchor, IncidentClock } from './clocks/incident-clock.ts';
import type { Deadline, Marking, RecordedAnswer } from '../events/fields.ts';
import type { Written } from './written.ts';

/** An incident as its events tell it. Plain JSON: the same events give the same bytes. */
export interface Incident extends Written {
  readonly id: string;
  readonly organisation: string;
  readonly version: number;
  readonly reference: string;
  readonly kind: 'live' | 'exercise';
  readonly planVersion: string;
  readonly type: string;
  readonly system: string | null;
  readonly title: ContentRef;
  readonly summary: ContentRef | null;
  readonly signalGroups: readonly string[];
  readonly firstSignalAt: Instant;
  readonly declaredAt: Instant;
  readonly status: IncidentStatus;
  readonly owner: { readonly person: string; readonly seat: string | null };
  readonly handover: { readonly from: string; readonly to: string } | null;
  /** Who sits elsewhere than the directory says, for this incident. */
  readonly seats: Readonly<Record<string, string>>;
  /** The incident that this one is part of, and those that are part of it, by id. */
  readonly links: { readonly parent: string | null; readonly children: readonly string[] };
  /** Words of public lists, in their order. */
  readonly tags: readonly string[];
  readonly facts: Readonly<Record<string, RecordedFact>>;
  readonly severity: IncidentSeverity;
  readonly stage: StageId;
  readonly stageEnteredAt: Readonly<Partial<Record<StageId, Instant>>>;
  readonly tasksDone: Readonly<Record<string, { readonly by: string; readonly at: Instant }>>;
  readonly decisions: readonly RecordedDecision[];
  readonly actions: readonly Action[];
  readonly evidence: readonly EvidenceItem[];
  /** Gates that were passed under their break-glass rule, each to be reviewed by others. */
  readonly glassBreaks: readonly {
    readonly action: number;
    readonly gate: string;
    readonly by: string;
    readonly at: Instant;
  }[];
  readonly preservationGaps: readonly PreservationGap[];
  readonly deadlines: Readonly<Record<string, StandingDeadline>>;
  /** Clocks of law, contracts and the plan by their key. They end by a record alone. */
  readonly clocks: Readonly<Record<string, IncidentClock>>;
  /** What clocks count from, by time fact. */
  readonly anchors: Readonly<Record<string, ClockAnchor>>;
  readonly redacted: readonly string[];
  /** Recorded time of the last event: the time of an incident never goes backward. */
  readonly updatedAt: Instant;
}

export type IncidentStatus =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'closed';
      readonly outcome: 'resolved' | 'near-miss';
      readonly at: Instant;
      readonly review: ContentRef;
    }
  | { readonly kind: 'not-an-incident'; readonly at: Instant; readonly reason: ContentRef };

export interface RecordedFact {
  readonly answer: RecordedAnswer;
  readonly by: string;
  readonly at: Instant;
  /** How often it was answered: corrections count. */
  readonly revision: number;
}

export interface IncidentSeverity {
  readonly level: Severity;
  /** What the plan's rules give, with the reasons; the level is never below it but by a recorded lowering. */
  readonly derived: Severity;
  readonly reasons: readonly { readonly clause: string; readonly assumed: readonly string[] }[];
  readonly set: 'derived' | 'raised' | 'lowered';
}

export interface RecordedDecision {
  readonly number: number;
  readonly decision: string | null;
  readonly choice: ContentRef;
  readonly rationale: ContentRef;
  readonly marking: Marking;
  readonly by: string;
  readonly at: Instant;
}

export interface EvidenceItem {
  readonly number: number;
  readonly category: string;
  readonly item: ContentRef;
  readonly sha256: string | null;
  readonly title: ContentRef;
  readonly source: ContentRef;
  readonly collector: string;
  readonly capturedAt: Instant;
  readonly marking: Marking;
}

export interface StandingDeadline extends Deadline {
  /** Grows when the instant is moved; a timer names it, so an old timer finds nothing to fire. */
  readonly revision: number;
  readonly missedAt: Instant | null;
}

export interface Approval {
  readonly person: string;
  readonly seat: string;
  readonly as: FunctionId;
  readonly functions: readonly FunctionId[];
  readonly at: Instant;
  readonly lapsesAt: Instant;
  /** Version of its event: an external action waits until the signed ledger holds it. */
  readonly version: number;
}

/** One asked-for action, A-1, A-2, …, and where it stands. */
export interface Action {
  readonly number: number;
  readonly action: string;
  /** Texts are content; the digest binds them by their commitments. */
  readonly parameters: Readonly<Record<string, number | boolean | ContentRef>>;
  readonly undoes: number | null;
  readonly reason: ContentRef;
  readonly digest: string;
  readonly requester: string;
  /** Who changed it since. They ask for what it is now: none of them approves, nor does the requester. */
  readonly amendedBy: readonly string[];
  readonly proposedAt: Instant;
  readonly gate: ActionGate | null;
  /** What was asked of collectors before the change; null where nothing had to be captured first. */
  readonly preservation: Preservation | null;
  /** What clients of the switch have seen since it changed; null before, and for actions without a switch. */
  readonly probe: Probe | null;
  readonly progress: ActionProgress;
}

export interface Preservation {
  /** Categories of the plan that were not there. */
  readonly wanted: readonly string[];
  readonly until: Instant;
  /** What a collector could not bring, and why. */
  readonly unable: Readonly<Record<string, UnableCause>>;
}

export interface PreservationGap {
  readonly action: number;
  readonly category: string;
  readonly cause: GapCause;
}

export interface Probe {
  readonly switch: string;
  /** Service tokens that asked in the minutes before the change. */
  readonly clients: readonly string[];
  readonly until: Instant;
  readonly seen: readonly { readonly client: string; readonly at: Instant }[];
  readonly overdueAt: Instant | null;
}

export interface ActionGate {
  readonly gate: string;
  readonly due: Instant;
  readonly silenceAt: Instant;
  readonly silenceFiredAt: Instant | null;
  readonly approvals: readonly Approval[];
  /** Quorum reached: must run by this instant. */
  readonly runBy: Instant | null;
  /** When approvals last lapsed with none given since: the approvers must be asked anew. */
  readonly expiredAt: Instant | null;
  /** How often the approvers were asked: anew after a change of the action and after a lapse. */
  readonly asks: number;
  /** When they were asked last. */
  readonly askedAt: Instant;
  /** Grows when approvals become void, so that old timers find nothing to fire. */
  readonly revision: number;
  readonly glassBrokenBy: string | null;
  /** Who released it under the standing authority of the plan, and the version of that event. */
  readonly released: { readonly by: string; readonly version: number } | null;
}

/**
 * `waiting`: proposed and not yet run, whether or not a gate stands before it. `preserving`: let through its gate, and
 * evidence is captured before the change.
 */
export type ActionProgress =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'preserving';
      readonly since: Instant;
      readonly by: string;
      readonly approvedBy: readonly string[];
    }
  | { readonly kind: 'refused'; readonly by: string; readonly at: Instant; readonly reason: ContentRef }
  | { readonly kind: 'executed'; readonly at: Instant; readonly by: string; readonly approvedBy: readonly string[] }
  | {
      readonly kind: 'proven';
      readonly executedAt: Instant;
      readonly effectiveAt: Instant;
      readonly milliseconds: number;
    }
  | { readonly kind: 'failed-in-part'; readonly executedAt: Instant; readonly what: ContentRef }
  | { readonly kind: 'undone'; readonly by: number; readonly at: Instant };

import type { Instant } from '@muster/clocks';
import type { Severity, StageId, SwitchValue } from '@muster/plan';
import type { ContentRef } from '../content-ref.ts';
import type { UnableCause } from '../events/gap-causes.ts';
import type { ClockCommand } from './clocks/clock-commands.ts';
import type { PlanVersion } from '../plan-version/plan-version.ts';
import type { WrittenCommand } from './written-commands.ts';
import type { Marking, RecordedAnswer } from '../events/fields.ts';

export type Parameters = Readonly<Record<string, number | boolean | ContentRef>>;

/** What people, services and the clock ask of an incident. Text has become content before it gets here. */
export type IncidentCommand =
  | DeclareIncident
  | WrittenCommand
  | AdoptPlan
  | { readonly type: 'reclassify'; readonly to: string; readonly reason: ContentRef }
  | { readonly type: 'set-system'; readonly to: string; readonly reason: ContentRef | null }
  | AttachSignals
  | { readonly type: 'record-facts'; readonly answers: readonly FactAnswered[] }
  | LinkParent
  | { readonly type: 'unlink-parent'; readonly reason: ContentRef }
  | { readonly type: 'set-tags'; readonly tags: readonly string[] }
  | { readonly type: 'record-fact'; readonly fact: string; readonly answer: RecordedAnswer }
  | { readonly type: 'raise-severity'; readonly to: Severity; readonly reason: ContentRef }
  | { readonly type: 'lower-severity'; readonly to: Severity; readonly reason: ContentRef }
  | { readonly type: 'assign-incident-owner'; readonly person: string; readonly reason: ContentRef }
  | { readonly type: 'assign-seat'; readonly seat: string; readonly person: string }
  | { readonly type: 'offer-handover'; readonly to: string; readonly note: ContentRef | null }
  | { readonly type: 'accept-handover' }
  | { readonly type: 'do-task'; readonly task: string; readonly note: ContentRef | null }
  | RecordDecision
  | { readonly type: 'enter-stage'; readonly stage: StageId }
  | ProposeAction
  | {
      readonly type: 'amend-action';
      readonly number: number;
      readonly parameters: Parameters;
      readonly reason: ContentRef;
    }
  | { readonly type: 'approve-action'; readonly number: number; readonly digest: string }
  | { readonly type: 'refuse-action'; readonly number: number; readonly digest: string; readonly reason: ContentRef }
  | { readonly type: 'break-glass'; readonly number: number; readonly digest: string; readonly reason: ContentRef }
  | {
      readonly type: 'use-standing-authority';
      readonly number: number;
      readonly digest: string;
      /** How often the authority was used before, over all incidents. */
      readonly usesBefore: number;
    }
  | {
      readonly type: 'execute-action';
      readonly number: number;
      readonly digest: string;
      /** Why evidence is not waited for; null to wait. */
      readonly doNotWait: ContentRef | null;
    }
  | AnswerPreservation
  | {
      readonly type: 'observe-probe';
      readonly number: number;
      readonly seen: readonly ProbeSighting[];
    }
  | { readonly type: 'prove-action'; readonly number: number; readonly effectiveAt: Instant }
  | { readonly type: 'report-partial-failure'; readonly number: number; readonly what: ContentRef }
  | CaptureEvidence
  | { readonly type: 'redact-content'; readonly content: string; readonly reason: ContentRef }
  | { readonly type: 'close'; readonly outcome: 'resolved' | 'near-miss'; readonly review: ContentRef }
  | { readonly type: 'find-not-an-incident'; readonly reason: ContentRef }
  | {
      readonly type: 'reopen';
      /** Null: where it ended. */ readonly stage: StageId | null;
      readonly reason: ContentRef;
    }
  | ClockCommand
  | { readonly type: 'fire-timer'; readonly timer: string };

export interface DeclareIncident {
  readonly type: 'declare';
  readonly reference: string;
  readonly kind: 'live' | 'exercise';
  readonly incidentType: string;
  readonly system: string | null;
  readonly title: ContentRef;
  readonly summary: ContentRef | null;
  readonly signalGroups: readonly string[];
  /** Null: nobody saw a signal earlier; the declaration is the first anybody knew. */
  readonly firstSignalAt: Instant | null;
}

export interface AttachSignals {
  readonly type: 'attach-signals';
  readonly groups: readonly string[];
  /** When the earliest of these signals was there. */
  readonly firstSignalAt: Instant;
}

export interface LinkParent {
  readonly type: 'link-parent';
  readonly parent: {
    readonly id: string;
    readonly reference: string;
    readonly kind: 'live' | 'exercise';
    /** The ids above it, as far as there are any. */
    readonly ancestors: readonly string[];
  };
  readonly reason: ContentRef;
}

/** One question and its answer. */
export interface FactAnswered {
  readonly fact: string;
  readonly answer: RecordedAnswer;
}

export interface AdoptPlan {
  readonly type: 'adopt-plan';
  /** The version that was looked at. */
  readonly version: string;
  /** The one in force now. */
  readonly to: PlanVersion;
  /** What is decided, and why. */
  readonly choice: ContentRef;
  readonly rationale: ContentRef;
}

export interface RecordDecision {
  readonly type: 'record-decision';
  readonly decision: string | null;
  readonly choice: ContentRef;
  readonly rationale: ContentRef;
  readonly marking: Marking;
}

export interface ProposeAction {
  readonly type: 'propose-action';
  readonly action: string;
  readonly parameters: Parameters;
  /** The number of the executed action to take back, or null. */
  readonly undoes: number | null;
  readonly reason: ContentRef;
}

export interface CaptureEvidence {
  readonly type: 'capture-evidence';
  readonly category: string;
  readonly item: ContentRef;
  readonly sha256: string | null;
  readonly title: ContentRef;
  readonly source: ContentRef;
  readonly capturedAt: Instant;
  readonly marking: Marking;
}

/** A collector's answer about one category that is wanted before an action. */
export interface AnswerPreservation {
  readonly type: 'answer-preservation';
  readonly number: number;
  readonly category: string;
  readonly answer:
    | ({ readonly kind: 'captured' } & Pick<CaptureEvidence, 'item' | 'sha256' | 'title' | 'source' | 'capturedAt'>)
    | { readonly kind: 'unable'; readonly cause: UnableCause };
}

/** A client was served what the switch is since it changed: when it first was, and what. */
export interface ProbeSighting {
  /** Id of the service token. */
  readonly client: string;
  readonly at: Instant;
  readonly value: SwitchValue;
  readonly switchVersion: number;
}

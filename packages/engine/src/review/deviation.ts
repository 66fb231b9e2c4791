import type { CitedEvent } from './replay.ts';

/** In which way the response was not what the plan asks for. */
export const deviationKinds = [
  'obligation-late',
  'obligation-not-done',
  'obligation-waived',
  'stage-limit-passed',
  'stage-out-of-order',
  'stage-without-criteria',
  'return-not-planned',
  'quorum-late',
  'quorum-missing',
  'report-late',
  'clock-late',
  'clock-not-reported',
  'clock-waived',
  'escalated',
  'glass-broken',
  'evidence-missing',
  'evidence-not-preserved',
  'approval-reported',
] as const;
export type DeviationKind = (typeof deviationKinds)[number];

/** One thing that the record shows and the plan does not ask for, or the other way round. Never who: people are in the events. */
export interface Deviation {
  readonly kind: DeviationKind;
  /** `task:legal-review`, `A-2`, `evidence:access-logs`. */
  readonly subject: string;
  /** The clause of the plan, or of the law. */
  readonly clause: string;
  readonly what: string;
  /** Milliseconds after the deadline, so far where it is still owed; null where it is no matter of time. */
  readonly late: number | null;
  /** Still owed: doing it ends the finding as it stands. */
  readonly standing: boolean;
  /** The events that show it, the earliest first. */
  readonly events: readonly CitedEvent[];
}

export function byFirstEvent(one: Deviation, other: Deviation): number {
  return (one.events[0]?.version ?? 0) - (other.events[0]?.version ?? 0) || (one.subject < other.subject ? -1 : 1);
}

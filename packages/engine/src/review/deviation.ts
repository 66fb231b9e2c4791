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
  'page-unanswered',
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

/** By the time of the first event; those of one command by their place in the record. */
export function byFirstEvent(
  { events: [one], subject }: Deviation,
  { events: [two], subject: other }: Deviation,
): number {
  const [at, then] = [one?.at ?? '', two?.at ?? ''];
  if (at !== then) return at < then ? -1 : 1;
  return (one?.version ?? 0) - (two?.version ?? 0) || (subject < other ? -1 : 1);
}

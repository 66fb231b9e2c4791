import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import type { RecordedIncidentEvent } from '../incident/incident-event.ts';
import type { RecordedPagingEvent } from '../paging/paging.ts';
import type { RecordedSignalEvent } from '../signal/signal-group.ts';
import type { Deviation } from './deviation.ts';
import { deviations } from './deviations.ts';
import type { Metric } from './measure.ts';
import { metrics } from './metrics.ts';
import { replay } from './replay.ts';
import { spans } from './spans.ts';

export interface IncidentReview {
  readonly metrics: readonly Metric[];
  readonly deviations: readonly Deviation[];
}

export interface ReviewedRecord {
  /** Every event of the incident, in order. */
  readonly events: readonly RecordedIncidentEvent[];
  /** The events of the signals that it was declared from. */
  readonly signals: readonly RecordedSignalEvent[];
  /** The events of the pages of the incident, each page in its order. */
  readonly pages: readonly RecordedPagingEvent[];
  readonly planOf: (version: string) => CompiledPlan;
}

/** What the record says about the response: how long each part took, and where it was not what the plan asks for. */
export function reviewIncident({ events, signals, pages, planOf }: ReviewedRecord, now: Instant): IncidentReview {
  const steps = replay(events, planOf);
  const every = spans(steps);
  return { metrics: metrics(steps, every, signals), deviations: deviations(steps, every, pages, now) };
}

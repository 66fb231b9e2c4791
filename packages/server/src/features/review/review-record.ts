import { eventReader, incidentEvents, pagingEvents, reviewIncident, signalEvents } from '@muster/engine';
import type { IncidentReview } from '@muster/engine';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';

/** A record as it is stored, with every plan that it ran under. Plain data: it may go to another process. */
export interface ReviewJob {
  readonly events: readonly Uint8Array[];
  readonly signals: readonly Uint8Array[];
  readonly pages: readonly Uint8Array[];
  readonly plans: ReadonlyMap<string, CompiledPlan>;
  readonly now: Instant;
}

/** Counts and compares a whole record. */
export type ReviewRecord = (job: ReviewJob) => Promise<IncidentReview>;

const readIncident = eventReader(incidentEvents);
const readSignal = eventReader(signalEvents);
const readPage = eventReader(pagingEvents);

/** In the thread that asks. Throws RangeError for a record under a plan that does not come with it. */
export function reviewRecord({ events, signals, pages, plans, now }: ReviewJob): IncidentReview {
  const planOf = (version: string): CompiledPlan => {
    const plan = plans.get(version);
    if (plan === undefined) throw new RangeError(`The record names the plan ${version}, which is not there.`);
    return plan;
  };
  const record = { events: events.map(readIncident), signals: signals.map(readSignal), pages: pages.map(readPage) };
  return reviewIncident({ ...record, planOf }, now);
}

/** For tests, and for what starts no server. */
export const reviewHere: ReviewRecord = async (job) => reviewRecord(job);

import { millisecondsBetween } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { eventReader, incidentEvents, reviewIncident, signalEvents } from '@muster/engine';
import type { Incident, IncidentReview } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { Store } from '../../platform/store/store.ts';

export interface ReviewPorts {
  readonly store: Pick<Store, 'loadStream'>;
  readonly planOf: (organisation: string, version: string) => Promise<CompiledPlan>;
}

/** A review, and the moment that what is still owed is counted to. */
export interface ReviewAsOf extends IncidentReview {
  readonly asOf: Instant;
}

export type Reviewed = Pick<Incident, 'id' | 'version' | 'status' | 'signalGroups'>;
export type ReviewOf = (organisation: string, incident: Reviewed, now: Instant) => Promise<ReviewAsOf>;

const readIncident = eventReader(incidentEvents);
const readSignal = eventReader(signalEvents);

/** Milliseconds for which the review of an unchanged open incident is given again: everybody in the room asks for it. */
const fresh = 30_000;
/** So many are kept. Those of incidents that are over never change. */
const most = 5_000;

interface Kept {
  readonly version: number;
  readonly asOf: Instant;
  readonly isOpen: boolean;
  readonly review: Promise<ReviewAsOf>;
}

/** Reads the whole record of an incident and of its signals, with every plan that it ran under. */
export function createReviewOf({ store, planOf }: ReviewPorts): ReviewOf {
  const kept = new Map<string, Kept>();

  async function read(organisation: string, { id, signalGroups }: Reviewed, now: Instant): Promise<ReviewAsOf> {
    const [record, groups] = await Promise.all([
      store.loadStream(organisation, `incident/${id}`),
      Promise.all(signalGroups.map((group) => store.loadStream(organisation, `signal/${group}`))),
    ]);
    const events = record.map(({ bytes }) => readIncident(bytes));
    const signals = groups.flat().map(({ bytes }) => readSignal(bytes));
    const versions = [...new Set(events.flatMap(({ plan }) => plan ?? []))];
    const plans = new Map(
      await Promise.all(versions.map(async (version) => [version, await planOf(organisation, version)] as const)),
    );
    const known = (version: string) => {
      const plan = plans.get(version);
      if (plan === undefined) throw new RangeError(`The record names the plan ${version}, which is not there.`);
      return plan;
    };
    return { ...reviewIncident({ events, signals, planOf: known }, now), asOf: now };
  }

  return async (organisation, incident, now) => {
    const key = `${organisation}\n${incident.id}`;
    const { version, status } = incident;
    const before = kept.get(key);
    if (before?.version === version && holds(before, now)) return before.review;
    const review = read(organisation, incident, now);
    kept.delete(key);
    kept.set(key, { version, asOf: now, isOpen: status.kind === 'open', review });
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    try {
      return await review;
    } catch (error) {
      // What could not be read is read again by whoever asks next.
      if (kept.get(key)?.review === review) kept.delete(key);
      throw error;
    }
  };
}

/** What is owed in an open incident gets later; one that is over is as it is. */
function holds({ isOpen, asOf }: Kept, now: Instant): boolean {
  const age = millisecondsBetween(asOf, now);
  return !isOpen || (age >= 0 && age < fresh);
}

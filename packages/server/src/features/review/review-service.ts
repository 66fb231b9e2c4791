import type { Instant } from '@muster/clocks';
import { eventReader, incidentEvents, reviewIncident, signalEvents } from '@muster/engine';
import type { Incident, IncidentReview } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import type { Store } from '../../platform/store/store.ts';

export interface ReviewPorts {
  readonly store: Pick<Store, 'loadStream'>;
  readonly planOf: (organisation: string, version: string) => Promise<CompiledPlan>;
}

export type ReviewOf = (
  organisation: string,
  incident: Pick<Incident, 'id' | 'signalGroups'>,
  now: Instant,
) => Promise<IncidentReview>;

const readIncident = eventReader(incidentEvents);
const readSignal = eventReader(signalEvents);

/** Reads the whole record of an incident and of its signals, with every plan that it ran under. */
export function createReviewOf({ store, planOf }: ReviewPorts): ReviewOf {
  return async (organisation, { id, signalGroups }, now) => {
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
    return reviewIncident({ events, signals, planOf: known }, now);
  };
}

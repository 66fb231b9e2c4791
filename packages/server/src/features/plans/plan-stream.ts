import { eventReader, evolvePlanHistory, planEvents } from '@muster/engine';
import type { PlanHistory, RecordedPlanEvent } from '@muster/engine';
import type { StreamKind } from '../../platform/streams/streams.ts';

export const planStream: StreamKind<PlanHistory, RecordedPlanEvent> = {
  name: 'plan',
  read: eventReader(planEvents),
  evolve: evolvePlanHistory,
};

/** The one plan of an organisation. */
export const planId = 'main';

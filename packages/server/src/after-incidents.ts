import type { Directory, Incident } from '@muster/engine';
import type { CompiledPlan } from '@muster/plan';
import { followUpObligation } from './features/follow-ups/follow-up-obligations.ts';
import type { FollowUpObligation } from './features/follow-ups/follow-up-obligations.ts';
import { createFollowUpRoutes } from './features/follow-ups/follow-up-routes.ts';
import { createFollowUpService } from './features/follow-ups/follow-up-service.ts';
import type { FollowUpPorts, FollowUpService } from './features/follow-ups/follow-up-service.ts';
import { incidentsBetween } from './features/incidents/incidents-between.ts';
import { recurrenceNow } from './features/incidents/recurrence-now.ts';
import type { RecurrenceNow } from './features/incidents/recurrence-now.ts';
import type { IncidentService } from './features/incidents/incident-service.ts';
import { createInsightRoutes } from './features/insights/insight-routes.ts';
import { createInsightsOf } from './features/insights/insight-service.ts';
import type { PlanService } from './features/plans/plan-service.ts';
import { createReviewRoutes } from './features/review/review-routes.ts';
import type { ReviewRecord } from './features/review/review-record.ts';
import { createReviewOf } from './features/review/review-service.ts';
import type { ContentReader } from './platform/content/content-reader.ts';
import type { ContentWriter } from './platform/content/content-writer.ts';
import type { Binding } from './platform/http/binding.ts';

export interface AfterIncidentsPorts extends Pick<FollowUpPorts, 'store' | 'clock' | 'ids' | 'streams' | 'onMessages'> {
  readonly reader: ContentReader;
  readonly writer: ContentWriter;
  readonly plans: PlanService;
  readonly incidents: IncidentService;
  readonly reviewRecord: ReviewRecord;
  readonly directory: (organisation: string) => Promise<Directory>;
  readonly names: (organisation: string) => Promise<ReadonlyMap<string, string | null>>;
}

export interface AfterIncidents {
  readonly followUps: FollowUpService;
  /** What is owed after incidents, as the work of whoever asks. */
  readonly followUpsOwed: (organisation: string, viewer: string | null) => Promise<readonly FollowUpObligation[]>;
  /** The month that is looked through for what came again. */
  readonly recurrence: (organisation: string) => Promise<RecurrenceNow | null>;
  /** Whether what somebody is reminded of is still owed: `follow-up:F-3`, `recurrence:2026-10`. */
  readonly isOwed: (organisation: string, about: string) => Promise<boolean>;
  readonly bindings: readonly Binding[];
}

/** Reviews, follow-ups and insights: what looks at incidents from outside of them. */
export function createAfterIncidents(ports: AfterIncidentsPorts): AfterIncidents {
  const { store, clock, plans, incidents, directory } = ports;
  const planOf = async (of: string): Promise<CompiledPlan | null> => (await plans.current(of))?.plan ?? null;
  const findIncident = async (of: string, incident: string): Promise<Incident | null> =>
    (await incidents.find(of, incident))?.incident ?? null;
  const reviewOf = createReviewOf({
    store,
    reviewRecord: ports.reviewRecord,
    planOf: async (of, version) => (await plans.byVersion(of, version)).plan,
  });
  const insightsOf = createInsightsOf({
    reviewOf,
    incidentsBetween: (of, time, most) => incidentsBetween({ store, service: incidents }, of, time, most),
  });
  const followUps = createFollowUpService({
    ...ports,
    planOf,
    findIncident,
    knowsVersion: async (of, version) => (await plans.find(of, version)) !== null,
  });
  const recurrence = (of: string) => recurrenceNow(ports, of);
  return {
    followUps,
    recurrence,
    async isOwed(of, about) {
      const [kind, name = ''] = about.split(':');
      if (kind === 'follow-up') return (await followUps.find(of, name))?.state.kind === 'open';
      const month = await recurrence(of);
      return month?.month === name && !month.reviewed;
    },
    async followUpsOwed(of, viewer) {
      const plan = await planOf(of);
      if (plan === null) return [];
      const world = { plan, viewer, directory: await directory(of), now: clock.now() };
      const open = await followUps.list(of, ['open', 'done'], null);
      return open.flatMap((each) => followUpObligation(each, world) ?? []);
    },
    bindings: [
      ...createReviewRoutes({ clock, reviewOf, find: findIncident }),
      ...createInsightRoutes({ clock, planOf, insightsOf }),
      ...createFollowUpRoutes({ ...ports, followUps, planOf, findIncident }),
    ],
  };
}

import { addMilliseconds } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { insights } from '@muster/engine';
import type { Incident, IncidentReview, InsightBy, Insights, ReviewedIncident } from '@muster/engine';
import type { Severity } from '@muster/plan';

export interface InsightPorts {
  readonly incidentsBetween: (
    organisation: string,
    time: { readonly from: string; readonly to: string },
    most: number,
  ) => Promise<{ readonly incidents: readonly Incident[]; readonly leftOut: number }>;
  readonly reviewOf: (organisation: string, incident: Incident, now: Instant) => Promise<IncidentReview>;
}

export interface InsightQuery {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly by: InsightBy;
  readonly severity: Severity | null;
}

export interface InsightsOfTime extends Insights {
  readonly from: Instant;
  readonly to: Instant;
  readonly leftOut: number;
}

export type InsightsOf = (organisation: string, query: InsightQuery, now: Instant) => Promise<InsightsOfTime>;

const year = 365 * 86_400_000;
/** More incidents than that are not looked at for one answer; it says how many were left out. */
const mostIncidents = 2_000;
/** Reviews every incident of a time. */
export function createInsightsOf({ incidentsBetween, reviewOf }: InsightPorts): InsightsOf {
  return async (organisation, query, now) => {
    const to = query.to ?? now;
    const from = query.from ?? addMilliseconds(to, -year);
    const found = await incidentsBetween(organisation, { from, to }, mostIncidents);
    const wanted = found.incidents.filter(
      ({ kind, severity }) => kind === 'live' && (query.severity === null || severity.level === query.severity),
    );
    const all: ReviewedIncident[] = [];
    // One after another: a long look back must not hold up those who respond now.
    for (const incident of wanted) all.push(asReviewed(incident, await reviewOf(organisation, incident, now)));
    return { from, to, leftOut: found.leftOut, ...insights(all, query.by) };
  };
}

function asReviewed(incident: Incident, review: IncidentReview): ReviewedIncident {
  const { type, system, severity, declaredAt, status } = incident;
  const isOpen = status.kind === 'open';
  return { type, system, severity: severity.level, month: declaredAt.slice(0, 7), isOpen, review };
}

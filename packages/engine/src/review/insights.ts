import type { Severity } from '@muster/plan';
import { metricNames } from './measure.ts';
import type { Metric, MetricName } from './measure.ts';
import type { IncidentReview } from './review-incident.ts';

/** One incident with its review: what insights are counted from. */
export interface ReviewedIncident {
  readonly type: string;
  readonly system: string | null;
  readonly severity: Severity;
  /** `2026-11`, of the declaration, in UTC. */
  readonly month: string;
  readonly isOpen: boolean;
  readonly review: IncidentReview;
}

/** Milliseconds by nearest rank: always a value that was measured, never one between two. Null where there is none. */
export interface Spread {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
}

export interface InsightGroup {
  /** Null: of no system. */
  readonly key: string | null;
  readonly incidents: number;
  readonly open: number;
  readonly deviations: number;
  readonly glassBroken: number;
  readonly metrics: readonly (Spread & { readonly name: MetricName })[];
  /** What was left before the deadlines of notices and reports. `least` is negative where one was missed. */
  readonly margins: {
    readonly count: number;
    readonly missed: number;
    readonly least: number | null;
    readonly median: number | null;
  };
  readonly approvals: { readonly asked: number; readonly answered: number; readonly late: number };
}

export interface Insights {
  /** All of them together. */
  readonly whole: InsightGroup;
  readonly groups: readonly InsightGroup[];
  readonly months: readonly ({ readonly month: string } & Readonly<Record<Severity, number>>)[];
}

export type InsightBy = 'type' | 'system' | 'severity';

/** What many responses show together. No person is in it. */
export function insights(incidents: readonly ReviewedIncident[], by: InsightBy): Insights {
  const groups = new Map<string | null, ReviewedIncident[]>();
  for (const each of incidents) groups.set(each[by], [...(groups.get(each[by]) ?? []), each]);
  return {
    whole: groupOf(null, incidents),
    groups: [...groups].map(([key, of]) => groupOf(key, of)).toSorted(byKey),
    months: monthsOf(incidents),
  };
}

function groupOf(key: string | null, incidents: readonly ReviewedIncident[]): InsightGroup {
  const metrics = incidents.flatMap(({ review }) => review.metrics);
  const deviations = incidents.flatMap(({ review }) => review.deviations);
  return {
    key,
    incidents: incidents.length,
    open: incidents.filter(({ isOpen }) => isOpen).length,
    deviations: deviations.length,
    glassBroken: deviations.filter(({ kind }) => kind === 'glass-broken').length,
    metrics: metricNames.map((name) => ({ name, ...spreadOf(metrics.filter((each) => each.name === name)) })),
    margins: marginsOf(metrics.filter(({ name }) => name === 'notify')),
    approvals: approvalsOf(metrics.filter(({ name }) => name === 'approval')),
  };
}

function spreadOf(metrics: readonly Metric[]): Spread {
  const values = metrics
    .flatMap(({ measure }) => (measure.kind === 'measured' ? [measure.milliseconds] : []))
    .toSorted(rising);
  return { count: values.length, median: ranked(values, 0.5), p90: ranked(values, 0.9) };
}

function marginsOf(metrics: readonly Metric[]): InsightGroup['margins'] {
  const values = margins(metrics).toSorted(rising);
  const missed = values.filter((margin) => margin < 0).length;
  return { count: values.length, missed, least: values[0] ?? null, median: ranked(values, 0.5) };
}

function approvalsOf(metrics: readonly Metric[]): InsightGroup['approvals'] {
  const answered = metrics.filter(({ measure }) => measure.kind === 'measured').length;
  return { asked: metrics.length, answered, late: margins(metrics).filter((margin) => margin < 0).length };
}

function margins(metrics: readonly Metric[]): readonly number[] {
  return metrics.flatMap(({ measure }) =>
    measure.kind === 'measured' && measure.margin !== null ? [measure.margin] : [],
  );
}

/** The value at that rank of a rising list. */
function ranked(values: readonly number[], part: number): number | null {
  return values[Math.max(0, Math.ceil(values.length * part) - 1)] ?? null;
}

/** Every month from the first to the last, those without an incident too: a gap is something to see. */
function monthsOf(incidents: readonly ReviewedIncident[]): Insights['months'] {
  const named = incidents.map(({ month }) => month).toSorted();
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsBetween(first, last).map((month) => {
    const count = (severity: Severity) =>
      incidents.filter((each) => each.month === month && each.severity === severity).length;
    return { month, low: count('low'), medium: count('medium'), high: count('high'), critical: count('critical') };
  });
}

function monthsBetween(first: string, last: string): readonly string[] {
  const found = [first];
  for (let at = first; at < last;) {
    const [year = 0, month = 1] = at.split('-').map(Number);
    at =
      month === 12
        ? `${String(year + 1).padStart(4, '0')}-01`
        : `${at.slice(0, 5)}${String(month + 1).padStart(2, '0')}`;
    found.push(at);
  }
  return found;
}

function rising(one: number, other: number): number {
  return one - other;
}

function byKey(one: InsightGroup, other: InsightGroup): number {
  return other.incidents - one.incidents || ((one.key ?? '') < (other.key ?? '') ? -1 : 1);
}

import { anchorsOf } from '@muster/clocks/law';
import type { AnchorName } from '@muster/clocks/law';
import { isInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import { entry } from '../../entry.ts';
import type { Incident } from '../incident.ts';
import { regimeOf } from './clock-cases.ts';
import type { IncidentClock } from './incident-clock.ts';

/** When something happened that a clock counts from. */
export interface Anchored {
  readonly at: Instant;
  readonly presumed: boolean;
}

/**
 * Awareness is presumed from the earliest signal that a person saw. What somebody has to determine, classify or find
 * material is never presumed.
 */
const presumable: ReadonlySet<string> = new Set<AnchorName>([
  'aware_at',
  'processor_aware_at',
  'ba_discovered_at',
  'provider_aware_at',
  'discovered_at',
  'noticed_or_informed_at',
  'suspicion_at',
  'credible_grounds_at',
  'reasonable_belief_at',
  'reasonable_grounds_at',
  'determined_or_reasonable_belief_at',
]);

/** The stages whose report is the moment that later stages count from; every stage where none is named. */
const reportAnchors: ReadonlyMap<string, readonly string[]> = new Map<AnchorName, readonly string[]>([
  ['initial_submitted_at', ['initial', 'report']],
  ['notification_submitted_at', ['notification', 'incident_notification']],
  ['latest_intermediate_submitted_at', ['intermediate']],
  ['previous_report_submitted_at', []],
  ['anpd_submitted_at', ['anpd']],
  ['pdpc_notified_at', ['pdpc']],
  ['individuals_notified_at', ['individuals']],
]);

/** What a clock counts from, and the time fact of the plan that says when it was. */
export interface NeededAnchor {
  readonly anchor: string;
  readonly fact: string;
  readonly presumable: boolean;
}

/** The time facts that a clock counts from; nothing for what the record itself knows. */
export function factsNeeded(plan: CompiledPlan, clock: IncidentClock): readonly NeededAnchor[] {
  return anchorNamesOf(plan, clock)
    .filter((anchor) => !isRecordAnchor(anchor) && !reportAnchors.has(anchor))
    .map((anchor) => ({ anchor, fact: factOf(plan, clock, anchor), presumable: presumable.has(anchor) }));
}

/** When the anchor of a clock was, as far as it is known; null where nothing may be guessed. */
function anchorAt(plan: CompiledPlan, incident: Incident, clock: IncidentClock, anchor: string): Anchored | null {
  if (anchor === 'declaration') return { at: incident.declaredAt, presumed: false };
  if (anchor === 'first-signal') return { at: incident.firstSignalAt, presumed: false };
  const reporting = reportAnchors.get(anchor);
  if (reporting !== undefined) return lastReport(clock, reporting);
  const standing = entry(incident.anchors, factOf(plan, clock, anchor));
  if (standing === undefined || (standing.presumed && !presumable.has(anchor))) return null;
  return standing;
}

/** What somebody has answered to a time fact. */
export function timeOf(incident: Incident, fact: string): Instant | null {
  const answer = entry(incident.facts, fact)?.answer;
  return answer?.state === 'value' && typeof answer.value === 'string' && isInstant(answer.value) ? answer.value : null;
}

/** Every moment that a clock counts from and that is known or may be presumed. */
export function anchoredOf(
  plan: CompiledPlan,
  incident: Incident,
  clock: IncidentClock,
): ReadonlyMap<string, Anchored> {
  const known = anchorNamesOf(plan, clock).flatMap((name) => {
    const found = anchorAt(plan, incident, clock, name);
    return found === null ? [] : [[name, found] as const];
  });
  return new Map(known);
}

function anchorNamesOf(plan: CompiledPlan, clock: IncidentClock): readonly string[] {
  switch (clock.source) {
    case 'law': {
      const regime = regimeOf(clock);
      return regime === undefined ? [] : anchorsOf(regime);
    }
    case 'contract':
    case 'internal':
    case 'insurer': {
      const from = agreementOf(plan, clock)?.from;
      return from === undefined ? [] : [from];
    }
  }
}

/** What the plan says of a clock that is no law; undefined where its register does not name it any more. */
export function agreementOf(plan: CompiledPlan, { source, of }: Pick<IncidentClock, 'source' | 'of'>) {
  switch (source) {
    case 'law':
      return undefined;
    case 'contract':
      return entry(plan.clocks.contracts, of);
    case 'internal':
      return entry(plan.clocks.internal, of);
    case 'insurer':
      return plan.insurer ?? undefined;
  }
}

function isRecordAnchor(anchor: string): boolean {
  return anchor === 'declaration' || anchor === 'first-signal';
}

function factOf(plan: CompiledPlan, { source, of }: IncidentClock, anchor: string): string {
  const anchors = source === 'law' ? entry(plan.clocks.law, of)?.anchors : undefined;
  return (anchors && entry(anchors, anchor)) ?? anchor;
}

function lastReport({ stages }: IncidentClock, reporting: readonly string[]): Anchored | null {
  const sent = Object.entries(stages).flatMap(([name, { reports }]) =>
    reporting.length === 0 || reporting.includes(name) ? reports.map(({ sentAt }) => sentAt) : [],
  );
  const last = sent.toSorted().at(-1);
  return last === undefined ? null : { at: last, presumed: false };
}

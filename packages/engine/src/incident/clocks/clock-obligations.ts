import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '@muster/plan';
import type { Incident } from '../incident.ts';
import type { Obligation, Obliged } from '../obligation.ts';
import { timeOf } from './anchors-of.ts';
import { registered } from './clock-register.ts';
import type { IncidentClock } from './incident-clock.ts';
import { openStages } from './open-stages.ts';
import type { OpenStage } from './open-stages.ts';

/** Decide whether an undecided clock applies, by the first instant that it could be due; report; confirm what is asked. */
export function clockObligations(plan: CompiledPlan, incident: Incident, now: Instant): readonly Obligation[] {
  const open = openStages(incident);
  const undecided = new Map<string, readonly OpenStage[]>();
  const decided: OpenStage[] = [];
  for (const each of open) {
    if (each.clock.applicability.kind !== 'undecided') decided.push(each);
    else undecided.set(each.clock.key, [...(undecided.get(each.clock.key) ?? []), each]);
  }
  return [
    ...laterAnchors(incident),
    ...[...undecided].flatMap(([key, stages]) => {
      const [first] = stages;
      const dues = stages.flatMap(({ due }) => due.strictDue ?? []).toSorted();
      return first === undefined ? [] : [obligation(plan, first.clock, `applicability:${key}`, dues[0] ?? null, now)];
    }),
    ...decided
      .filter(({ due }) => due.state !== 'anchor-missing')
      .map(({ clock, name, due }) => obligation(plan, clock, `clock:${clock.key}/${name}`, due.strictDue, now)),
  ];
}

/** A later moment is asked for: another of legal confirms it, or has the fact answered otherwise. */
function laterAnchors(incident: Incident): readonly Obligation[] {
  return Object.entries(incident.anchors).flatMap(([fact, { asked }]): readonly Obligation[] => {
    if (asked === null || timeOf(incident, fact) !== asked.to) return [];
    const by = { kind: 'functions', functions: ['legal'] } as const;
    const undated = { limit: null, due: null, overdue: false };
    return [{ id: `later-anchor:${fact}`, kind: 'later-anchor', by, clause: `facts.${fact}`, ...undated }];
  });
}

function obligation(
  plan: CompiledPlan,
  clock: IncidentClock,
  id: string,
  due: Instant | null,
  now: Instant,
): Obligation {
  const kind = id.startsWith('clock:') ? 'clock' : 'applicability';
  return {
    id,
    kind,
    by: ownerOf(plan, clock),
    clause: clock.clause,
    limit: null,
    due,
    overdue: due !== null && due < now,
  };
}

function ownerOf(plan: CompiledPlan, clock: IncidentClock): Obliged {
  const { owner } = registered(plan, clock);
  return owner === null ? { kind: 'functions', functions: ['legal'] } : { kind: 'seat', seat: owner };
}

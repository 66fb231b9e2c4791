import { functionIds, onCallSpans } from '@muster/plan';
import type { CompiledPlan, FunctionId, OnCallLayer, OnCallSchedule, OnCallSpan } from '@muster/plan';
import type { CheckedPlan } from '../rule.ts';
import { instantOf, timeAhead } from './moments.ts';
import { isActive, personIn } from './people.ts';

/** A schedule that somebody names, with whose it is. */
export interface NamedSchedule {
  readonly id: string;
  readonly schedule: OnCallSchedule;
  /** None where only the incident owner names it. */
  readonly functions: readonly FunctionId[];
}

/** The schedules that functions and the incident owner name; others call nobody. */
export function namedSchedules(plan: CompiledPlan): readonly NamedSchedule[] {
  return Object.entries(plan.onCall).flatMap(([id, schedule]) => {
    const functions = functionIds.filter((each) => plan.functions[each]?.onCall === id);
    return functions.length > 0 || plan.incidentOwner.onCall === id ? [{ id, schedule, functions }] : [];
  });
}

const kept = new WeakMap<CheckedPlan, Map<string, readonly OnCallLayer[]>>();

/** Who is called in each layer of a schedule over the time ahead. Made once for a plan. */
export function layersAhead(checked: CheckedPlan, schedule: string): readonly OnCallLayer[] {
  const ofPlan = kept.get(checked) ?? new Map<string, readonly OnCallLayer[]>();
  kept.set(checked, ofPlan);
  const { from, until } = timeAhead(checked);
  const layers = ofPlan.get(schedule) ?? onCallSpans(checked.plan, schedule, instantOf(from), instantOf(until));
  ofPlan.set(schedule, layers);
  return layers;
}

/** One level of those who are called one after the other. */
export interface Level {
  /** `layer first of legal`, `seat chief-executive`. */
  readonly title: string;
  /** The step of the escalation; null for the first call. */
  readonly step: number | null;
  /** Who is called, over all the time ahead. */
  readonly spans: readonly OnCallSpan[];
}

/** The first layer of a schedule, then each step of its escalation. */
export function levelsOf(checked: CheckedPlan, { id, schedule }: NamedSchedule): readonly Level[] {
  const first = schedule.layers[0]?.id ?? '';
  const steps = schedule.escalation.map(({ to }, step): Level => {
    if (to.kind === 'layer') return { ...layerLevel(checked, to.schedule, to.layer), step };
    const span: OnCallSpan = { ...timeAhead(checked), seat: to.seat, why: { kind: 'nobody' } };
    return { title: `seat ${to.seat}`, step, spans: [span] };
  });
  return [layerLevel(checked, id, first), ...steps];
}

function layerLevel(checked: CheckedPlan, schedule: string, layer: string): Level {
  const spans = layersAhead(checked, schedule).find((each) => each.layer === layer)?.spans ?? [];
  return { title: `layer ${layer} of ${schedule}`, step: null, spans };
}

/** The active person who is called in a span, if there is one. */
export function personCalled(plan: CompiledPlan, { seat }: OnCallSpan): string | null {
  if (seat === null) return null;
  const person = personIn(plan, seat);
  return isActive(plan, person) ? person : null;
}

import { spellPeriod } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { CompiledPlan } from '../compiled-plan.ts';
import { onCallAt } from '../on-call/on-call-at.ts';
import { spellOnCallReason } from '../on-call/spell-on-call-reason.ts';
import type { FunctionId, Severity } from '../plan-words.ts';
import { after } from './after.ts';

/** One call, if nobody has answered before. */
export interface PageStep {
  /** Null: the plan names no time, or its calendar does not reach it. */
  readonly at: Instant | null;
  /** How long after the first call. */
  readonly after: string;
  readonly layer: string | null;
  /** Null: nobody is called; `why` says it. */
  readonly seat: string | null;
  /** Until when this seat stands in the layer; null for a seat that is always called. */
  readonly until: Instant | null;
  readonly by: readonly string[];
  readonly why: string;
}

export interface Paged {
  readonly who: 'incident-owner' | FunctionId;
  readonly schedule: string | null;
  readonly steps: readonly PageStep[];
}

/** Whom an incident of this severity calls at this moment, step by step: the incident owner, and functions as it says. */
export function whoIsPaged(plan: CompiledPlan, severity: Severity, at: Instant): readonly Paged[] {
  const { normally, onCall } = plan.incidentOwner;
  const owner: Paged = {
    who: 'incident-owner',
    schedule: onCall,
    steps: onCall === null ? [atOnce(normally, at, [])] : scheduleSteps(plan, onCall, at, []),
  };
  const called = plan.severityLevels[severity].calls.flatMap((id): readonly Paged[] => {
    const named = plan.functions[id];
    if (named === undefined) return [];
    const { lead, deputies, onCall: schedule, reachable } = named;
    const steps =
      schedule === null
        ? [atOnce(lead, at, reachable), ...deputies.map((seat) => standIn(seat, reachable))]
        : scheduleSteps(plan, schedule, at, reachable);
    return [{ who: id, schedule, steps }];
  });
  return [owner, ...called];
}

function atOnce(seat: string, at: Instant, by: readonly string[]): PageStep {
  return { at, after: 'at once', layer: null, seat, until: null, by, why: 'No schedule: the seat itself.' };
}

function standIn(seat: string, by: readonly string[]): PageStep {
  const why = 'No schedule: a deputy, and the plan says no time.';
  return { at: null, after: 'no answer', layer: null, seat, until: null, by, why };
}

/**
 * The first layer at once, then what the schedule escalates to, then layers that it never comes to by itself. `lookAhead`
 * as `onCallAt` has it.
 */
export function scheduleSteps(
  plan: CompiledPlan,
  id: string,
  at: Instant,
  by: readonly string[],
  lookAhead?: number,
): readonly PageStep[] {
  const schedule = plan.onCall[id];
  const [first, ...others] = schedule?.layers ?? [];
  if (schedule === undefined || first === undefined) return [];
  const escalated = schedule.escalation.map((step): PageStep => {
    const moment = after(plan, step.after, at);
    const said = { at: moment, after: spellPeriod(step.after), by: step.by };
    switch (step.to.kind) {
      case 'seat':
        return { ...said, layer: null, seat: step.to.seat, until: null, why: 'Escalated to the seat.' };
      case 'layer':
        return { ...said, ...inLayer(plan, step.to.schedule, step.to.layer, moment ?? at, lookAhead) };
    }
  });
  const named = schedule.escalation.flatMap(({ to }) => (to.kind === 'layer' && to.schedule === id ? [to.layer] : []));
  const left = others.filter((layer) => !named.includes(layer.id));
  return [
    { at, after: 'at once', by, ...inLayer(plan, id, first.id, at, lookAhead) },
    ...escalated,
    ...left.map((layer) => ({ at: null, after: 'no answer', by, ...inLayer(plan, id, layer.id, at, lookAhead) })),
  ];
}

function inLayer(
  plan: CompiledPlan,
  id: string,
  layer: string,
  at: Instant,
  lookAhead?: number,
): Pick<PageStep, 'layer' | 'seat' | 'until' | 'why'> {
  const now = onCallAt(plan, id, at, lookAhead).find((each) => each.layer === layer);
  if (now === undefined) return { layer, seat: null, until: null, why: `The schedule ${id} has no layer ${layer}.` };
  return { layer, seat: now.seat, until: now.until, why: spellOnCallReason(now.why, plan.onCall[id]) };
}

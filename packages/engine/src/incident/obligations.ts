import { entry } from '../entry.ts';
import type { Instant } from '@muster/clocks';
import { evaluateCondition, stages } from '@muster/plan';
import type { CompiledPlan, FunctionId, NotificationRule, StageId, TaskDefinition, TimeLimit } from '@muster/plan';
import { clockObligations } from './clocks/clock-obligations.ts';
import type { Action, Incident } from './incident.ts';
import type { Obligation, ObligationKind, ObligationLimit, Obliged } from './obligation.ts';
import { plainAnswers } from './plain-answers.ts';

type Sketch = Pick<Obligation, 'id' | 'kind' | 'by' | 'clause' | 'limit'>;

interface Derived {
  readonly plan: CompiledPlan;
  readonly now: Instant;
  readonly obligations: readonly Obligation[];
}

/** One command asks for the obligations of one state again and again: deadlines, timers, effects and rows. */
const derived = new WeakMap<Incident, Derived>();

/** Everything that is still to be done, by due instant, the undated last. A closed incident obliges nobody. */
export function obligations(plan: CompiledPlan, incident: Incident, now: Instant): readonly Obligation[] {
  const known = derived.get(incident);
  if (known?.plan === plan && known.now === now) return known.obligations;
  const found = derive(plan, incident, now);
  derived.set(incident, { plan, now, obligations: found });
  return found;
}

function derive(plan: CompiledPlan, incident: Incident, now: Instant): readonly Obligation[] {
  if (incident.status.kind !== 'open') return glassReviews(plan, incident).map((each) => dated(incident, each, now));
  const found = [
    ...stageLimits(plan, incident),
    ...stageWork(plan, incident),
    ...openFacts(plan, incident),
    ...missingEvidence(plan, incident),
    ...notifications(plan, incident, now),
    ...actionSteps(plan, incident),
    ...handovers(incident),
    ...glassReviews(plan, incident),
  ].map((each) => dated(incident, each, now));
  return [...found, ...clockObligations(plan, incident, now)].toSorted(byDue);
}

function dated(incident: Incident, sketch: Sketch, now: Instant): Obligation {
  const due = incident.deadlines[sketch.id]?.due ?? null;
  return { ...sketch, due, overdue: due !== null && due < now };
}

function byDue(one: Obligation, other: Obligation): number {
  const key = (each: Obligation) => each.due ?? '~';
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}

function stageLimits(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  const here = stages.indexOf(incident.stage);
  return stages.slice(here).flatMap((stage) => {
    const definition = plan.workflow[stage];
    const limit = limitOf(incident, stage, definition.within[incident.severity.level]);
    if (limit === null && stage !== incident.stage && !runs(incident, `stage:${stage}`)) return [];
    return [sketch('stage', stage, functions(definition.owner), `workflow.${stage}`, limit)];
  });
}

/** Tasks and decisions: of the stages entered so far, and those whose limit runs from before their stage. */
function stageWork(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  return stages.flatMap((stage) => {
    const { tasks, decisions } = plan.workflow[stage];
    const work = (kind: 'task' | 'decision', list: readonly TaskDefinition[], done: (id: string) => boolean) =>
      list.flatMap((item) => {
        const limit = limitOf(incident, stage, item.within[incident.severity.level]);
        const begun =
          limit !== null || incident.stageEnteredAt[stage] !== undefined || runs(incident, `${kind}:${item.id}`);
        if (done(item.id) || !begun) return [];
        return [sketch(kind, item.id, functions(item.owner), `workflow.${stage}.${item.id}`, limit)];
      });
    return [
      ...work('task', tasks, (id) => incident.tasksDone[id] !== undefined),
      ...work('decision', decisions, (id) => incident.decisions.some((made) => made.decision === id)),
    ];
  });
}

function limitOf(incident: Incident, stage: StageId, limit: TimeLimit | undefined): ObligationLimit | null {
  if (limit === undefined) return null;
  const anchoredAt = anchorOf(incident, stage, limit.from);
  return anchoredAt === undefined ? null : { period: limit.period, text: limit.text, anchor: limit.from, anchoredAt };
}

function anchorOf(incident: Incident, stage: StageId, from: TimeLimit['from']): Instant | undefined {
  switch (from) {
    case 'first-signal':
      return incident.firstSignalAt;
    case 'declaration':
      return incident.declaredAt;
    case 'stage':
      return incident.stageEnteredAt[stage];
  }
}

function openFacts(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  return Object.entries(plan.facts)
    .filter(([id]) => incident.facts[id] === undefined)
    .map(([id, fact]) => {
      const limit = limitOf(incident, 'classify', fact.within ?? undefined);
      return sketch('fact', id, { kind: 'functions', functions: fact.answeredBy }, `facts.${id}`, limit);
    });
}

function missingEvidence(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  const wanted = entry(plan.types, incident.type)?.evidence ?? [];
  return wanted
    .filter((category) => !incident.evidence.some((item) => item.category === category))
    .map((category) => sketch('evidence', category, functions('security'), `types.${incident.type}.evidence`, null));
}

function notifications(plan: CompiledPlan, incident: Incident, now: Instant): readonly Sketch[] {
  return Object.entries(plan.notifications).flatMap(([id, rule]) => {
    const sent =
      rule.action === null ? incident.tasksDone[`notify-${id}`] !== undefined : wasRun(incident, rule.action);
    const settled = sent || incident.decisions.some((made) => made.decision === `not-notifying-${id}`);
    if (settled || (!runs(incident, `notification:${id}`) && !isWanted(plan, incident, rule))) return [];
    const began = incident.deadlines[`notification:${id}`]?.anchoredAt ?? now;
    const limit = rule.within && {
      period: rule.within,
      text: `notifications.${id}.within`,
      anchor: 'moment' as const,
      anchoredAt: began,
    };
    return [sketch('notification', id, functions(rule.owner), `notifications.${id}`, limit)];
  });
}

/** A clock that has started goes on until what it is for is done, whatever severity and facts have become since. */
function runs(incident: Incident, obligation: string): boolean {
  return incident.deadlines[obligation] !== undefined;
}

function isWanted(plan: CompiledPlan, incident: Incident, rule: NotificationRule): boolean {
  const context = { type: incident.type, system: incident.system, severity: incident.severity.level };
  return evaluateCondition(plan, rule.when, plainAnswers(incident), context).outcome === 'holds';
}

function wasRun(incident: Incident, action: string): boolean {
  return incident.actions.some((each) => each.action === action && each.undoes === null && hasRun(each));
}

export function hasRun(action: Action): boolean {
  switch (action.progress.kind) {
    case 'executed':
    case 'proven':
    case 'failed-in-part':
      return true;
    case 'waiting':
    case 'preserving':
    case 'refused':
    case 'undone':
      return false;
  }
}

/** What each asked-for action waits for now: an approval, being run, or the proof that it took effect. */
function actionSteps(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  return incident.actions.flatMap((action): readonly Sketch[] => {
    const name = `A-${action.number}`;
    const requester: Obliged = { kind: 'person', person: action.requester };
    if (action.progress.kind === 'executed') {
      const late = (action.probe?.overdueAt ?? null) !== null;
      const by = late ? functions(plan.workflow.contain.owner) : requester;
      return [sketch('proof', name, by, `actions.${action.action}`, null)];
    }
    if (action.progress.kind !== 'waiting') return [];
    const gate = action.gate === null ? undefined : entry(plan.gates, action.gate.gate);
    if (action.gate === null || gate === undefined || action.gate.runBy !== null || action.gate.glassBrokenBy !== null)
      return [sketch('execution', name, requester, `actions.${action.action}`, null)];
    const by: Obliged = { kind: 'functions', functions: gate.approve.map((each) => each.of) };
    const limit = {
      period: gate.within,
      text: `gates.${action.gate.gate}.within`,
      anchor: 'moment' as const,
      anchoredAt: action.gate.askedAt,
    };
    return [sketch('approval', askName(action.number, action.gate.asks), by, `gates.${action.gate.gate}`, limit)];
  });
}

/** `A-2` for the first time the approvers are asked, `A-2.2` for the second: each has a deadline of its own. */
function askName(number: number, asks: number): string {
  return asks === 1 ? `A-${number}` : `A-${number}.${asks}`;
}

function handovers(incident: Incident): readonly Sketch[] {
  if (incident.handover === null) return [];
  return [
    sketch('handover', incident.handover.to, { kind: 'person', person: incident.handover.to }, 'incident_owner', null),
  ];
}

function glassReviews(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  return incident.glassBreaks.flatMap(({ action, gate, at }) => {
    const rule = entry(plan.gates, gate)?.breakGlass;
    if (!rule || incident.tasksDone[glassReviewTask(action)] !== undefined) return [];
    const clause = `gates.${gate}.break_glass`;
    const limit = {
      period: rule.reviewWithin,
      text: `${clause}.review_within`,
      anchor: 'moment' as const,
      anchoredAt: at,
    };
    return [sketch('break-glass-review', `A-${action}`, functions(...glassReviewers), clause, limit)];
  });
}

/** Who reviews a gate that was passed under its break-glass rule; never the person who broke it. */
export const glassReviewers: readonly FunctionId[] = ['legal', 'executive'];

/** The task that ends the review of A-1. */
export function glassReviewTask(action: number): string {
  return `break-glass-review-A-${action}`;
}

function sketch(
  kind: ObligationKind,
  name: string,
  by: Obliged,
  clause: string,
  limit: ObligationLimit | null,
): Sketch {
  return { id: `${kind}:${name}`, kind, by, clause, limit };
}

function functions(...ids: readonly FunctionId[]): Obliged {
  return { kind: 'functions', functions: ids };
}

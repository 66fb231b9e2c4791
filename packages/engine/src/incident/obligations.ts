import { entry } from '../entry.ts';
import type { Instant } from '@muster/clocks';
import { stages } from '@muster/plan';
import type { CompiledPlan, FunctionId, StageId, TaskDefinition, TimeLimit } from '@muster/plan';
import { clockObligations } from './clocks/clock-obligations.ts';
import type { Incident } from './incident.ts';
import { runs } from './limits.ts';
import { noticeOf } from './notice-rules.ts';
import { noticeObligations } from './notice-obligations.ts';
import { functions, sketch } from './obligation.ts';
import type { Obligation, ObligationLimit, Obliged, Sketch } from './obligation.ts';

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
    ...noticeObligations(plan, incident, now),
    ...reportDue(plan, incident, now),
    ...changesToValidate(incident),
    ...actionSteps(plan, incident),
    ...handovers(incident),
    ...glassReviews(plan, incident),
  ]
    .filter(({ id }) => incident.waived[id] === undefined)
    .map((each) => dated(incident, each, now));
  return [...found, ...clockObligations(plan, incident, now)].toSorted(byDue);
}

function dated(incident: Incident, { dueWith, ...each }: Sketch, now: Instant): Obligation {
  const due = incident.deadlines[dueWith ?? each.id]?.due ?? null;
  return { ...each, due, overdue: due !== null && due < now };
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

/** What each asked-for action waits for now: an approval, being run, or the proof that it took effect. */
function actionSteps(plan: CompiledPlan, incident: Incident): readonly Sketch[] {
  return incident.actions.flatMap((action): readonly Sketch[] => {
    const name = `A-${action.number}`;
    const requester: Obliged = { kind: 'person', person: action.requester };
    if (action.progress.kind === 'executed') {
      // What was sent, and when, is on record with the notice.
      if (noticeOf(incident, action.number)) return [];
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

/** The next situation report, so long after the last one as the plan says for the severity. */
function reportDue(plan: CompiledPlan, incident: Incident, now: Instant): readonly Sketch[] {
  const { level } = incident.severity;
  const every = plan.severityLevels[level].reportEvery;
  const name = `S-${incident.reports.length + 1}`;
  if (every === null && !runs(incident, `report:${name}`)) return [];
  const began = incident.reports.at(-1)?.at ?? incident.deadlines[`report:${name}`]?.anchoredAt ?? now;
  const clause = `severity.${level}.report_every`;
  const limit = every && { period: every, text: clause, anchor: 'moment' as const, anchoredAt: began };
  return [sketch('report', name, { kind: 'person', person: incident.owner.person }, clause, limit)];
}

function changesToValidate(incident: Incident): readonly Sketch[] {
  return incident.changes
    .filter(({ validated }) => validated === null)
    .map(({ number }) =>
      sketch('change-validation', `C-${number}`, functions('engineering'), 'workflow.recover', null),
    );
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

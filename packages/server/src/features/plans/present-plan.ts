import type { PlanView } from '@muster/api';
import { spellPeriod } from '@muster/clocks';
import { findRegime } from '@muster/clocks/law';
import type { PlanVersion } from '@muster/engine';
import { describeCondition, functionIds, severities, stages } from '@muster/plan';
import type {
  ActionDefinition,
  CompiledPlan,
  Condition,
  GateDefinition,
  StageId,
  SystemDefinition,
  TaskDefinition,
  TimeLimits,
} from '@muster/plan';

/** A plan version as people read it: lists in the plan's order, conditions as sentences, periods in words. */
export function presentPlan({ plan, version }: PlanVersion): PlanView {
  return {
    version,
    organisation: {
      name: plan.organisation.name,
      timeZone: plan.organisation.timeZone,
      holidays: plan.organisation.holidays,
      jurisdictions: [...plan.organisation.jurisdictions],
    },
    definition: plan.definition,
    types: entries(plan.types).map(({ id, dimensions, countsWhen, evidence, title }) => ({
      id,
      title,
      dimensions: [...dimensions],
      countsWhen: countsWhen && presentCondition(plan, countsWhen),
      evidence: [...evidence],
    })),
    incidentOwner: {
      normally: plan.incidentOwner.normally,
      when: Object.entries(plan.incidentOwner.when).map(([dimension, seat]) => ({ dimension, seat })),
    },
    functions: presentFunctions(plan),
    systems: entries(plan.systems).map(presentSystem),
    actions: entries(plan.actions).map(presentAction),
    facts: entries(plan.facts).map(({ id, ask, answer, answeredBy, within, untilAnswered }) => ({
      id,
      ask,
      answer: 'values' in answer ? { kind: answer.kind, values: [...answer.values] } : answer,
      answeredBy: [...answeredBy],
      within: within?.text ?? null,
      untilAnswered,
    })),
    severities: presentSeverities(plan),
    severityLoweredBy: [...plan.severityLoweredBy],
    workflow: stages.map((stage) => presentStage(plan, stage)),
    gates: entries(plan.gates).map((gate) => presentGate(plan, gate)),
    evidence: entries(plan.evidence).map(
      ({ id, title, keep, lawfulBasis, purpose, minimise, owner, collectWithin }) => ({
        category: id,
        title,
        keep: spellPeriod(keep),
        lawfulBasis,
        purpose,
        minimise,
        owner,
        collectWithin: collectWithin && spellPeriod(collectWithin),
      }),
    ),
    onCall: entries(plan.onCall).map(presentSchedule),
    clocks: presentClocks(plan),
    notifications: entries(plan.notifications).map(({ id, to, owner, action, when, within }) => ({
      id,
      to,
      owner,
      action,
      when: presentCondition(plan, when),
      within: within && spellPeriod(within),
    })),
    exercises: {
      every: spellPeriod(plan.exercises.every),
      scenarios: [...plan.exercises.scenarios],
      killSwitchesEvery: spellPeriod(plan.exercises.killSwitchesEvery),
    },
    review: { every: spellPeriod(plan.review.every), owner: plan.review.owner },
  };
}

function entries<Value>(record: Readonly<Record<string, Value>>): readonly (Value & { readonly id: string })[] {
  return Object.entries(record).map(([id, value]) => ({ ...value, id }));
}

function presentCondition(plan: CompiledPlan, condition: Condition) {
  return { sentence: describeCondition(plan, condition), cel: condition.cel, reads: [...condition.reads] };
}

function presentFunctions(plan: CompiledPlan): PlanView['functions'] {
  return functionIds.flatMap((id) => {
    const definition = plan.functions[id];
    if (definition === undefined) return [];
    const { does, needs, lead, deputies, onCall, reachable } = definition;
    return [{ id, does, needs: [...needs], lead, deputies: [...deputies], onCall, reachable: [...reachable] }];
  });
}

function presentSystem(system: SystemDefinition & { readonly id: string }): PlanView['systems'][number] {
  const { id, title, use, autonomy, data, affects, revenue, vendor, model, switches, evidence, withoutMuster } = system;
  return {
    id,
    title,
    use,
    autonomy,
    affects,
    revenue,
    vendor,
    model,
    withoutMuster,
    data: [...data],
    switches: Object.values(switches),
    evidence: Object.entries(evidence).map(([category, { from, keptThere }]) => ({
      category,
      from,
      keptThere: spellPeriod(keptThere),
    })),
  };
}

function presentAction(action: ActionDefinition & { readonly id: string }): PlanView['actions'][number] {
  const { adapter, id, title, system, gate, because, reversible, external, preserveFirstSeconds } = action;
  const { owner, withoutMuster } = action;
  const decided = { gate, because, reversible, external, preserveFirstSeconds };
  const common = { id, title, system, owner, withoutMuster, ...decided };
  switch (adapter.kind) {
    case 'switch':
      return { ...common, by: 'switch', switch: adapter.switch, instruction: null };
    case 'manual':
      return { ...common, by: 'manual', switch: null, instruction: adapter.instruction };
  }
}

function presentSeverities(plan: CompiledPlan): PlanView['severities'] {
  return severities.map((level) => {
    const { title, posture, opens, acknowledge, calls } = plan.severityLevels[level];
    const rules = plan.severityRules.filter((rule) => rule.level === level);
    return {
      level,
      title,
      posture,
      acknowledge: acknowledge && spellPeriod(acknowledge),
      calls: [...calls],
      opens: [...opens],
      rules: rules.map(({ clause, when, because }) => ({ clause, when: presentCondition(plan, when), because })),
    };
  });
}

function presentStage(plan: CompiledPlan, stage: StageId): PlanView['workflow'][number] {
  const { owner, within, tasks, decisions, leaveWhen, criteria, returns } = plan.workflow[stage];
  return {
    stage,
    owner,
    within: limits(within),
    tasks: tasks.map(presentWork),
    decisions: decisions.map(presentWork),
    leaveWhen: [...leaveWhen],
    criteria: [...criteria],
    returns: returns && { to: [...returns.to], atMost: returns.atMost },
  };
}

function presentWork({ id, title, owner, within }: TaskDefinition) {
  return { id, title, owner, within: limits(within) };
}

function limits(within: TimeLimits): PlanView['workflow'][number]['within'] {
  return severities.flatMap((severity) => {
    const limit = within[severity];
    return limit === undefined ? [] : [{ severity, text: limit.text }];
  });
}

function presentGate(plan: CompiledPlan, gate: GateDefinition & { readonly id: string }): PlanView['gates'][number] {
  const { id, approve, within, onSilence, expires, runWithin, breakGlass, standing } = gate;
  return {
    id,
    needs: approve.map(({ count, of }) => ({ count, of })),
    within: spellPeriod(within),
    onSilence: { after: spellPeriod(onSilence.after), to: [...onSilence.to] },
    expires: spellPeriod(expires),
    runWithin: spellPeriod(runWithin),
    breakGlass: breakGlass && {
      by: breakGlass.by,
      when: presentCondition(plan, breakGlass.when),
      reviewWithin: spellPeriod(breakGlass.reviewWithin),
    },
    standing,
  };
}

function presentSchedule(
  schedule: CompiledPlan['onCall'][string] & { readonly id: string },
): PlanView['onCall'][number] {
  const { id, title, zone, layers, escalation } = schedule;
  return {
    id,
    title,
    zone,
    layers: layers.map((layer) => layer.id),
    escalation: escalation.map(({ after, to, by }) => ({
      after: spellPeriod(after),
      to: to.kind === 'seat' ? to.seat : `${to.schedule}: ${to.layer}`,
      by: [...by],
    })),
  };
}

function presentClocks({ clocks }: CompiledPlan): PlanView['clocks'] {
  const held = (own: { readonly owner: string | null; readonly deputy: string | null }) => ({
    owner: own.owner ?? clocks.owner,
    deputy: own.deputy ?? clocks.deputy,
  });
  const agreed = (kind: 'contract' | 'internal', list: CompiledPlan['clocks']['contracts']): PlanView['clocks'] =>
    entries(list).map(({ id, title, gate, recipient, within, from, clause, ...rest }) => {
      const time = `${spellPeriod(within)} from ${from}`;
      return { kind, id, title, gate, recipient, clause, within: time, ...held(rest) };
    });
  const ofLaw = entries(clocks.law).map(({ id, gate, recipient, ...rest }): PlanView['clocks'][number] => {
    const title = findRegime(id)?.title ?? id;
    return { kind: 'law', id, title, gate, recipient, clause: null, within: null, ...held(rest) };
  });
  return [...ofLaw, ...agreed('contract', clocks.contracts), ...agreed('internal', clocks.internal)];
}

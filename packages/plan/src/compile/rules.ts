import { severities } from '../compiled-plan.ts';
import type {
  FactDefinition,
  FactKind,
  GateDefinition,
  IncidentType,
  NotificationRule,
  Severity,
  SeverityLevel,
  SeverityRule,
} from '../compiled-plan.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { compileCondition } from './condition.ts';

/** What counts as an incident of a type. */
export function compileType(type: PlanSource['definition']['types'][string]): IncidentType {
  const { title, dimensions, evidence, counts_when } = type;
  return { title, dimensions, evidence, countsWhen: counts_when === undefined ? null : compileCondition(counts_when) };
}

export function compileFact(fact: PlanSource['facts'][string]): FactDefinition {
  return {
    ask: fact.ask,
    answer: factKind(fact),
    answeredBy: fact.answered_by,
    within: fact.within ?? null,
    untilAnswered: fact.until_answered ?? null,
  };
}

function factKind(fact: PlanSource['facts'][string]): FactKind {
  if (fact.ordered !== undefined) return { kind: 'ordered', values: fact.ordered };
  if (fact.number !== undefined) return { kind: 'number', unit: fact.number };
  return fact.time === true ? { kind: 'time' } : { kind: 'yes-no' };
}

/** In falling order of level; within a level in the plan's order. */
export function compileSeverityRules(severity: PlanSource['severity']): SeverityRule[] {
  return severities.toReversed().flatMap((level) =>
    severity[level].rules.map(({ when, because }, index) => ({
      clause: `severity.${level}.rules[${index}]`,
      level,
      when: compileCondition(when),
      because,
    })),
  );
}

export function compileLevel(
  level: Severity,
  { title, posture, opens }: PlanSource['severity'][Severity],
): SeverityLevel {
  return { title: title ?? `${level.charAt(0).toUpperCase()}${level.slice(1)}`, posture, opens: opens ?? [] };
}

export function compileGate(gate: PlanSource['approvals'][string]): GateDefinition {
  const { approve, within, on_silence, expires, run_within, break_glass } = gate;
  return {
    approve,
    within,
    onSilence: { kind: 'escalate', after: on_silence.after, to: on_silence.escalate_to },
    expires,
    runWithin: run_within,
    breakGlass:
      break_glass === undefined
        ? null
        : { by: break_glass.by, when: compileCondition(break_glass.when), reviewWithin: break_glass.review_within },
  };
}

export function compileNotification(rule: PlanSource['notifications'][string]): NotificationRule {
  const { to, when, within, owner, gate } = rule;
  return { to, when: compileCondition(when), within: within ?? null, owner, action: gate === 'none' ? null : gate };
}

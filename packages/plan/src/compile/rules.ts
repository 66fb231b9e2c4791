import { severities } from '../plan-words.ts';
import type {
  BreakGlass,
  EvidenceCategory,
  FactDefinition,
  FactKind,
  GateDefinition,
  IncidentType,
  NotificationRule,
  SeverityLevel,
  SeverityRule,
  StandingAuthority,
} from '../compiled-plan.ts';
import type { Severity } from '../plan-words.ts';
import type { PlanSource } from '../schema/plan-source.ts';
import { compileCondition } from './condition.ts';

/** What counts as an incident of a type. */
export function compileType(type: PlanSource['definition']['types'][string]): IncidentType {
  const { title, dimensions, evidence, counts_when, tags, near_miss_when } = type;
  return {
    title,
    dimensions,
    evidence,
    countsWhen: counts_when === undefined ? null : compileCondition(counts_when),
    tags: tags ?? [],
    nearMissWhen: near_miss_when === undefined ? null : compileCondition(near_miss_when),
  };
}

export function compileFact(fact: PlanSource['facts'][string]): FactDefinition {
  return {
    ask: fact.ask,
    answer: factKind(fact),
    answeredBy: fact.answered_by,
    within: fact.within ?? null,
    untilAnswered: fact.until_answered ?? null,
    worse: fact.worse ?? 'rising',
    gate: fact.gate ?? null,
  };
}

function factKind(fact: PlanSource['facts'][string]): FactKind {
  if (fact.ordered !== undefined) return { kind: 'ordered', values: fact.ordered };
  if (fact.one_of !== undefined) return { kind: 'choice', values: fact.one_of };
  if (fact.any_of !== undefined) return { kind: 'set', values: fact.any_of };
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
  { title, posture, opens, acknowledge, calls, tells, report_every }: PlanSource['severity'][Severity],
): SeverityLevel {
  return {
    title: title ?? `${level.charAt(0).toUpperCase()}${level.slice(1)}`,
    posture,
    opens: opens ?? [],
    acknowledge: acknowledge ?? null,
    calls: calls ?? [],
    tells: tells ?? [],
    reportEvery: report_every ?? null,
  };
}

type Gate = PlanSource['approvals'][string];

export function compileGate(gate: Gate): GateDefinition {
  const { approve, within, on_silence, expires, run_within, break_glass, standing } = gate;
  return {
    approve,
    within,
    onSilence: { kind: 'escalate', after: on_silence.after, to: on_silence.escalate_to },
    expires,
    runWithin: run_within,
    breakGlass: break_glass === undefined ? null : compileBreakGlass(break_glass),
    standing: standing === undefined ? null : compileStanding(standing),
  };
}

function compileBreakGlass(glass: NonNullable<Gate['break_glass']>): BreakGlass {
  const { by, when, review_within, lasts, reviewed_by, never } = glass;
  return {
    by,
    when: compileCondition(when),
    reviewWithin: review_within,
    lasts: lasts ?? null,
    reviewedBy: reviewed_by ?? null,
    never: never ?? [],
  };
}

function compileStanding({ template, released_by, until, at_most }: NonNullable<Gate['standing']>): StandingAuthority {
  return { template, releasedBy: released_by, until, atMost: at_most };
}

export function compileCategory(category: PlanSource['evidence'][string]): EvidenceCategory {
  const { title, keep, lawful_basis, purpose, minimise } = category;
  return {
    title,
    keep,
    lawfulBasis: lawful_basis,
    purpose,
    minimise: minimise ?? null,
    covers: category.covers ?? [],
    owner: category.owner ?? null,
    collectWithin: category.collect_within ?? null,
    atMost: category.at_most ?? null,
    sealedOriginal: category.sealed_original ?? false,
  };
}

export function compileNotification(rule: PlanSource['notifications'][string]): NotificationRule {
  const { to, when, within, owner, gate } = rule;
  return {
    to,
    when: compileCondition(when),
    within: within ?? null,
    owner,
    action: gate === 'none' ? null : gate,
    template: rule.template ?? null,
    holding: rule.holding ?? null,
    supportScript: rule.support_script ?? null,
    retraction: rule.retraction ?? null,
    through: rule.through ?? [],
  };
}

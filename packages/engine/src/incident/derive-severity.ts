import { entry } from '../entry.ts';
import { evaluateCondition, severities } from '@muster/plan';
import type { CompiledPlan, FactAnswer, Severity } from '@muster/plan';
import type { Incident } from './incident.ts';

export interface SeverityReason {
  /** The rule's clause in the plan, or `facts.<id>.until_answered`. */
  readonly clause: string;
  /** Facts explicitly unknown that were taken at their worst. */
  readonly assumed: readonly string[];
}

export interface DerivedSeverity {
  readonly level: Severity;
  readonly reasons: readonly SeverityReason[];
  /** What it could still become, and the questions nobody has answered: worst first. Adds nothing to the level. */
  readonly couldBe: readonly {
    readonly level: Severity;
    readonly clause: string;
    readonly unanswered: readonly string[];
  }[];
}

type Judged = Pick<Incident, 'type' | 'system' | 'facts'>;

/** What the rules gave for these facts last: most commands change none of them. */
const derived = new WeakMap<
  Judged['facts'],
  Judged & { readonly plan: CompiledPlan; readonly severity: DerivedSeverity }
>();

/** Severity from the facts by the plan's rules: the highest rule that holds wins. Pure; the same facts, the same answer. */
export function deriveSeverity(plan: CompiledPlan, incident: Judged): DerivedSeverity {
  const { facts, type, system } = incident;
  const known = derived.get(facts);
  if (known?.plan === plan && known.type === type && known.system === system) return known.severity;
  const severity = derive(plan, incident);
  derived.set(facts, { plan, facts, type, system, severity });
  return severity;
}

function derive(plan: CompiledPlan, incident: Judged): DerivedSeverity {
  const answers = answersOf(plan, incident);
  const context = { type: incident.type, system: incident.system };
  const held: { level: Severity; reason: SeverityReason }[] = [];
  const couldBe: DerivedSeverity['couldBe'][number][] = [];
  for (const rule of plan.severityRules) {
    const result = evaluateCondition(plan, rule.when, answers.forRules, context);
    switch (result.outcome) {
      case 'holds':
        held.push({ level: rule.level, reason: { clause: rule.clause, assumed: result.assumed } });
        break;
      case 'unanswered':
        couldBe.push({ level: rule.level, clause: rule.clause, unanswered: result.facts });
        break;
      case 'does-not-hold':
        break;
    }
  }
  held.push(...answers.fixed);
  const level = worst(held.map((each) => each.level));
  return {
    level,
    reasons: held.filter((each) => each.level === level).map((each) => each.reason),
    couldBe: couldBe.filter((each) => isWorse(each.level, level)),
  };
}

/**
 * Facts for the rules. A fact that is explicitly unknown and for which the plan fixes a level (`until_answered`) gives
 * that level and is then left out as if not asked: the plan's word replaces the worst case.
 */
function answersOf(plan: CompiledPlan, incident: Pick<Incident, 'facts'>) {
  const forRules: Record<string, FactAnswer> = {};
  const fixed: { level: Severity; reason: SeverityReason }[] = [];
  for (const [fact, { answer }] of Object.entries(incident.facts)) {
    const level = entry(plan.facts, fact)?.untilAnswered ?? null;
    if (answer.state === 'unknown' && level !== null)
      fixed.push({ level, reason: { clause: `facts.${fact}.until_answered`, assumed: [fact] } });
    else forRules[fact] = answer.state === 'value' ? answer : { state: 'unknown' };
  }
  return { forRules, fixed };
}

export function isWorse(one: Severity, than: Severity): boolean {
  return severities.indexOf(one) > severities.indexOf(than);
}

function worst(levels: readonly Severity[]): Severity {
  return levels.reduce<Severity>((high, level) => (isWorse(level, high) ? level : high), 'low');
}

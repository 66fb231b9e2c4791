import { severities } from '@muster/plan';
import type { CompiledPlan, Severity } from '@muster/plan';
import { findCell } from '../analysis/find-cell.ts';
import { isWorse, severityTables } from '../analysis/severity-tables.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A level is more than a word. Each has a time in which it is classified and contained; from medium on one in which
 * somebody acknowledges it, and functions that are called in; from high on it tells somebody and opens actions behind gates. And
 * each kind of harm can reach a level above low: each type of incident, and harmful or discriminatory output of a system
 * whose use is a regulated decision.
 */
export const sev05: Rule = {
  id: 'SEV-05',
  layer: 'L2',
  severity: 'error',
  title: 'Every severity has times, functions and messages, and every kind of harm reaches one above low',
  fix: 'Add what the level lacks, or a rule by which the type reaches medium.',
  *check(checked: CheckedPlan): Iterable<Found> {
    for (const level of severities) yield* bare(checked.plan, level);
    yield* harmless(checked.plan);
  },
};

function* bare({ severityLevels, workflow }: CompiledPlan, level: Severity): Iterable<Found> {
  const { acknowledge, calls, tells, opens } = severityLevels[level];
  const hasTime = (stage: 'classify' | 'contain') =>
    [workflow[stage], ...workflow[stage].tasks, ...workflow[stage].decisions].some(
      ({ within }) => within[level] !== undefined,
    );
  const lacks = [
    ...(isWorse(level, 'low') && acknowledge === null ? ['a time to acknowledge it (acknowledge)'] : []),
    ...(hasTime('classify') ? [] : ['a time limit of classify']),
    ...(hasTime('contain') ? [] : ['a time limit of contain']),
    ...(isWorse(level, 'low') && calls.length === 0 ? ['functions that are called in (calls)'] : []),
    ...(isWorse(level, 'medium') && tells.length === 0 ? ['somebody who is told (tells)'] : []),
    ...(isWorse(level, 'medium') && opens.length === 0 ? ['actions that are thought of (opens)'] : []),
  ];
  if (lacks.length === 0) return;
  const path = ['severity', level];
  yield { path, subject: level, message: `${level} lacks ${lacks.join('; ')}.`, counterexample: null };
}

function* harmless(plan: CompiledPlan): Iterable<Found> {
  const { domains, rules } = severityTables(plan);
  const types = domains.get('type') ?? [];
  const raising = rules.filter(({ rule }) => isWorse(rule.level, 'low'));
  const reaches = (fixed: ReadonlyMap<string, number>) =>
    raising.some(({ table }) => findCell(domains, [{ table, holds: true }], fixed) !== null);
  for (const [at, type] of types.entries()) {
    if (reaches(new Map([['type', at]]))) continue;
    yield {
      path: ['definition', 'types', String(type)],
      subject: String(type),
      message: `No incident of ${type} is ever more than low.`,
      counterexample: null,
    };
  }
  const harmful = types.indexOf('harmful-or-biased-output');
  for (const [id, { use }] of Object.entries(plan.systems)) {
    const at = domains.get('system')?.indexOf(id) ?? -1;
    const fixed = new Map([['type', harmful], ...(at < 0 ? [] : [['system', at] as const])]);
    if (use !== 'regulated-decision' || reaches(fixed)) continue;
    yield {
      path: ['systems', id, 'use'],
      subject: id,
      message: `Harmful or discriminatory output of ${id}, which takes part in regulated decisions, is never more than low.`,
      counterexample: null,
    };
  }
}

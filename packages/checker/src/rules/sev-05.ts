import type { Period } from '@muster/clocks';
import { severities, stages } from '@muster/plan';
import type { CompiledPlan, Path, Severity, TaskDefinition, TimeLimits } from '@muster/plan';
import { findCell } from '../analysis/find-cell.ts';
import { longestSeconds, spellSeconds } from '../analysis/period-bounds.ts';
import { isWorse, severityTables } from '../analysis/severity-tables.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';

/**
 * A level is more than a word. Each has a time in which it is classified and contained; from medium on one in which
 * somebody acknowledges it, and functions that are called in; from high on it tells somebody and opens actions behind gates.
 * What has a limit at one level has one at each worse level, and no longer one. And each kind of harm can reach a level above low: each type of incident, and harmful or discriminatory output of a system
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
    yield* laterWhenWorse(checked.plan);
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

/** Limits that a lesser level has, and a worse one has not or has longer. */
function* laterWhenWorse({ workflow, severityLevels }: CompiledPlan): Iterable<Found> {
  const acknowledge = Object.entries(severityLevels).flatMap(([level, { acknowledge: period }]) =>
    period === null ? [] : [[level, period] as const],
  );
  yield* longer((level) => ['severity', level, 'acknowledge'], 'acknowledge', new Map(acknowledge));
  for (const stage of stages) {
    const { within, tasks, decisions } = workflow[stage];
    const inStage = (key: string, work: readonly TaskDefinition[]) =>
      work.map((each, at) => ({ path: ['workflow', stage, key, at], id: each.id, within: each.within }));
    const limited = [
      { path: ['workflow', stage], id: stage, within },
      ...inStage('do', tasks),
      ...inStage('decide', decisions),
    ];
    for (const { path, id, within: limits } of limited) {
      yield* unlimited([...path, 'within'], id, periodsOf(limits));
      yield* longer(() => [...path, 'within'], id, periodsOf(limits));
    }
  }
}

function* unlimited(path: Path, subject: string, limits: ReadonlyMap<string, Period>): Iterable<Found> {
  const least = severities.findIndex((level) => limits.has(level));
  const bare = least < 0 ? [] : severities.slice(least).filter((level) => !limits.has(level));
  for (const level of bare)
    yield {
      path,
      subject: `${subject}.${level}`,
      message: `${subject} has a time limit at ${severities[least]}, and none at ${level}.`,
      counterexample: null,
    };
}

function* longer(
  pathOf: (level: Severity) => Path,
  subject: string,
  limits: ReadonlyMap<string, Period>,
): Iterable<Found> {
  const given = severities.flatMap((level) => {
    const period = limits.get(level);
    return period === undefined ? [] : [{ level, seconds: longestSeconds(period) }];
  });
  for (const [at, { level, seconds }] of given.entries()) {
    const lesser = given[at - 1];
    if (lesser === undefined || seconds <= lesser.seconds) continue;
    yield {
      path: pathOf(level),
      subject: `${subject}.${level}`,
      message: `${subject} has more time at ${level} than at ${lesser.level}.`,
      counterexample: `${spellSeconds(seconds)} at ${level}, ${spellSeconds(lesser.seconds)} at ${lesser.level}.`,
    };
  }
}

function periodsOf(within: TimeLimits): ReadonlyMap<string, Period> {
  return new Map(Object.entries(within).map(([level, { period }]) => [level, period]));
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

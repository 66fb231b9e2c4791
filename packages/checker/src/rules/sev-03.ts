import { findCell } from '../analysis/find-cell.ts';
import { isWorse, severityTables } from '../analysis/severity-tables.ts';
import type { SeverityTables, TabledRule } from '../analysis/severity-tables.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * A rule that never decides misleads whoever reads the plan: it holds for no incident at all, a higher level is given
 * wherever it holds, or another rule of its level holds wherever it does; of two that say the same the later one is told. The
 * rule that always holds may stand beside others of its level: they say why.
 */
export const sev03: Rule = {
  id: 'SEV-03',
  layer: 'L2',
  severity: 'warning',
  title: 'Every rule of severity decides some incident',
  fix: 'Take the rule out, or correct what it asks for.',
  *check({ plan }): Iterable<Found> {
    const tables = severityTables(plan);
    for (const tabled of tables.rules) {
      const why = idle(tables, tabled);
      if (why === null) continue;
      const { rule, path } = tabled;
      yield { path, subject: rule.clause, message: `${rule.clause} never decides: ${why}.`, counterexample: null };
    }
  },
};

function idle({ domains, rules }: SeverityTables, tabled: TabledRule): string | null {
  const demanded = { table: tabled.table, holds: true };
  if (!tabled.table.holds.includes(1)) return 'it holds for no incident';
  const higher = rules.filter(({ rule }) => isWorse(rule.level, tabled.rule.level));
  const without = (others: readonly TabledRule[]) =>
    findCell(domains, [demanded, ...others.map(({ table }) => ({ table, holds: false }))]);
  const alone = higher.find((each) => without([each]) === null);
  if (alone !== undefined) return `${alone.rule.clause} holds wherever it does and gives ${alone.rule.level}`;
  if (without(higher) === null) return 'a higher level is given wherever it holds';
  const beside = rules.filter(
    (each) => each !== tabled && each.rule.level === tabled.rule.level && each.table.holds.includes(0),
  );
  const says = (each: TabledRule) => without([each]) === null;
  const isEarlier = (each: TabledRule) => rules.indexOf(each) < rules.indexOf(tabled);
  const twin = beside.find((each) => says(each) && (isEarlier(each) || !isWithin(domains, each, tabled)));
  return twin === undefined ? null : `${twin.rule.clause} says the same`;
}

/** Whether `outer` holds wherever `inner` does. */
function isWithin(domains: SeverityTables['domains'], inner: TabledRule, outer: TabledRule): boolean {
  const demands = [
    { table: inner.table, holds: true },
    { table: outer.table, holds: false },
  ];
  return findCell(domains, demands) === null;
}

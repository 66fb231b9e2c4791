import { findCell } from '../analysis/find-cell.ts';
import { isWorse, severityTables, spellCell } from '../analysis/severity-tables.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * Two rules of different levels that hold at once contradict each other, unless the plan says which one decides
 * (`hit: highest`). A reader must not have to guess. Told once for each two levels. Rules that always hold are the floor under the others and contradict
 * nothing.
 */
export const sev02: Rule = {
  id: 'SEV-02',
  layer: 'L2',
  severity: 'error',
  title: 'Rules that hold at once do not contradict each other',
  fix: 'Write `hit: highest` under `severity`, or narrow the rules so that one at a time holds.',
  *check({ plan }): Iterable<Found> {
    if (plan.severityHitPolicy !== null) return;
    const { domains, rules } = severityTables(plan);
    const choosing = rules.filter(({ table }) => table.holds.includes(0));
    const told = new Set<string>();
    for (const [at, higher] of choosing.entries())
      for (const lower of choosing.slice(at + 1)) {
        const levels = `${higher.rule.level} ${lower.rule.level}`;
        if (told.has(levels) || !isWorse(higher.rule.level, lower.rule.level)) continue;
        const demands = [higher, lower].map(({ table }) => ({ table, holds: true }));
        const cell = findCell(domains, demands);
        if (cell === null) continue;
        told.add(levels);
        yield {
          path: lower.path,
          subject: lower.rule.clause,
          message: `${higher.rule.clause} says ${higher.rule.level} and ${lower.rule.clause} says ${lower.rule.level} of the same incident.`,
          counterexample: spellCell(cell),
        };
      }
  },
};

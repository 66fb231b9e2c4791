import { findCell } from '../analysis/find-cell.ts';
import { severityTables, spellCell } from '../analysis/severity-tables.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * Whatever is known of an incident, some rule of severity holds: every combination of answers is looked at, for every
 * type and system. An answer that is unknown counts as the worst it could be, so it has a severity wherever its values
 * have one. A rule with `when: "true"` at the lowest level covers what the others leave. Where the rules ask for the
 * type, the gap of each type is told.
 */
export const sev01: Rule = {
  id: 'SEV-01',
  layer: 'L2',
  severity: 'error',
  title: 'Every combination of answers has a severity',
  fix: 'Add a rule for the case that is named, or one with when: "true" to the lowest level.',
  *check({ plan }): Iterable<Found> {
    const { domains, rules } = severityTables(plan);
    const readsType = rules.some(({ table }) => table.names.includes('type'));
    const types = readsType ? (domains.get('type') ?? []) : [null];
    for (const [at, type] of types.entries()) {
      const cell = findCell(
        domains,
        rules.map(({ table }) => ({ table, holds: false })),
        type === null ? new Map() : new Map([['type', at]]),
      );
      if (cell === null) continue;
      yield {
        path: ['severity', 'low', 'rules'],
        subject: type === null ? 'severity' : String(type),
        message: `Some incident${type === null ? '' : ` of ${String(type)}`} has no severity: no rule holds for it.`,
        counterexample: spellCell(cell),
      };
    }
  },
};

import { findCell } from '../analysis/find-cell.ts';
import { severityTables, spellCell } from '../analysis/severity-tables.ts';
import type { Found, Rule } from '../rule.ts';

/**
 * Whatever is known of an incident, some rule of severity holds: every combination of answers is looked at, for every
 * type and system. An answer that is unknown counts as the worst it could be, so it has a severity wherever its values
 * have one. A rule with `when: "true"` at the lowest level covers what the others leave.
 */
export const sev01: Rule = {
  id: 'SEV-01',
  layer: 'L2',
  severity: 'error',
  title: 'Every combination of answers has a severity',
  fix: 'Add a rule for the case that is named, or one with when: "true" to the lowest level.',
  *check({ plan }): Iterable<Found> {
    const { domains, rules } = severityTables(plan);
    const cell = findCell(
      domains,
      rules.map(({ table }) => ({ table, holds: false })),
    );
    if (cell === null) return;
    yield {
      path: ['severity', 'low', 'rules'],
      subject: 'severity',
      message: 'Some incident has no severity: no rule holds for it.',
      counterexample: spellCell(cell),
    };
  },
};

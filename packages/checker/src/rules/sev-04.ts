import { entryOf } from '../analysis/people.ts';
import { findCell } from '../analysis/find-cell.ts';
import { isWorse, severityTables, spellCell, spellValue } from '../analysis/severity-tables.ts';
import type { SeverityTables } from '../analysis/severity-tables.ts';
import type { CheckedPlan, Found, Rule } from '../rule.ts';
import type { CompiledPlan, FactDefinition } from '@muster/plan';

/**
 * When an answer gets worse, severity does not fall; the plan says with `worse:` in which direction that is. And who does
 * not know is not better off than who knows: `until_answered` stands at least where the mildest answer would put the
 * incident, and above it where a worse answer would raise it.
 */
export const sev04: Rule = {
  id: 'SEV-04',
  layer: 'L2',
  severity: 'error',
  title: 'A worse answer never lowers the severity, and unknown is not the best case',
  fix: 'Turn the comparison round, say `worse: falling` or `worse: neither` where that is meant, or raise `until_answered`.',
  *check(checked: CheckedPlan): Iterable<Found> {
    const tables = severityTables(checked.plan);
    for (const [fact, definition] of Object.entries(checked.plan.facts)) {
      yield* falls(tables, fact, definition);
      yield* tooMild(checked.plan, tables, fact, definition);
    }
  },
};

/** The first rule, from the worst level down, that a worse answer takes away without another in its place. */
function* falls({ domains, rules }: SeverityTables, fact: string, { worse, answer }: FactDefinition): Iterable<Found> {
  const values = domains.get(fact);
  const isOrdered = answer.kind === 'ordered' || answer.kind === 'number' || answer.kind === 'yes-no';
  if (worse === 'neither' || values === undefined || !isOrdered) return;
  const milder = values.map((_, at) => at);
  const ordered = worse === 'rising' ? milder : milder.toReversed();
  for (const { rule, table } of rules.filter((each) => each.table.names.includes(fact)))
    for (const [at, from] of ordered.slice(0, -1).entries()) {
      const to = ordered[at + 1];
      if (to === undefined) continue;
      const standing = rules.filter((each) => !isWorse(rule.level, each.rule.level));
      const cell = findCell(
        domains,
        [
          { table, holds: true },
          ...standing.map((each) => ({ table: each.table, holds: false, instead: { name: fact, position: to } })),
        ],
        new Map([[fact, from]]),
      );
      if (cell === null) continue;
      yield {
        path: ['facts', fact],
        subject: fact,
        message: `The severity falls from ${rule.level} when ${fact} gets worse: ${rule.clause} holds no more.`,
        counterexample: `${spellCell(cell).slice(0, -1)}; then ${fact} becomes ${spellValue(values[to] ?? '')}.`,
      };
      return;
    }
}

function* tooMild(
  plan: CompiledPlan,
  { domains, rules }: SeverityTables,
  fact: string,
  { untilAnswered }: FactDefinition,
): Iterable<Found> {
  const size = domains.get(fact)?.length ?? 0;
  if (untilAnswered === null || size === 0) return;
  const worst = rules.find(({ table }) => table.names.includes(fact) && table.holds.includes(1));
  if (worst === undefined || !isWorse(worst.rule.level, untilAnswered)) return;
  const floor = rules.findLast(({ table }) => !table.holds.includes(0));
  if (floor === undefined || isWorse(untilAnswered, floor.rule.level)) return;
  yield {
    path: ['facts', fact, 'until_answered'],
    subject: fact,
    message: `Not knowing ${fact} counts as its best case: ${untilAnswered}, which every incident has anyway.`,
    counterexample: `An answer could give ${worst.rule.level} by ${worst.rule.clause}. Asked: ${entryOf(plan.facts, fact)?.ask ?? ''}`,
  };
}

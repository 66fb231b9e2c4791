import type { Cell, Domains, RuleTable } from './rule-tables.ts';

/** What must be so in the cell that is looked for. `instead`: a name is read at another position than the cell's. */
export interface Demand {
  readonly table: RuleTable;
  readonly holds: boolean;
  readonly instead?: { readonly name: string; readonly position: number };
}

/**
 * A cell in which every demand is met, or null where there is none: every combination is looked at, those that cannot
 * meet a demand any more all at once. `fixed` gives names a position beforehand.
 */
export function findCell(
  domains: Domains,
  demands: readonly Demand[],
  fixed: ReadonlyMap<string, number> = new Map(),
): Cell | null {
  const positions = new Map(fixed);
  const open = openNames(demands, positions);
  return search(0) ? cellOf(domains, positions) : null;

  function search(at: number): boolean {
    if (!demands.every((demand) => canBeMet(demand, positions))) return false;
    const name = open[at];
    if (name === undefined) return true;
    const size = domains.get(name)?.length ?? 0;
    for (let position = 0; position < size; position++) {
      positions.set(name, position);
      if (search(at + 1)) return true;
    }
    positions.delete(name);
    return false;
  }
}

/** Names without a position, those of the smallest tables first: a demand that fails does so early. */
function openNames(demands: readonly Demand[], positions: ReadonlyMap<string, number>): readonly string[] {
  const bySize = demands.toSorted((one, other) => one.table.holds.length - other.table.holds.length);
  const names = bySize.flatMap(({ table, instead }) => table.names.filter((name) => name !== instead?.name));
  return [...new Set(names)].filter((name) => !positions.has(name));
}

/** Whether some row of the table that agrees with the positions so far gives what is demanded. */
function canBeMet({ table, holds, instead }: Demand, positions: ReadonlyMap<string, number>): boolean {
  const wanted = holds ? 1 : 0;
  const given = table.names.map((name) => (name === instead?.name ? instead.position : positions.get(name)));
  return reaches(table, wanted, given, 0, 0, 1);
}

function reaches(
  table: RuleTable,
  wanted: number,
  given: readonly (number | undefined)[],
  at: number,
  row: number,
  stride: number,
): boolean {
  const size = table.sizes[at];
  if (size === undefined) return table.holds[row] === wanted;
  const position = given[at];
  if (position !== undefined) return reaches(table, wanted, given, at + 1, row + position * stride, stride * size);
  for (let each = 0; each < size; each++)
    if (reaches(table, wanted, given, at + 1, row + each * stride, stride * size)) return true;
  return false;
}

function cellOf(domains: Domains, positions: ReadonlyMap<string, number>): Cell {
  return new Map(
    [...positions].flatMap(([name, position]) => {
      const value = domains.get(name)?.[position];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

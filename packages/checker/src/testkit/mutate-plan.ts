import { parse, stringify } from 'yaml';
import { everyPlace, valueOf } from './plan-values.ts';
import type { Path, Slip, Value } from './plan-values.ts';
import { slipsOfForm, worldOf } from './slips-of-form.ts';
import { slipsOfMeaning } from './slips-of-meaning.ts';

/** A plan with one slip in it, as a person makes them. */
export interface Mutant {
  /** `deleted approvals.notify-customers.expires`. */
  readonly slip: string;
  readonly text: string;
}

/**
 * Every slip that this plan leaves room for, in a fixed order: those after which it is no plan (`form`), and those after
 * which it still is one, and would fail people (`meaning`). A slip breaks something that a plan needs. What only makes
 * another plan (one approver of three fewer, a list of data that is shorter) is a choice, and nobody's to find.
 */
export function mutantsOf(plan: string): {
  readonly form: readonly Mutant[];
  readonly meaning: readonly Mutant[];
} {
  const source = valueOf(parse(plan));
  const world = worldOf(source);
  const mutants = (slipsAt: (path: Path, value: Value) => readonly Slip[]) =>
    [...everyPlace(source, [])].flatMap(({ path, value }) =>
      slipsAt(path, value).map(({ what, put }) => ({
        slip: `${what} ${path.join('.')}`,
        text: stringify(put(source), { lineWidth: 0 }),
      })),
    );
  return {
    form: mutants((path, value) => slipsOfForm(path, value, world)),
    meaning: mutants((path, value) => slipsOfMeaning(path, value)),
  };
}

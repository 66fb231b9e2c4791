import type { CheckedRow } from '../check-append.ts';
import { inParts } from './in-parts.ts';
import { rowsOf } from './sql-steps.ts';
import type { SqlTools, Steps } from './sql-steps.ts';

/** Takes the rows of the models away and puts these in their place. */
export function* replaceRows(
  { db }: SqlTools,
  input: { readonly organisation: string; readonly models: readonly string[]; readonly rows: readonly CheckedRow[] },
): Steps<void> {
  const { organisation, models } = input;
  for (const model of models)
    yield* rowsOf(db.deleteFrom('read_row').where('organisation', '=', organisation).where('model', '=', model));
  const rows = [...lastByKey(input.rows).values()].flatMap(({ model, key, sort, json }) =>
    json === null ? [] : [{ organisation, model, key, sort, json }],
  );
  for (const part of inParts(rows, 1000))
    yield* rowsOf(
      db
        .insertInto('read_row')
        .values(part)
        .onConflict((conflict) =>
          conflict
            .columns(['organisation', 'model', 'key'])
            .doUpdateSet(({ ref }) => ({ sort: ref('excluded.sort'), json: ref('excluded.json') })),
        ),
    );
}

/** Of several changes to one row the last stands: one statement may touch a row only once. */
export function lastByKey(rows: readonly CheckedRow[]): ReadonlyMap<string, CheckedRow> {
  return new Map(rows.map((row) => [`${row.model}\0${row.key}`, row]));
}

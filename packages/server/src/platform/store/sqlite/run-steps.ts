import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Query, Steps } from '../sql/sql-steps.ts';

/** Drives steps on one connection without a pause. Statements are kept prepared, by their text. */
export class StepRunner {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  run<Result>(steps: Steps<Result>): Result {
    let step = steps.next([]);
    while (!step.done) step = steps.next(this.#rows(step.value));
    return step.value;
  }

  #rows({ sql, parameters }: Query): readonly unknown[] {
    return this.#statement(sql).all(...parameters.map(inputValue));
  }

  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    // Lists of many lengths make many texts; what is used all the time comes back at once.
    if (this.#prepared.size >= 200) this.#prepared.clear();
    const statement = this.#db.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`A ${typeof value} cannot be a parameter of a statement.`);
}

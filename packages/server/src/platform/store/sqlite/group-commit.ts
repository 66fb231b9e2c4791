import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.ts';
import { isIoFailure, sqliteError } from './sqlite-error.ts';
import type { WriterProbe } from './writer-messages.ts';

/** What became of one job of a group. */
export type JobOutcome = { readonly value: unknown } | { readonly error: StoreError };

/**
 * Carries out groups of jobs, each group as one transaction, each job under a savepoint of its own: a refusal takes
 * back that job and nothing else. Whoever hands the outcomes out flushes the journal first.
 *
 * open → (group) → open; an error of the disk, or of that flush → broken. After a failed flush nobody knows what the disk holds, so a
 * broken writer closes its connection and refuses everything until the program is started again.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #probe: WriterProbe;
  #broken: StoreError | null = null;

  constructor(db: DatabaseSync, probe: WriterProbe) {
    this.#db = db;
    this.#probe = probe;
  }

  /** The outcomes of the jobs, in their order. */
  carryOut(jobs: readonly (() => unknown)[]): readonly JobOutcome[] {
    const outcomes: JobOutcome[] = [];
    while (outcomes.length < jobs.length) outcomes.push(...this.#transaction(jobs.slice(outcomes.length)));
    return outcomes;
  }

  get isBroken(): boolean {
    return this.#broken !== null;
  }

  /** One transaction over the jobs, or over the first of them when one of them ends it. */
  #transaction(jobs: readonly (() => unknown)[]): readonly JobOutcome[] {
    const outcomes: JobOutcome[] = [];
    try {
      if (this.#broken) throw this.#broken;
      this.#db.exec('begin immediate');
      this.#probe('begin');
      for (const job of jobs) outcomes.push(this.#attempt(job));
      this.#probe('written');
      this.#db.exec('commit');
      this.#probe('committed');
      return outcomes;
    } catch (thrown) {
      const error = sqliteError(thrown, 'The record could not be written');
      this.#abandon(thrown);
      const touched = thrown instanceof TransactionLost ? outcomes.length + 1 : jobs.length;
      return jobs.slice(0, touched).map((_, at) => refusalOf(outcomes[at]) ?? { error });
    }
  }

  #attempt(job: () => unknown): JobOutcome {
    this.#db.exec('savepoint job');
    try {
      const value = job();
      this.#db.exec('release job');
      return { value };
    } catch (thrown) {
      const error = sqliteError(thrown, 'The record could not be written');
      // A full disk or an error of the disk may have taken the whole transaction back already.
      if (isIoFailure(thrown) || !this.#db.isTransaction) throw new TransactionLost(error, thrown);
      this.#db.exec('rollback to job; release job');
      return { error };
    }
  }

  #abandon(thrown: unknown): void {
    const cause = thrown instanceof TransactionLost ? thrown.reason : thrown;
    try {
      if (!this.#broken && this.#db.isTransaction) this.#db.exec('rollback');
      if (!isIoFailure(cause)) return;
    } catch (error) {
      this.break(error);
      return;
    }
    this.break(cause);
  }

  /** The disk failed, and nobody knows what it holds. Gives the refusal of everything from now on. */
  break(cause: unknown): StoreError {
    if (this.#broken) return this.#broken;
    const message = 'The disk failed while a record was written; nothing more is taken. Mend the disk and start again.';
    this.#broken = new StoreError('io', message, { cause });
    this.#db.close();
    return this.#broken;
  }
}

/** A job's failure ended the transaction of the group. */
class TransactionLost extends StoreError {
  readonly reason: unknown;

  constructor(error: StoreError, reason: unknown) {
    super(error.code, error.message, { cause: reason });
    this.reason = reason;
  }
}

/** A job that was refused for its own sake keeps its own reason. */
function refusalOf(outcome: JobOutcome | undefined): JobOutcome | null {
  return outcome && 'error' in outcome ? outcome : null;
}

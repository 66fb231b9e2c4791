import { closeSync, fdatasync, openSync } from 'node:fs';
import { StoreError } from '../store-error.ts';

/** How many flushes may be under way. Each takes a thread of the pool that Node keeps for files; it has four. */
const most = 3;

/**
 * Flushes the journal (WAL), several at a time. A flush covers every write that was complete when it began (POSIX,
 * fdatasync), so a group of jobs is on the disk once a flush that began after its commit has ended; it need not wait
 * for one that is already under way.
 */
export class JournalFlushes {
  readonly #file: number;
  #underWay = 0;
  #whenNone: (() => void) | null = null;

  /** The journal must be there. Other than the database file it carries no locks, so closing it drops none. */
  constructor(journal: string) {
    this.#file = openSync(journal, 'r+');
  }

  get hasRoom(): boolean {
    return this.#underWay < most;
  }

  /** Calls back once what is written by now is on the disk, or with why nobody knows. */
  begin(done: (failure: StoreError | null) => void): void {
    this.#underWay += 1;
    fdatasync(this.#file, (error) => {
      this.#underWay -= 1;
      const mend = 'Nothing was acknowledged. Look after the disk, then start again.';
      done(
        error && new StoreError('io', `The journal could not be flushed: ${error.message}. ${mend}`, { cause: error }),
      );
      this.#tellIfNone();
    });
  }

  /** Waits for the flushes that are under way, then closes the file, once. */
  close(closed: () => void): void {
    this.#whenNone = () => {
      closeSync(this.#file);
      closed();
    };
    this.#tellIfNone();
  }

  #tellIfNone(): void {
    if (this.#underWay > 0) return;
    const tell = this.#whenNone;
    this.#whenNone = null;
    tell?.();
  }
}

/** For the control that must lose records. */
export const noFlushes: Pick<JournalFlushes, 'hasRoom' | 'begin' | 'close'> = {
  hasRoom: true,
  begin: (done) => done(null),
  close: (closed) => closed(),
};

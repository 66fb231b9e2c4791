import type { DatabaseSync } from 'node:sqlite';

/** Frames of 4 KiB in the journal at which it is brought into the database: 16 MiB. */
const boundFrames = 4096;

/** Keeps the journal (WAL) bounded, and clean of what was destroyed. */
export class Checkpoints {
  readonly #db: DatabaseSync;
  #cleaning = false;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** After a commit. Reading how long the journal is costs a few microseconds. */
  afterCommit(): void {
    if (this.#cleaning) this.clean();
    else if (this.#checkpoint('noop').frames > boundFrames) this.#checkpoint('passive');
  }

  /**
   * Empties the journal, so that no file of the data directory still holds what was destroyed. A reader in the way is
   * waited for; when it stays, the next commit tries again.
   */
  clean(): void {
    this.#cleaning = this.#checkpoint('truncate').busy;
  }

  #checkpoint(mode: 'noop' | 'passive' | 'truncate'): { readonly busy: boolean; readonly frames: number } {
    const row = this.#db.prepare(`pragma wal_checkpoint(${mode})`).get();
    return { busy: row?.['busy'] !== 0, frames: Number(row?.['log'] ?? 0) };
  }
}

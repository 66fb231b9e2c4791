import type { DatabaseSync } from 'node:sqlite';

/**
 * Frames of 4 KiB in the journal at which it is brought into the database although somebody waits: 128 MiB. A
 * checkpoint holds up the appends that come during it; at this bound they are one in two hundred.
 */
const boundFrames = 32_768;
/** Frames that are worth a checkpoint while nobody waits. */
const idleFrames = 256;
/** Milliseconds without a job after which the writer is idle. */
const idleAfter = 250;

/** Keeps the journal (WAL) bounded, and clean of what was destroyed. */
export class Checkpoints {
  readonly #db: DatabaseSync;
  readonly #idle: NodeJS.Timeout;
  #cleaning = false;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#idle = setTimeout(() => this.#whenIdle(), idleAfter);
    this.#idle.unref();
  }

  /** After a commit. Reading how long the journal is costs a few microseconds. */
  afterCommit(): void {
    this.#idle.refresh();
    if (this.#cleaning) this.clean();
    else if (this.#checkpoint('noop').frames > boundFrames) this.#checkpoint('passive');
  }

  /**
   * Empties the journal, so that no file of the data directory still holds what was destroyed. A reader in the way is
   * waited for; when it stays, the next commit or idle moment tries again.
   */
  clean(): void {
    this.#cleaning = true;
    this.#cleaning = this.#checkpoint('truncate').busy;
    if (this.#cleaning) this.#idle.refresh();
  }

  stop(): void {
    clearTimeout(this.#idle);
  }

  #whenIdle(): void {
    try {
      if (this.#cleaning) this.clean();
      else if (this.#checkpoint('noop').frames > idleFrames) this.#checkpoint('passive');
    } catch {
      // The records are safe in the journal; the next commit tries again and its failure is told.
    }
  }

  #checkpoint(mode: 'noop' | 'passive' | 'truncate'): { readonly busy: boolean; readonly frames: number } {
    const row = this.#db.prepare(`pragma wal_checkpoint(${mode})`).get();
    return { busy: row?.['busy'] !== 0, frames: Number(row?.['log'] ?? 0) };
  }
}

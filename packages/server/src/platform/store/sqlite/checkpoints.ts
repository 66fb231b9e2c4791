import { Worker } from 'node:worker_threads';
import type { DatabaseSync } from 'node:sqlite';
import { ownFile } from '../../own-files.ts';

/** Frames of 4 KiB in the journal at which it is brought into the database although there is work: 64 MiB. */
const boundFrames = 16_384;
/** Frames that are worth a checkpoint while nobody waits. */
const idleFrames = 256;
/** Milliseconds without a job after which the writer is idle. */
const idleAfter = 250;

/**
 * Keeps the journal (WAL) bounded, and clean of what was destroyed. While there is work a thread of its own does it: a
 * checkpoint of 64 MiB takes some 50 ms, and every append would wait for it.
 */
export class Checkpoints {
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #idle: NodeJS.Timeout;
  #cleaning = false;
  #beside: Promise<void> | null = null;
  /** Frames at which the next thread begins. */
  #bound = boundFrames;

  /** `path` is the database's. */
  constructor(db: DatabaseSync, path: string) {
    this.#db = db;
    this.#path = path;
    this.#idle = setTimeout(() => this.#whenIdle(), idleAfter);
    this.#idle.unref();
  }

  /** After a commit. Reading how long the journal is costs a few microseconds. */
  afterCommit(): void {
    this.#idle.refresh();
    if (this.#cleaning) this.clean();
    else if (this.#beside === null && this.#checkpoint('noop').frames > this.#bound) this.#checkpointBeside();
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

  /** Resolves once nothing of this is under way. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#beside;
  }

  /** One that fails leaves the records where they are, safe in the journal; a later commit tries again. */
  #checkpointBeside(): void {
    const thread = new Worker(ownFile(new URL('./checkpointer.ts', import.meta.url), 'checkpointer.js'), {
      workerData: this.#path,
      execArgv: [],
      name: 'muster-checkpointer',
    });
    thread.on('error', () => undefined);
    this.#beside = new Promise((resolve) => {
      thread.once('exit', () => {
        this.#beside = null;
        this.#finish();
        resolve();
      });
    });
  }

  /**
   * The journal begins anew only once all of it is in the database, and what came beside the thread is not yet. It is
   * little, and brought in by the writer itself, while it writes nothing.
   */
  #finish(): void {
    try {
      const { frames, left } = this.#checkpoint('passive');
      // Where a reader or a full disk is in the way, a thread for each commit would not help.
      this.#bound = left === 0 ? boundFrames : frames + boundFrames / 4;
    } catch {
      this.#bound += boundFrames / 4;
    }
  }

  #whenIdle(): void {
    try {
      if (this.#cleaning) this.clean();
      else if (this.#beside === null && this.#checkpoint('noop').frames > idleFrames) this.#checkpoint('passive');
    } catch {
      // The records are safe in the journal; the next commit tries again and its failure is told.
    }
  }

  #checkpoint(mode: 'noop' | 'passive' | 'truncate'): Outcome {
    const row = this.#db.prepare(`pragma wal_checkpoint(${mode})`).get();
    const frames = Number(row?.['log'] ?? 0);
    return { busy: row?.['busy'] !== 0, frames, left: frames - Number(row?.['checkpointed'] ?? 0) };
  }
}

/** What a checkpoint found: frames in the journal, and how many of them are not yet in the database. */
interface Outcome {
  readonly busy: boolean;
  readonly frames: number;
  readonly left: number;
}

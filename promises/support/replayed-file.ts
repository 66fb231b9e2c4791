import type { Chance } from './chance.ts';

/** A change of one file that the disk has been told and need not keep until it is flushed. */
export type FileChange =
  | { readonly kind: 'write'; readonly offset: number; bytes: Buffer; done: boolean }
  | { readonly kind: 'resize'; readonly size: number; done: boolean };

/** What a power loss leaves of the changes that no flush covered. */
export type Survival = 'none' | 'all' | 'whole-writes' | 'sectors-of-512' | 'sectors-of-4096' | 'first-writes';

/** One file: what is on the disk for certain, and what was written since. */
export class ReplayedFile {
  #durable: Buffer;
  #pending: FileChange[] = [];

  constructor(durable: Buffer = Buffer.alloc(0)) {
    this.#durable = durable;
  }

  /** A change that a thread has asked for. It is complete once its call has answered. */
  add(change: FileChange): void {
    this.#pending.push(change);
  }

  /** The call failed: nothing of it was done. */
  drop(change: FileChange): void {
    this.#pending = this.#pending.filter((each) => each !== change);
  }

  /** What a flush that begins now must cover: everything that was complete before. */
  covered(): ReadonlySet<FileChange> {
    return new Set(this.#pending.filter(({ done }) => done));
  }

  /** The flush has answered. */
  keep(covered: ReadonlySet<FileChange>): void {
    const kept = this.#pending.filter((change) => covered.has(change));
    this.#durable = applied(this.#durable, kept);
    this.#pending = this.#pending.filter((change) => !covered.has(change));
  }

  get pendingWrites(): number {
    return this.#pending.filter(({ kind }) => kind === 'write').length;
  }

  /** As the programs saw it: every change, flushed or not. */
  live(): Buffer {
    return applied(
      this.#durable,
      this.#pending.filter(({ done }) => done),
    );
  }

  get liveSize(): number {
    return this.#pending.reduce((size, change) => {
      return change.kind === 'resize' ? change.size : Math.max(size, change.offset + change.bytes.length);
    }, this.#durable.length);
  }

  /** As it is found after the power came back. */
  afterPowerLoss(
    survival: Survival,
    chance: Chance,
  ): { readonly bytes: Buffer; readonly dropped: number; readonly torn: number } {
    const survivors: FileChange[] = [];
    let dropped = 0;
    let torn = 0;
    const until = chance.below(this.#pending.length + 1);
    for (const [at, change] of this.#pending.entries()) {
      const pieces = survivorsOf(change, survival, chance, at < until);
      survivors.push(...pieces);
      if (pieces.length === 0) dropped += 1;
      else if (pieces[0] !== change) torn += 1;
    }
    return { bytes: applied(this.#durable, survivors), dropped, torn };
  }
}

function survivorsOf(change: FileChange, survival: Survival, chance: Chance, isEarly: boolean): readonly FileChange[] {
  switch (survival) {
    case 'none':
      return [];
    case 'all':
      return [change];
    case 'first-writes':
      return isEarly ? [change] : [];
    case 'whole-writes':
      return chance.percent(50) ? [change] : [];
    case 'sectors-of-512':
      return sectorsOf(change, 512, chance);
    case 'sectors-of-4096':
      return sectorsOf(change, 4096, chance);
  }
}

/** Each sector of the disk keeps its old bytes or gets its new ones, whatever its neighbours do. */
function sectorsOf(change: FileChange, sector: number, chance: Chance): readonly FileChange[] {
  if (change.kind === 'resize') return chance.percent(50) ? [change] : [];
  const pieces: FileChange[] = [];
  const end = change.offset + change.bytes.length;
  let sectors = 0;
  for (let from = change.offset; from < end;) {
    const to = Math.min(end, (Math.floor(from / sector) + 1) * sector);
    const bytes = change.bytes.subarray(from - change.offset, to - change.offset);
    if (chance.percent(50)) pieces.push({ kind: 'write', offset: from, bytes, done: true });
    sectors += 1;
    from = to;
  }
  return pieces.length === sectors ? [change] : pieces;
}

function applied(start: Buffer, changes: readonly FileChange[]): Buffer {
  if (changes.length === 0) return start;
  let size = start.length;
  let room = size;
  for (const change of changes) {
    size = change.kind === 'resize' ? change.size : Math.max(size, change.offset + change.bytes.length);
    room = Math.max(room, size);
  }
  const bytes = Buffer.alloc(room);
  start.copy(bytes);
  let end = start.length;
  for (const change of changes) {
    if (change.kind === 'write') {
      change.bytes.copy(bytes, change.offset);
      end = Math.max(end, change.offset + change.bytes.length);
    } else {
      if (change.size < end) bytes.fill(0, change.size, end);
      end = change.size;
    }
  }
  return bytes.subarray(0, end);
}

import { createHmac, hkdfSync } from 'node:crypto';
import { IntakeError } from './intake-error.ts';
import { guardIo, segmentFault } from './intake-faults.ts';
import { greatestBody } from './intake-log.ts';
import type { IntakeCursor, IntakeEntry, IntakeLog, IntakeRecord } from './intake-log.ts';
import { SegmentDirectory } from './segment-directory.ts';
import type { Place, SegmentFile } from './segment-file.ts';
import { encodeRecord, firstFrame } from './segment-format.ts';
import type { SegmentWriter } from './segment-writer.ts';

export interface SegmentLogOptions {
  /** Made when it is not there, for its owner only. One process at a time: the data directory's lock sees to it. */
  readonly directory: string;
  /** 32 bytes, `InstanceKey.segments`. */
  readonly key: Uint8Array;
  /** Bytes at which a segment ends and the next begins. */
  readonly segmentBytes?: number;
  /** A segment whose records were all read is ended and destroyed once it is so old. */
  readonly keptMilliseconds?: number;
}

/** Bytes of records that one flush takes, and one reading gives, beyond the first record. */
const batchBytes = 4_194_304;

/** Opens the intake of a data directory. Rejects with IntakeError `corrupt`, `io` or `disk-full`. */
export async function openSegmentLog(options: SegmentLogOptions): Promise<IntakeLog> {
  const { directory, key, segmentBytes = 8_388_608, keptMilliseconds = 60_000 } = options;
  const files = new SegmentDirectory(directory, key);
  const numbers = await files.prepare();
  const last = numbers.at(-1);
  const first = numbers[0] ?? 1;
  if (last === undefined) await (await files.create(null)).close();
  const { writer, log } = await files.reopen(last ?? 1);
  const naming = hkdfSync('sha256', key, new Uint8Array(), 'muster/intake-names/1', 32);
  return new SegmentLog(files, writer, log, first, { segmentBytes, keptMilliseconds, naming: new Uint8Array(naming) });
}

interface Settings {
  readonly segmentBytes: number;
  readonly keptMilliseconds: number;
  /** Key of names that outlive what they name. */
  readonly naming: Uint8Array;
}

interface Waiting {
  readonly plain: Uint8Array;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * An append waits in a queue; one flush takes all that wait, so the disk is flushed once for many. Everything that
 * changes the files runs in one chain of promises: flush, rotation, destruction, close.
 */
class SegmentLog implements IntakeLog {
  readonly id: string;
  readonly #files: SegmentDirectory;
  readonly #log: Uint8Array;
  readonly #settings: Settings;
  #writer: SegmentWriter;
  #first: number;
  #begun = performance.now();
  #queue: Waiting[] = [];
  #work: Promise<unknown> = Promise.resolve();
  #flushing = false;
  #closing: Promise<void> | null = null;
  /** Where the last reading ended, so that the next need not verify the segment from its start. */
  #reached: { readonly segment: number; readonly place: Place } | null = null;

  constructor(files: SegmentDirectory, writer: SegmentWriter, log: Uint8Array, first: number, settings: Settings) {
    this.#files = files;
    this.#writer = writer;
    this.#log = log;
    this.#first = first;
    this.#settings = settings;
    this.id = Buffer.from(log).toString('hex');
  }

  nameOf(text: string | Uint8Array): string {
    return createHmac('sha256', this.#settings.naming).update(text).digest('hex');
  }

  append(record: IntakeRecord): Promise<void> {
    if (this.#closing) return Promise.reject(closed());
    if (record.body.length > greatestBody)
      return Promise.reject(
        new IntakeError('too-large', `The body has ${record.body.length} bytes; the intake takes ${greatestBody}.`),
      );
    return new Promise((done, failed) => {
      this.#queue.push({ plain: encodeRecord(record), done, failed });
      if (this.#flushing) return;
      this.#flushing = true;
      void this.#next(() => this.#flushAll());
    });
  }

  async read(after: IntakeCursor | null, limit: number): Promise<readonly IntakeEntry[]> {
    if (this.#closing) throw closed();
    const entries: IntakeEntry[] = [];
    let bytes = 0;
    for (
      let at: IntakeCursor | null = this.#start(after);
      at !== null && entries.length < limit && bytes < batchBytes;
    ) {
      const found = await this.#readSegment(at.segment, at.offset, limit - entries.length, batchBytes - bytes);
      entries.push(...found.entries);
      bytes += found.bytes;
      at = found.next;
    }
    return entries;
  }

  dropBefore(cursor: IntakeCursor): Promise<number> {
    if (this.#closing) return Promise.reject(closed());
    return this.#next(async () => {
      const old = performance.now() - this.#begun >= this.#settings.keptMilliseconds;
      if (old && this.#isAtEnd(cursor) && cursor.offset > firstFrame) await this.#rotate();
      // The segment that the cursor ends goes too: the header behind it says where it ended.
      const end = cursor.segment + ((await this.#isSegmentRead(cursor)) ? 1 : 0);
      let dropped = 0;
      while (this.#first < Math.min(end, this.#writer.number)) {
        await this.#files.destroy(this.#first);
        this.#first += 1;
        dropped += 1;
      }
      return dropped;
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#next(() => guardIo('The intake cannot be closed', () => this.#writer.close()));
    return this.#closing;
  }

  /** Runs behind all work so far. A failure is the caller's alone; what follows is run all the same. */
  #next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#work.then(work);
    this.#work = result.catch(() => undefined);
    return result;
  }

  async #flushAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#takeBatch();
      try {
        await this.#flush(batch.map(({ plain }) => plain));
        for (const { done } of batch) done();
        // Behind the answers: it only sharpens what the next start can tell of damage.
        await this.#writer.mark().catch(() => undefined);
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#flushing = false;
  }

  #takeBatch(): readonly Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { plain } of this.#queue) {
      if (count > 0 && bytes + plain.length > batchBytes) break;
      bytes += plain.length;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #flush(plains: readonly Uint8Array[]): Promise<void> {
    if (this.#writer.end.offset >= this.#settings.segmentBytes) await this.#rotate();
    await guardIo('The signal cannot be kept', () => this.#writer.write(plains));
  }

  async #rotate(): Promise<void> {
    const former = this.#writer;
    this.#writer = await this.#files.create({ log: this.#log, number: former.number, end: former.end });
    this.#begun = performance.now();
    // All that was acknowledged in it is durable; a fault now loses nothing, and the segment behind knows its end.
    await former.close().catch(() => undefined);
  }

  #isAtEnd({ segment, offset }: IntakeCursor): boolean {
    return segment === this.#writer.number && offset === this.#writer.end.offset;
  }

  async #isSegmentRead({ segment, offset }: IntakeCursor): Promise<boolean> {
    if (segment < this.#first || segment >= this.#writer.number) return false;
    return (await this.#endBefore(segment + 1)).offset === offset;
  }

  #start(after: IntakeCursor | null): IntakeCursor {
    const start = after ?? { segment: 1, offset: firstFrame };
    const { number, end } = this.#writer;
    if (start.segment < number || (start.segment === number && start.offset <= end.offset)) return start;
    throw new IntakeError(
      'corrupt',
      `The intake ends at byte ${end.offset} of segment ${number}, but was read up to byte ${start.offset} of segment ${start.segment} before: records are missing.`,
    );
  }

  /** Frames of one segment from an offset on; `next` is where to read further, null at the end of the log. */
  async #readSegment(
    segment: number,
    offset: number,
    limit: number,
    most: number,
  ): Promise<{ entries: readonly IntakeEntry[]; bytes: number; next: IntakeCursor | null }> {
    if (segment < this.#first) return { entries: [], bytes: 0, next: await this.#behindDropped(segment, offset) };
    const active = segment === this.#writer.number;
    const end = active ? this.#writer.end : await this.#endBefore(segment + 1);
    const next = active ? null : { segment: segment + 1, offset: firstFrame };
    if (offset === end.offset) return { entries: [], bytes: 0, next };
    const file = await this.#files.read(segment);
    try {
      const entries: IntakeEntry[] = [];
      let place = await this.#placeIn(file, offset, end.offset);
      let bytes = 0;
      for await (const frame of file.frames(place, end.offset)) {
        place = frame.end;
        bytes += frame.record.body.length;
        entries.push({ record: frame.record, next: { segment, offset: place.offset } });
        if (entries.length >= limit || bytes >= most) break;
      }
      this.#reached = { segment, place };
      if (place.offset < end.offset) return { entries, bytes, next: null };
      if (!Buffer.from(end.chain).equals(place.chain))
        throw segmentFault(segment, place.offset, 'the segment behind it follows another end');
      return { entries, bytes, next };
    } finally {
      await file.close();
    }
  }

  /** Where the segment before this one ended, as this one's header says. */
  async #endBefore(segment: number): Promise<Place> {
    const file = await this.#files.read(segment);
    await file.close();
    return { offset: file.header.previousEnd, chain: file.header.previousChain };
  }

  /** The end of a segment that was read and destroyed is the start of the one behind it. */
  async #behindDropped(segment: number, offset: number): Promise<IntakeCursor> {
    const end = await this.#endBefore(this.#first);
    if (segment === this.#first - 1 && end.offset === offset) return { segment: this.#first, offset: firstFrame };
    throw segmentFault(segment, offset, 'it was destroyed before it was read to its end');
  }

  async #placeIn(file: SegmentFile, offset: number, end: number): Promise<Place> {
    if (offset === file.start.offset) return file.start;
    const reached = this.#reached;
    if (reached?.segment === file.number && reached.place.offset === offset) return reached.place;
    for await (const frame of file.frames(file.start, end)) {
      if (frame.end.offset === offset) return frame.end;
      if (frame.end.offset > offset) break;
    }
    throw new IntakeError('cursor', `No record of segment ${file.number} ends at byte ${offset}.`);
  }
}

function closed(): IntakeError {
  return new IntakeError('closed', 'The intake is closed.');
}

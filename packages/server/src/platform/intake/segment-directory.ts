import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { IntakeError } from './intake-error.ts';
import { guardIo, segmentFault } from './intake-faults.ts';
import { openSegmentFile } from './segment-file.ts';
import type { Place, SegmentFile } from './segment-file.ts';
import { encodeHeader, encodeMark, firstChain, firstFrame, headerBytes, segmentKeys } from './segment-format.ts';
import { SegmentWriter } from './segment-writer.ts';

const segmentName = /^(\d{8})\.segment$/;
const leftover = /\.(new|dropped)$/;

/** The files of one log. A segment is under its name only while it is whole: made aside, taken aside. */
export class SegmentDirectory {
  readonly #directory: string;
  readonly #key: Uint8Array;

  constructor(directory: string, key: Uint8Array) {
    this.#directory = directory;
    this.#key = key;
  }

  /** Makes the directory, finishes what a crash left half done, and gives the segments that are there, rising. */
  async prepare(): Promise<readonly number[]> {
    return guardIo('The intake folder cannot be opened', async () => {
      const made = await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      if (made !== undefined) await syncDirectory(dirname(made));
      for (const name of await readdir(this.#directory))
        if (leftover.test(name)) await this.#destroyFile(join(this.#directory, name));
      return this.#numbers();
    });
  }

  async #numbers(): Promise<readonly number[]> {
    const names = await readdir(this.#directory);
    const numbers = names.flatMap((name) => Number(segmentName.exec(name)?.[1] ?? [])).toSorted((a, b) => a - b);
    const gap = numbers.find((number, at) => at > 0 && number !== (numbers[at - 1] ?? 0) + 1);
    if (gap !== undefined) throw new IntakeError('corrupt', `Segment ${gap - 1} of the intake is not there.`);
    return numbers;
  }

  read(number: number): Promise<SegmentFile> {
    return openSegmentFile(this.#path(number), number, this.#key);
  }

  /** A new segment behind another; null for the first of a new log. */
  async create(before: { log: Uint8Array; number: number; end: Place } | null): Promise<SegmentWriter> {
    const number = (before?.number ?? 0) + 1;
    return guardIo(`Segment ${number} of the intake cannot be made`, async () => {
      const salt = randomBytes(32);
      const keys = segmentKeys(this.#key, salt);
      const header = encodeHeader(
        {
          log: before?.log ?? randomBytes(16),
          number,
          salt,
          previousEnd: before?.end.offset ?? 0,
          previousChain: before?.end.chain ?? new Uint8Array(32),
        },
        keys,
      );
      const path = this.#path(number);
      await writeFileDurably(`${path}.new`, Buffer.concat([header, encodeMark(firstFrame, keys)]));
      await rename(`${path}.new`, path);
      await syncDirectory(this.#directory);
      const end = { offset: firstFrame, chain: firstChain(header) };
      return new SegmentWriter(number, await open(path, 'r+'), keys, end);
    });
  }

  /**
   * Opens the last segment to go on behind its last whole record. What lies behind that and behind the mark was never
   * acknowledged, torn by a crash: it is cut away. Damage before the mark is `corrupt`.
   */
  async reopen(number: number): Promise<{ writer: SegmentWriter; log: Uint8Array }> {
    const file = await this.read(number);
    try {
      const end = await lastWhole(file);
      return await guardIo(`Segment ${number} of the intake cannot be written`, async () => {
        const handle = await open(this.#path(number), 'r+');
        if (end.offset < file.size) await handle.truncate(end.offset);
        await handle.sync();
        const writer = new SegmentWriter(number, handle, file.keys, end);
        await writer.mark();
        return { writer, log: file.header.log };
      });
    } finally {
      await file.close();
    }
  }

  /** Destroys a segment for good: its header first, without which no key opens the rest. */
  async destroy(number: number): Promise<void> {
    await guardIo(`Segment ${number} of the intake cannot be destroyed`, async () => {
      const aside = `${this.#path(number)}.dropped`;
      await rename(this.#path(number), aside);
      await syncDirectory(this.#directory);
      await this.#destroyFile(aside);
    });
  }

  async #destroyFile(path: string): Promise<void> {
    const handle = await open(path, 'r+');
    try {
      await handle.write(new Uint8Array(headerBytes), 0, headerBytes, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rm(path);
    await syncDirectory(this.#directory);
  }

  #path(number: number): string {
    return join(this.#directory, `${String(number).padStart(8, '0')}.segment`);
  }
}

async function lastWhole(file: SegmentFile): Promise<Place> {
  let end = file.start;
  try {
    for await (const frame of file.frames(file.start, file.size)) end = frame.end;
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code !== 'corrupt' || end.offset < file.marked) throw error;
  }
  if (end.offset < file.marked) throw segmentFault(file.number, end.offset, 'it was cut off there');
  return end;
}

async function writeFileDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

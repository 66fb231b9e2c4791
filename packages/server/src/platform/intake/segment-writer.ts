import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Place } from './segment-file.ts';
import { encodeMark, headerBytes, nextChain, sealFrame } from './segment-format.ts';
import type { SegmentKeys } from './segment-format.ts';

/** The open end of the segment that is written now. */
export class SegmentWriter {
  readonly number: number;
  readonly #handle: FileHandle;
  readonly #keys: SegmentKeys;
  #end: Place;
  /** Something may stand behind the end that was never acknowledged: a write or flush that failed. */
  #untidy = false;

  constructor(number: number, handle: FileHandle, keys: SegmentKeys, end: Place) {
    this.number = number;
    this.#handle = handle;
    this.#keys = keys;
    this.#end = end;
  }

  /** Everything before it is durable. */
  get end(): Place {
    return this.#end;
  }

  /** Resolves once all records are durable. When it rejects none of them is there, and a further write may succeed. */
  async write(plains: readonly Uint8Array[]): Promise<void> {
    if (this.#untidy) await this.#tidy();
    const { bytes, end } = this.#seal(plains);
    this.#untidy = true;
    await writeWhole(this.#handle, bytes, this.#end.offset);
    await this.#handle.datasync();
    this.#untidy = false;
    this.#end = end;
  }

  /** Says in the header how much is durable. The next flush takes it along; a crash before that finds the mark before. */
  async mark(): Promise<void> {
    await writeWhole(this.#handle, encodeMark(this.#end.offset, this.#keys), headerBytes);
  }

  /** Afterwards the mark covers everything, so that damage cannot pass for a torn end. */
  async close(): Promise<void> {
    try {
      if (this.#untidy) await this.#tidy();
      await this.mark();
      await this.#handle.sync();
    } finally {
      await this.#handle.close();
    }
  }

  /** Cuts away what was not acknowledged. What a failed flush left in doubt is never flushed again, but written anew. */
  async #tidy(): Promise<void> {
    await this.#handle.truncate(this.#end.offset);
    await this.#handle.sync();
    this.#untidy = false;
  }

  #seal(plains: readonly Uint8Array[]): { bytes: Uint8Array; end: Place } {
    const nonces = randomBytes(12 * plains.length);
    const frames: Buffer[] = [];
    let { offset, chain } = this.#end;
    for (const [at, plain] of plains.entries()) {
      const frame = sealFrame(plain, nonces.subarray(12 * at, 12 * at + 12), chain, this.#keys);
      frames.push(frame);
      offset += frame.length;
      chain = nextChain(chain, frame);
    }
    return { bytes: Buffer.concat(frames), end: { offset, chain } };
  }
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length)
    written += (await handle.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
}

import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { guardIo, segmentFault } from './intake-faults.ts';
import type { IntakeRecord } from './intake-log.ts';
import {
  decodeHeader,
  decodeMark,
  firstChain,
  firstFrame,
  frameLength,
  headerBytes,
  nextChain,
  openFrame,
} from './segment-format.ts';
import type { SegmentHeader, SegmentKeys } from './segment-format.ts';

/** A place in a segment, and the chain of everything before it. */
export interface Place {
  readonly offset: number;
  readonly chain: Uint8Array;
}

export interface Frame {
  readonly record: IntakeRecord;
  readonly end: Place;
}

/** One segment, opened for reading: its header is authenticated. */
export interface SegmentFile {
  readonly number: number;
  readonly header: SegmentHeader;
  readonly keys: SegmentKeys;
  readonly start: Place;
  /** What the mark says is durable, at least. */
  readonly marked: number;
  readonly size: number;
  /** The frames from a place up to `end`. Throws `corrupt` at the first that does not authenticate. */
  frames(from: Place, end: number): AsyncGenerator<Frame>;
  close(): Promise<void>;
}

/** Bytes read at a time. */
const window = 1_048_576;

export async function openSegmentFile(path: string, number: number, key: Uint8Array): Promise<SegmentFile> {
  return guardIo(`Segment ${number} of the intake cannot be read`, async () => {
    const handle = await open(path, 'r');
    try {
      return await authenticated(handle, number, key);
    } catch (error) {
      await handle.close();
      throw error;
    }
  });
}

async function authenticated(handle: FileHandle, number: number, key: Uint8Array): Promise<SegmentFile> {
  const { size } = await handle.stat();
  const head = await readAt(handle, 0, firstFrame);
  const decoded = decodeHeader(key, head);
  if (decoded === null || decoded.header.number !== number)
    throw segmentFault(number, 0, 'its header was changed, or belongs to another instance key');
  const { header, keys } = decoded;
  const marked = decodeMark(head.subarray(headerBytes), keys);
  if (marked === null) throw segmentFault(number, headerBytes, 'its mark was changed');
  if (marked > size) throw segmentFault(number, size, `it was cut off: ${marked} bytes were acknowledged`);
  const start = { offset: firstFrame, chain: firstChain(head) };
  return {
    number,
    header,
    keys,
    start,
    marked,
    size,
    frames: (from, end) => framesOf(handle, number, keys, from, end),
    close: () => handle.close(),
  };
}

async function* framesOf(
  handle: FileHandle,
  number: number,
  keys: SegmentKeys,
  from: Place,
  end: number,
): AsyncGenerator<Frame> {
  let place = from;
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;
  while (place.offset < end) {
    const length = bytes.length - at < 4 ? null : frameLength(bytes.subarray(at));
    if (length === null || bytes.length - at < length) {
      bytes = await refill(handle, number, place, end);
      at = 0;
    }
    const whole = lengthOf(bytes.subarray(at), number, place);
    const frame = bytes.subarray(at, at + whole);
    const record = openFrame(frame, place.chain, keys);
    if (record === null) throw segmentFault(number, place.offset, 'the record there was changed');
    place = { offset: place.offset + whole, chain: nextChain(place.chain, frame) };
    at += whole;
    yield { record, end: place };
  }
}

/** At least the whole frame at the place. */
async function refill(handle: FileHandle, number: number, place: Place, end: number): Promise<Buffer> {
  const some = await readAt(handle, place.offset, Math.min(window, end - place.offset));
  if (some.length < 4) throw segmentFault(number, place.offset, 'it was cut off there');
  const length = frameLength(some);
  return length === null || length <= some.length ? some : readAt(handle, place.offset, length);
}

function lengthOf(bytes: Buffer, number: number, place: Place): number {
  const length = bytes.length < 4 ? null : frameLength(bytes);
  if (length === null) throw segmentFault(number, place.offset, 'no record begins there');
  if (length > bytes.length) throw segmentFault(number, place.offset, 'the record there was cut off');
  return length;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

import { createCipheriv, createDecipheriv, createHash, createHmac, hash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { parseInstant } from '@muster/clocks';
import { z } from 'zod';
import { greatestBody } from './intake-log.ts';
import type { IntakeRecord } from './intake-log.ts';

/*
 * A segment is a header, a mark and frames. All numbers are big-endian.
 *
 *   header  magic 8 · log id 16 · number 4 · salt 32 · end of the segment before 8 · its chain 32 · HMAC 32
 *   mark    how many bytes of this segment are durable 8 · HMAC 16; written anew behind each flush
 *   frame   length of the rest 4 · nonce 12 · AES-256-GCM of one record · tag 16
 *
 * Each segment has keys of its own (HKDF-SHA-256 of the instance's segment key and the salt), so that destroying its
 * header destroys it. The chain begins as SHA-256(header) and goes on as SHA-256(chain ‖ frame); each frame
 * authenticates the chain before it. So no byte, order or number of frames can change unseen.
 */
const magic = Buffer.from('MUSTERS1');
const fieldBytes = 8 + 16 + 4 + 32 + 8 + 32;
export const headerBytes = fieldBytes + 32;
const markBytes = 24;
/** Where the first frame begins. */
export const firstFrame = headerBytes + markBytes;
/** Header and mark lie in one sector, so that a mark is written whole or not at all. */
const greatestFrame = 4 + 12 + 16 + 2 + 4096 + greatestBody;

export interface SegmentKeys {
  readonly sealing: Uint8Array;
  readonly authentic: Uint8Array;
}

export interface SegmentHeader {
  readonly log: Uint8Array;
  readonly number: number;
  readonly salt: Uint8Array;
  /** Where the segment before ended, and its chain there: zeros for the first segment. */
  readonly previousEnd: number;
  readonly previousChain: Uint8Array;
}

export function segmentKeys(key: Uint8Array, salt: Uint8Array): SegmentKeys {
  const both = new Uint8Array(hkdfSync('sha256', key, salt, 'muster/segment/1', 64));
  return { sealing: both.subarray(0, 32), authentic: both.subarray(32) };
}

export function encodeHeader(header: SegmentHeader, keys: SegmentKeys): Uint8Array {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(header.number);
  const end = Buffer.alloc(8);
  end.writeBigUInt64BE(BigInt(header.previousEnd));
  const fields = Buffer.concat([magic, header.log, number, header.salt, end, header.previousChain]);
  return Buffer.concat([fields, createHmac('sha256', keys.authentic).update(fields).digest()]);
}

/** The header with its keys, or null where it was changed or belongs to another key. */
export function decodeHeader(key: Uint8Array, bytes: Uint8Array): { header: SegmentHeader; keys: SegmentKeys } | null {
  if (bytes.length < headerBytes) return null;
  const all = Buffer.from(bytes.subarray(0, headerBytes));
  const fields = all.subarray(0, fieldBytes);
  const salt = fields.subarray(28, 60);
  const keys = segmentKeys(key, salt);
  const expected = createHmac('sha256', keys.authentic).update(fields).digest();
  if (!timingSafeEqual(expected, all.subarray(fieldBytes)) || !magic.equals(fields.subarray(0, 8))) return null;
  const header = {
    log: fields.subarray(8, 24),
    number: fields.readUInt32BE(24),
    salt,
    previousEnd: Number(fields.readBigUInt64BE(60)),
    previousChain: fields.subarray(68, 100),
  };
  return { header, keys };
}

export function encodeMark(durable: number, { authentic }: SegmentKeys): Uint8Array {
  const value = Buffer.alloc(8);
  value.writeBigUInt64BE(BigInt(durable));
  return Buffer.concat([value, createHmac('sha256', authentic).update('mark').update(value).digest().subarray(0, 16)]);
}

/** How many bytes are durable, or null where the mark was changed. */
export function decodeMark(bytes: Uint8Array, keys: SegmentKeys): number | null {
  if (bytes.length < markBytes) return null;
  const durable = Number(Buffer.from(bytes.subarray(0, 8)).readBigUInt64BE());
  return timingSafeEqual(encodeMark(durable, keys), bytes.subarray(0, markBytes)) ? durable : null;
}

export function firstChain(header: Uint8Array): Uint8Array {
  return hash('sha256', header.subarray(0, headerBytes), 'buffer');
}

export function nextChain(chain: Uint8Array, frame: Uint8Array): Uint8Array {
  return createHash('sha256').update(chain).update(frame).digest();
}

export function encodeRecord({ organisation, route, receivedAt, body }: IntakeRecord): Uint8Array {
  const about = Buffer.from(JSON.stringify({ organisation, route, receivedAt }));
  if (about.length > 4096) throw new RangeError('An organisation and a route are short names.');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(about.length);
  return Buffer.concat([length, about, body]);
}

const about = z.strictObject({
  organisation: z.string(),
  route: z.string(),
  receivedAt: z.string().transform((text) => parseInstant(text)),
});

function decodeRecord(plain: Buffer): IntakeRecord {
  const end = 2 + plain.readUInt16BE(0);
  return { ...about.parse(JSON.parse(plain.toString('utf8', 2, end))), body: Uint8Array.from(plain.subarray(end)) };
}

/** A nonce is 12 random bytes: one segment is far below the 2³² frames that would make a repetition likely. */
export function sealFrame(plain: Uint8Array, nonce: Uint8Array, chain: Uint8Array, { sealing }: SegmentKeys): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(nonce.length + plain.length + 16);
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(chain);
  return Buffer.concat([length, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Bytes of the frame that begins here, or null where that cannot be the length of one. */
export function frameLength(bytes: Buffer): number | null {
  const length = 4 + bytes.readUInt32BE(0);
  return length < 4 + 12 + 16 + 2 || length > greatestFrame ? null : length;
}

/** The record in a frame, or null where it does not authenticate behind this chain. */
export function openFrame(frame: Buffer, chain: Uint8Array, { sealing }: SegmentKeys): IntakeRecord | null {
  const sealed = frame.subarray(16);
  const decipher = createDecipheriv('aes-256-gcm', sealing, frame.subarray(4, 16), { authTagLength: 16 });
  decipher.setAAD(chain).setAuthTag(sealed.subarray(sealed.length - 16));
  const opened = decipher.update(sealed.subarray(0, sealed.length - 16));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return decodeRecord(opened);
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ContentError } from './content-error.ts';

/** Plain bytes of every chunk but the last. */
export const chunkBytes = 1_048_576;

const magic = Buffer.from('MUSTERB1');
const prefixBytes = 7;
const tagBytes = 16;
const headerBytes = magic.length + prefixBytes;

/**
 * The sealed form of a blob: header (magic, 7 random bytes), then chunks of AES-256-GCM in the STREAM construction
 * (Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015). The nonce is those 7 bytes, the chunk's number in 4 bytes, and 1
 * for the last chunk or else 0; the id is authenticated with each. So no chunk can be changed, moved, left out, put
 * behind the last, or taken into another blob. An empty source is one empty chunk.
 */
export async function* sealChunks(
  id: string,
  key: Uint8Array,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const prefix = randomBytes(prefixBytes);
  yield Buffer.concat([magic, prefix]);
  let number = 0;
  for await (const { bytes, last } of inPieces(source, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, number++, last)).setAAD(Buffer.from(id));
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what sealChunks made, whatever pieces the bytes come in. Throws ContentError `tampered` or `cut-off`. */
export async function* openChunks(
  id: string,
  key: Uint8Array,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let prefix: Uint8Array | null = null;
  let number = 0;
  for await (const { bytes, last } of inPieces(sealed, chunkBytes + tagBytes, headerBytes)) {
    if (prefix === null) {
      prefix = readHeader(id, bytes);
      if (last) throw cutOff(id);
      continue;
    }
    if (bytes.length < tagBytes) throw cutOff(id);
    const opened = openChunk(id, key, nonce(prefix, number, last), bytes);
    if (opened === null) throw faultOf(id, key, prefix, number, bytes, last);
    number += 1;
    yield opened;
  }
}

/** A whole chunk at the end that opens as one from the middle: the rest was taken away. */
function faultOf(id: string, key: Uint8Array, prefix: Uint8Array, number: number, bytes: Uint8Array, last: boolean) {
  if (last && openChunk(id, key, nonce(prefix, number, false), bytes) !== null) return cutOff(id);
  return new ContentError(
    'tampered',
    `Blob ${id} does not authenticate in the MiB ${number + 1}: it was changed or cut off there.`,
  );
}

function readHeader(id: string, header: Uint8Array): Uint8Array {
  if (header.length < headerBytes) throw cutOff(id);
  if (!magic.equals(header.subarray(0, magic.length)))
    throw new ContentError('tampered', `Blob ${id} does not begin as a blob: its first bytes were changed.`);
  return Uint8Array.from(header.subarray(magic.length));
}

function cutOff(id: string): ContentError {
  return new ContentError('cut-off', `Blob ${id} ends before its last chunk.`);
}

function openChunk(id: string, key: Uint8Array, at: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  const decipher = createDecipheriv('aes-256-gcm', key, at, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

function nonce(prefix: Uint8Array, number: number, last: boolean): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes.set(prefix);
  bytes.writeUInt32BE(number, prefixBytes);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

/**
 * The source in pieces of one size, the first of another size where given; only the last may be shorter, and it is empty
 * only when the source is. A piece is given once it is known whether anything follows it.
 */
async function* inPieces(source: AsyncIterable<Uint8Array>, size: number, first = size): AsyncGenerator<Piece> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let wanted = first;
  for await (const part of source) {
    let rest = part;
    while (length + rest.length > wanted) {
      const taken = wanted - length;
      yield { bytes: Buffer.concat([...waiting, rest.subarray(0, taken)]), last: false };
      rest = rest.subarray(taken);
      waiting = [];
      length = 0;
      wanted = size;
    }
    // A copy: the source may use its buffer again.
    waiting.push(Uint8Array.from(rest));
    length += rest.length;
  }
  yield { bytes: Buffer.concat(waiting), last: true };
}

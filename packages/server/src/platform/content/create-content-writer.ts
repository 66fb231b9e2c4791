import { createHash } from 'node:crypto';
import type { Ids } from '../ids/ids.ts';
import type { BlobStore } from './blob-store.ts';
import { ContentError } from './content-error.ts';
import type { ContentWriter } from './content-writer.ts';
import { greatestRow } from './vault.ts';
import type { Sealed, Vault } from './vault.ts';

export interface ContentWriterPorts {
  readonly vault: Vault;
  readonly blobs: BlobStore;
  readonly ids: Ids;
}

/** Content of any size. A blob is durable before its row is given back, so that no append can name one that is not there. */
export function createContentWriter({ vault, blobs, ids }: ContentWriterPorts): ContentWriter {
  /** Nothing is held but one chunk, and the first 64 KiB until it is known whether they are all. */
  async function stream(
    source: AsyncIterable<Uint8Array>,
    mediaType: string,
    mostBytes: number,
  ): Promise<Sealed & { readonly sha256: string }> {
    const { head, rest, whole } = await takeHead(limited(source, mostBytes), greatestRow);
    if (!whole) {
      try {
        return await writeBlob(joined(head, rest), mediaType);
      } finally {
        await rest.return(undefined);
      }
    }
    const bytes = Buffer.concat(head);
    return { ...vault.sealBytes(bytes, mediaType), sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  async function writeBlob(
    source: AsyncIterable<Uint8Array>,
    mediaType: string,
  ): Promise<Sealed & { readonly sha256: string }> {
    const id = ids.uuid();
    const { secret, wrappedKey } = vault.newSecret(id);
    const salted = createHash('sha256').update(secret.salt);
    const plain = createHash('sha256');
    let size = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const chunk of source) {
        salted.update(chunk);
        plain.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    }
    await blobs.put(id, secret.key, counted());
    const commitment = salted.digest('hex');
    return {
      ref: { ref: 'content', id, commitment, bytes: size, mediaType },
      row: { id, commitment, bytes: size, mediaType, wrappedKey, ciphertext: null },
      sha256: plain.digest('hex'),
    };
  }

  async function bytes(given: Uint8Array, mediaType: string): Promise<Sealed> {
    if (given.length <= greatestRow) return vault.sealBytes(given, mediaType);
    const { ref, row } = await writeBlob(one(given), mediaType);
    return { ref, row };
  }

  return { stream, bytes, text: (text) => bytes(Buffer.from(text, 'utf8'), 'text/plain') };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* limited(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) throw new ContentError('too-large', `The content is larger than ${most} bytes. Send less.`);
    yield chunk;
  }
}

/** The chunks up to the one that goes beyond `most` bytes; `whole` when the source ended before. */
async function takeHead(
  source: AsyncGenerator<Uint8Array>,
  most: number,
): Promise<{ head: Uint8Array[]; rest: AsyncGenerator<Uint8Array>; whole: boolean }> {
  const head: Uint8Array[] = [];
  let size = 0;
  for (let next = await source.next(); !next.done; next = await source.next()) {
    // A copy: the source may use its buffer again.
    head.push(Uint8Array.from(next.value));
    size += next.value.length;
    if (size > most) return { head, rest: source, whole: false };
  }
  return { head, rest: source, whole: true };
}

async function* joined(head: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head;
  yield* rest;
}

import { createHash } from 'node:crypto';
import type { ContentRef } from '@muster/engine';
import type { SealedContent, Store } from '../store/store.ts';
import type { BlobStore } from './blob-store.ts';
import { ContentError } from './content-error.ts';
import type { ContentReader } from './content-reader.ts';
import type { Opened, Vault } from './vault.ts';

export interface ContentReaderPorts {
  readonly store: Pick<Store, 'readContents'>;
  readonly vault: Vault;
  readonly blobs: BlobStore;
}

/** Opens rows and blobs, and holds every one against its commitment. */
export function createContentReader({ store, vault, blobs }: ContentReaderPorts): ContentReader {
  async function rowOf(organisation: string, id: string): Promise<SealedContent | null> {
    const [row] = await store.readContents(organisation, [id]);
    return row ?? null;
  }

  /** The chunks of a blob; the last is given only once the whole has matched its commitment. */
  async function* blobChunks(row: SealedContent): AsyncGenerator<Uint8Array> {
    const { key, salt } = vault.secretOf(row);
    const committed = createHash('sha256').update(salt);
    let held: Uint8Array | null = null;
    for await (const chunk of blobs.read(row.id, key)) {
      committed.update(chunk);
      if (held !== null) yield held;
      held = chunk;
    }
    if (committed.digest('hex') !== row.commitment) throw mismatch(row.id);
    if (held !== null) yield held;
  }

  async function openWhole(row: SealedContent): Promise<Opened> {
    if (row.ciphertext !== null) return vault.open(row);
    const chunks: Uint8Array[] = [];
    for await (const chunk of blobChunks(row)) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks), salt: vault.secretOf(row).salt };
  }

  async function* chunksOf(row: SealedContent): AsyncGenerator<Uint8Array> {
    if (row.ciphertext === null) yield* blobChunks(row);
    else yield vault.open(row).bytes;
  }

  /** The row may have been exchanged whole, with key and commitment: the event's own commitment finds it. */
  async function textOf(ref: ContentRef, row: SealedContent): Promise<string> {
    if (row.commitment !== ref.commitment) throw mismatch(ref.id);
    return decoder.decode((await openWhole(row)).bytes);
  }

  return {
    async text(organisation, ref) {
      const row = await rowOf(organisation, ref.id);
      if (row === null) throw new ContentError('missing', `Content ${ref.id} is not there, or was destroyed.`);
      return textOf(ref, row);
    },

    async texts(organisation, refs) {
      const ids = [...new Set(refs.map((ref) => ref.id))];
      const rows = ids.length === 0 ? [] : await store.readContents(organisation, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      const texts = new Map<string, string | null>();
      for (const ref of refs) {
        const row = byId.get(ref.id);
        texts.set(ref.id, row ? await textOf(ref, row) : null);
      }
      return texts;
    },

    async open(organisation, id) {
      const row = await rowOf(organisation, id);
      return row && openWhole(row);
    },

    async stream(organisation, id) {
      const row = await rowOf(organisation, id);
      return row && { salt: vault.secretOf(row).salt, chunks: () => chunksOf(row) };
    },
  };
}

/** Keeps a leading U+FEFF: what comes out is what went in. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function mismatch(id: string): ContentError {
  return new ContentError('tampered', `Content ${id} does not match its commitment.`);
}

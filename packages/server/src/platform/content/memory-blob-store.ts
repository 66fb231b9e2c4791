import type { BlobStore } from './blob-store.ts';
import { ContentError } from './content-error.ts';
import { openChunks, sealChunks } from './sealed-chunks.ts';

/** Blobs in memory, sealed as on a disk. `sealed` is for tests that look at the bytes or change them. */
export interface MemoryBlobStore extends BlobStore {
  readonly sealed: Map<string, Uint8Array>;
}

export function createMemoryBlobStore(): MemoryBlobStore {
  const sealed = new Map<string, Uint8Array>();

  async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    yield bytes;
  }

  return {
    sealed,
    async put(id, key, source) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of sealChunks(id, key, source)) chunks.push(chunk);
      sealed.set(id, Buffer.concat(chunks));
    },
    async *read(id, key) {
      const bytes = sealed.get(id);
      if (!bytes) throw new ContentError('missing', `Blob ${id} is not there.`);
      yield* openChunks(id, key, once(bytes));
    },
    async destroy(id) {
      sealed.delete(id);
    },
    async *list() {
      yield* sealed.keys();
    },
  };
}

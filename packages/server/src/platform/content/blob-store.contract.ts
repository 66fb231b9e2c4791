import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore } from './blob-store.ts';
import { chunkBytes } from './sealed-chunks.ts';

/** A store with a way to look at, change and count what it keeps. */
export interface BlobWorld {
  readonly blobs: BlobStore;
  sealedOf(id: string): Promise<Uint8Array>;
  replaceSealed(id: string, bytes: Uint8Array): Promise<void>;
  /** Everything it keeps, whatever is begun and not finished included. */
  keptCount(): Promise<number>;
  dispose(): Promise<void>;
}

export async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function drained(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Every sentence of the port, as stories. */
export function blobStoreContract(name: string, open: () => Promise<BlobWorld>): void {
  describe(`the blob store contract on ${name}`, () => {
    let opened: BlobWorld | null = null;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => opened?.dispose());
    const world = (): BlobWorld => {
      if (!opened) throw new Error('The world is not open yet.');
      return opened;
    };

    async function put(bytes: Uint8Array, partSize = 65_536) {
      const [id, key] = [randomUUID(), randomBytes(32)];
      await world().blobs.put(id, key, inParts(bytes, partSize));
      return { id, key };
    }
    const read = (id: string, key: Uint8Array) => drained(world().blobs.read(id, key));

    it.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 3 * chunkBytes + 17])(
      'gives %i bytes back, whatever pieces they came in',
      async (size) => {
        const bytes = randomBytes(size);
        for (const partSize of [65_536, 1_000_003, 5 * chunkBytes]) {
          const { id, key } = await put(bytes, partSize);
          expect((await read(id, key)).equals(bytes)).toBe(true);
        }
      },
    );

    it('keeps nothing that can be read without the key', async () => {
      const canary = 'account-holder-canary';
      const { id } = await put(Buffer.from(canary.repeat(60_000)));
      const sealed = Buffer.from(await world().sealedOf(id));
      expect(sealed.length).toBeGreaterThan(canary.length * 60_000);
      expect(sealed.includes(canary)).toBe(false);
    });

    it('finds every single changed byte of a small blob', async () => {
      const { id, key } = await put(randomBytes(40));
      const sealed = await world().sealedOf(id);
      for (let at = 0; at < sealed.length; at++) {
        await world().replaceSealed(id, flipped(sealed, at));
        await expect(read(id, key), `byte ${at}`).rejects.toMatchObject({ code: 'tampered' });
      }
      await world().replaceSealed(id, sealed);
      await expect(read(id, key)).resolves.toHaveLength(40);
    });

    it('finds a changed byte in each chunk and at each of its edges', async () => {
      const { id, key } = await put(randomBytes(2 * chunkBytes + 100));
      const sealed = await world().sealedOf(id);
      const [header, whole] = [15, chunkBytes + 16];
      const edges = [header, header + chunkBytes - 1, header + whole - 1, header + whole, header + 2 * whole - 1];
      for (const at of [...edges, header + 2 * whole, sealed.length - 1]) {
        await world().replaceSealed(id, flipped(sealed, at));
        await expect(read(id, key), `byte ${at}`).rejects.toMatchObject({ code: 'tampered' });
      }
    });

    it('finds what was cut off, at the edge of a chunk too', async () => {
      const { id, key } = await put(randomBytes(2 * chunkBytes));
      const sealed = await world().sealedOf(id);
      const [header, whole] = [15, chunkBytes + 16];
      for (const length of [0, 7, header, header + 5, header + whole]) {
        await world().replaceSealed(id, sealed.subarray(0, length));
        await expect(read(id, key), `${length} bytes`).rejects.toMatchObject({ code: 'cut-off' });
      }
      for (const length of [header + whole - 1, header + whole + 20, sealed.length - 1]) {
        await world().replaceSealed(id, sealed.subarray(0, length));
        await expect(read(id, key), `${length} bytes`).rejects.toMatchObject({ code: 'tampered' });
      }
    });

    it('finds chunks that changed places, came twice, or stand behind the end', async () => {
      const { id, key } = await put(randomBytes(3 * chunkBytes));
      const sealed = await world().sealedOf(id);
      const [header, whole] = [15, chunkBytes + 16];
      const chunk = (at: number) => sealed.subarray(header + at * whole, header + (at + 1) * whole);
      for (const chunks of [
        [chunk(1), chunk(0), chunk(2)],
        [chunk(0), chunk(0), chunk(1), chunk(2)],
        [chunk(0), chunk(1), chunk(2), chunk(2)],
        [chunk(0), chunk(2)],
        [chunk(2)],
      ]) {
        await world().replaceSealed(id, Buffer.concat([sealed.subarray(0, header), ...chunks]));
        await expect(read(id, key)).rejects.toMatchObject({ code: 'tampered' });
      }
    });

    it('finds a blob in the place of another, under the same key too', async () => {
      const key = randomBytes(32);
      const [one, other] = [randomUUID(), randomUUID()];
      await world().blobs.put(one, key, inParts(Buffer.from('one'), 3));
      await world().blobs.put(other, key, inParts(Buffer.from('two'), 3));
      await world().replaceSealed(one, await world().sealedOf(other));
      await expect(read(one, key)).rejects.toMatchObject({ code: 'tampered' });
      await expect(read(other, randomBytes(32))).rejects.toMatchObject({ code: 'tampered' });
      await expect(read(other, key)).resolves.toEqual(Buffer.from('two'));
    });

    it('keeps nothing of an upload that broke off', async () => {
      const before = await world().keptCount();
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield randomBytes(3 * chunkBytes);
        throw new Error('the connection was lost');
      }
      const id = randomUUID();
      await expect(world().blobs.put(id, randomBytes(32), broken())).rejects.toThrow('the connection was lost');
      expect(await world().keptCount()).toBe(before);
      await expect(read(id, randomBytes(32))).rejects.toMatchObject({ code: 'missing' });
    });

    it('lists what is there, and no longer what was destroyed', async () => {
      const { id, key } = await put(randomBytes(10));
      const ids = async () => {
        const found: string[] = [];
        for await (const each of world().blobs.list()) found.push(each);
        return found;
      };
      expect(await ids()).toContain(id);
      await world().blobs.destroy(id);
      await world().blobs.destroy(id);
      expect(await ids()).not.toContain(id);
      await expect(read(id, key)).rejects.toMatchObject({ code: 'missing' });
    });

    it('stops reading when its reader does', async () => {
      const { id, key } = await put(randomBytes(3 * chunkBytes));
      for await (const chunk of world().blobs.read(id, key)) {
        expect(chunk.length).toBe(chunkBytes);
        break;
      }
      await world().blobs.destroy(id);
    });
  });
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../../testkit/small-disk.ts';
import { blobStoreContract, drained, inParts } from './blob-store.contract.ts';
import { openFileBlobStore } from './file-blob-store.ts';
import { createMemoryBlobStore } from './memory-blob-store.ts';
import { chunkBytes } from './sealed-chunks.ts';

blobStoreContract('memory', async () => {
  const blobs = createMemoryBlobStore();
  return {
    blobs,
    sealedOf: async (id) => blobs.sealed.get(id) ?? new Uint8Array(),
    replaceSealed: async (id, bytes) => void blobs.sealed.set(id, bytes),
    keptCount: async () => blobs.sealed.size,
    dispose: async () => undefined,
  };
});

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function fileOf(directory: string, id: string): string {
  return join(directory, id.slice(-2), id);
}

blobStoreContract('files', async () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'muster-blobs-')), 'blobs');
  return {
    blobs: await openFileBlobStore({ directory }),
    sealedOf: (id) => readFile(fileOf(directory, id)),
    replaceSealed: (id, bytes) => writeFile(fileOf(directory, id), bytes),
    keptCount: async () => filesUnder(directory).length,
    dispose: async () => rmSync(directory, { recursive: true }),
  };
});

describe('blobs as files', () => {
  it('are for their owner only, and so are their directories', async () => {
    const directory = join(mkdtempSync(join(tmpdir(), 'muster-blobs-')), 'blobs');
    const blobs = await openFileBlobStore({ directory });
    const id = randomUUID();
    await blobs.put(id, randomBytes(32), inParts(randomBytes(100), 10));
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect(mode(fileOf(directory, id))).toBe(0o600);
    expect([directory, join(directory, id.slice(-2)), join(directory, 'uploads')].map(mode)).toEqual([
      0o700, 0o700, 0o700,
    ]);
    rmSync(directory, { recursive: true });
  });

  it('are never looked for outside their directory', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'muster-blobs-'));
    const blobs = await openFileBlobStore({ directory });
    writeFileSync(join(directory, 'secret'), 'not a blob');
    for (const id of ['../secret', 'secret', '/etc/passwd', `${randomUUID()}/../../secret`, '']) {
      await expect(drained(blobs.read(id, randomBytes(32)))).rejects.toMatchObject({ code: 'missing' });
      await expect(blobs.put(id, randomBytes(32), inParts(randomBytes(1), 1))).rejects.toMatchObject({
        code: 'missing',
      });
      await expect(blobs.destroy(id)).rejects.toMatchObject({ code: 'missing' });
    }
    rmSync(directory, { recursive: true });
  });

  it('whose upload was abandoned by a crash are taken away at a later start; one under way is not', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'muster-blobs-'));
    await openFileBlobStore({ directory });
    const [old, young] = [join(directory, 'uploads', 'old'), join(directory, 'uploads', 'young')];
    for (const path of [old, young]) writeFileSync(path, 'begun');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(old, yesterday, yesterday);
    await openFileBlobStore({ directory });
    expect(filesUnder(directory)).toEqual([young]);
    rmSync(directory, { recursive: true });
  });

  const disk = mountSmallDisk(4 * chunkBytes);
  it.skipIf(disk === null)(
    'on a full disk are refused with that word, and the next one goes in once there is space',
    async () => {
      if (disk === null) return;
      try {
        const directory = join(disk.directory, 'blobs');
        const blobs = await openFileBlobStore({ directory });
        const [id, key] = [randomUUID(), randomBytes(32)];
        const large = inParts(randomBytes(6 * chunkBytes), 65_536);
        await expect(blobs.put(id, key, large)).rejects.toMatchObject({ code: 'disk-full' });
        expect(filesUnder(directory)).toEqual([]);
        const small = randomBytes(chunkBytes);
        await blobs.put(id, key, inParts(small, 65_536));
        expect((await drained(blobs.read(id, key))).equals(small)).toBe(true);
      } finally {
        disk.unmount();
      }
    },
  );
});

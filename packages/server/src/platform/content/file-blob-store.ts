import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { ContentError } from './content-error.ts';
import { chunkBytes, openChunks, sealChunks } from './sealed-chunks.ts';

export interface FileBlobStoreOptions {
  /** Made when it is not there, for its owner only. */
  readonly directory: string;
}

/** Uploads that broke off so long ago that nobody can still be writing them. */
const abandonedMilliseconds = 24 * 3_600_000;

/**
 * Blobs as files: mode 0600 under directories of 0700, in 256 of them by the last two digits of the id. A blob is
 * written under another name, flushed, renamed, and its directory flushed, before anybody is told that it is there.
 */
export async function openFileBlobStore({ directory }: FileBlobStoreOptions): Promise<BlobStore> {
  const uploads = join(directory, 'uploads');
  await guarded('The blobs cannot be opened', async () => {
    await makeDirectory(directory);
    await makeDirectory(uploads);
    await removeAbandoned(uploads);
  });

  const folderOf = (id: string) => join(directory, id.slice(-2));
  const pathOf = (id: string) => join(folderOf(id), checkedId(id));

  return {
    put: (id, key, source) =>
      guarded(`Blob ${id} cannot be written`, async () => {
        const path = pathOf(id);
        const upload = join(uploads, `${id}.${randomUUID()}`);
        try {
          await makeDirectory(folderOf(id));
          await writeDurably(upload, sealChunks(id, key, source));
          await rename(upload, path);
          await syncDirectory(folderOf(id));
        } catch (error) {
          await rm(upload, { force: true });
          throw error;
        }
      }),

    async *read(id, key) {
      const handle = await openBlob(id, pathOf(id));
      try {
        yield* openChunks(id, key, readFrom(handle, id));
      } finally {
        await handle.close();
      }
    },

    destroy: (id) =>
      guarded(`Blob ${id} cannot be destroyed`, async () => {
        await rm(pathOf(id), { force: true });
        await syncDirectory(folderOf(id)).catch(ignoreMissing);
      }),

    async *list() {
      for (const folder of await readdir(directory)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue;
        yield* (await readdir(join(directory, folder))).filter((name) => uuid.test(name));
      }
    },
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id becomes a name of a file, so it must be nothing but an id. */
function checkedId(id: string): string {
  if (uuid.test(id)) return id;
  throw new ContentError('missing', `There is no blob ${JSON.stringify(id)}: that is no id.`);
}

/** Makes a directory, with its entry in the directory above, so that a crash does not take it away. */
async function makeDirectory(directory: string): Promise<void> {
  const made = await mkdir(directory, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncDirectory(dirname(made));
}

async function removeAbandoned(uploads: string): Promise<void> {
  for (const name of await readdir(uploads)) {
    const path = join(uploads, name);
    const found = await stat(path).catch(ignoreMissing);
    if (found && Date.now() - found.mtimeMs > abandonedMilliseconds) await rm(path, { force: true });
  }
}

async function writeDurably(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) await handle.writeFile(chunk);
    await handle.sync();
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

async function openBlob(id: string, path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') throw new ContentError('missing', `Blob ${id} is not there.`, { cause });
    throw new ContentError('io', `Blob ${id} cannot be opened: ${messageOf(cause)}`, { cause });
  }
}

async function* readFrom(handle: FileHandle, id: string): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(chunkBytes);
  for (;;) {
    const bytes = await readSome(handle, buffer, id);
    if (bytes === 0) return;
    yield buffer.subarray(0, bytes);
  }
}

async function readSome(handle: FileHandle, buffer: Buffer, id: string): Promise<number> {
  try {
    return (await handle.read(buffer, 0, buffer.length, null)).bytesRead;
  } catch (cause) {
    throw new ContentError('io', `Blob ${id} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

/** Gives the faults of the disk their own words; whatever else the work throws stays as it is. */
async function guarded<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === null) throw cause;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw full
      ? new ContentError('disk-full', `${what}: the disk is full. Free space and send it again.`, { cause })
      : new ContentError('io', `${what}: ${messageOf(cause)}. Look at the disk of the data directory.`, { cause });
  }
}

/** The code of a system call that failed; null for every other error. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

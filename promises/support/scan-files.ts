import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface ScanReport {
  readonly files: number;
  readonly bytes: number;
  /** `needle in file`, relative to the folder. */
  readonly hits: readonly string[];
}

/** Bytes read at a time; neighbours overlap by the longest needle. */
const window = 4 * 1_048_576;

/** Looks for each needle in every byte of every file under the folders, whatever the files are called. */
export async function scanFiles(
  folders: readonly string[],
  needles: ReadonlyMap<string, Uint8Array>,
): Promise<ScanReport> {
  const overlap = Math.max(...[...needles.values()].map((needle) => needle.length));
  const hits = new Set<string>();
  let files = 0;
  let bytes = 0;
  for (const folder of folders)
    for (const path of await filesUnder(folder)) {
      const size = await eachWindow(path, overlap, (part) => {
        for (const [name, needle] of needles)
          if (part.includes(needle)) hits.add(`${name} in ${path.slice(folder.length + 1)}`);
      });
      if (size === null) continue;
      files += 1;
      bytes += size;
    }
  return { files, bytes, hits: [...hits].toSorted() };
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The size, or null for a file that went away meanwhile. */
async function eachWindow(path: string, overlap: number, look: (part: Buffer) => void): Promise<number | null> {
  const handle = await open(path).catch(() => null);
  if (handle === null) return null;
  try {
    const buffer = Buffer.alloc(window + overlap);
    let kept = 0;
    let size = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, window, null);
      if (bytesRead === 0) return size;
      size += bytesRead;
      const filled = kept + bytesRead;
      look(buffer.subarray(0, filled));
      kept = Math.min(overlap, filled);
      buffer.copyWithin(0, filled - kept, filled);
    }
  } finally {
    await handle.close();
  }
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of a suite's own, on the disk that the machine has. */
export interface Scratch {
  readonly path: string;
  remove(): void;
}

export function openScratch(parent = tmpdir()): Scratch {
  const path = mkdtempSync(join(parent, 'muster-promise-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** In memory where the machine has such a folder: for hundreds of disk images whose own flushes prove nothing. */
export function openScratchInMemory(): Scratch {
  return openScratch(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

/** Runs the works on so many lanes; the first fault ends it. */
export async function inLanes<T>(works: readonly T[], lanes: number, run: (work: T) => Promise<void>): Promise<void> {
  const left = works.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const work of left) await run(work);
    }),
  );
}

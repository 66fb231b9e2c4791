import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly directory: string;
  unmount(): void;
}

/** A disk of so many bytes, to be filled; null, and said aloud, where this user may not mount one. */
export function mountSmallDisk(bytes: number): SmallDisk | null {
  const directory = mkdtempSync(join(tmpdir(), 'muster-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', directory], { stdio: 'pipe' });
  } catch (error) {
    rmdirSync(directory);
    console.warn(`SKIPPED: the full-disk test needs the right to mount a tmpfs (${String(error).split('\n')[0]}).`);
    return null;
  }
  return {
    directory,
    unmount() {
      execFileSync('umount', [directory], { stdio: 'pipe' });
      rmdirSync(directory);
    },
  };
}

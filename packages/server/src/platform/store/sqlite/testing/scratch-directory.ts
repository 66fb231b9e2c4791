import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of a test's own. */
export interface ScratchDirectory {
  readonly path: string;
  remove(): void;
}

export function scratchDirectory(): ScratchDirectory {
  const path = mkdtempSync(join(tmpdir(), 'muster-store-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A small disk of a test's own: memory, mounted. Or why this machine does not let us mount one. */
export function scratchDisk(size: string): (ScratchDirectory & { makeReadOnly(): void }) | string {
  const folder = scratchDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', folder.path], { stdio: 'pipe' });
  } catch (error) {
    folder.remove();
    return `no disk can be mounted here (${error instanceof Error ? error.message.trim() : String(error)})`;
  }
  return {
    path: folder.path,
    makeReadOnly: () => {
      execFileSync('mount', ['-o', 'remount,ro', folder.path]);
    },
    remove: () => {
      execFileSync('umount', ['--lazy', folder.path]);
      folder.remove();
    },
  };
}

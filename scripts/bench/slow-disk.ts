import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * What to set in the environment of a program so that each of its flushes takes 5 ms longer; null where there is no C
 * compiler, or no Linux. The flushes of the raw disk are measured under it too, and must show the delay.
 */
export function slowDisk(folder: string): Readonly<Record<string, string>> | null {
  if (process.platform !== 'linux') return null;
  const source = join(import.meta.dirname, 'slow-flush.c');
  const library = join(folder, 'slow-flush.so');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], { stdio: 'ignore' });
  return built.status === 0 ? { LD_PRELOAD: library } : null;
}

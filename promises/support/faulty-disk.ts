import { readFileSync } from 'node:fs';
import { bytesOf } from './read-trace.ts';

/** A fault of the disk, injected into the n-th call of one kind (strace(1), "Tampering"). */
export interface DiskFault {
  readonly call: 'pwrite64' | 'write' | 'fsync' | 'fdatasync' | 'ftruncate' | 'openat' | 'rename' | 'mkdir' | 'unlink';
  readonly error: 'EIO' | 'ENOSPC';
  /** Counts the calls of each thread; all that write the journal come from one. */
  readonly nth: number;
  /** Only calls on these files; empty for every file. */
  readonly paths: readonly string[];
}

/** What to put in front of a command so that a disk fails it, or only to count its calls; a trace goes into a file. */
export function faultCommand(fault: DiskFault | Pick<DiskFault, 'call' | 'paths'>, into: string): readonly string[] {
  const quiet = ['-y', '-xx', '-s', '4096', '-e', 'signal=none', '-e', `trace=${fault.call}`];
  const inject = 'nth' in fault ? ['-e', `inject=${fault.call}:error=${fault.error}:when=${fault.nth}`] : [];
  const paths = fault.paths.flatMap((path) => ['-P', path]);
  return ['strace', '-f', '--seccomp-bpf', ...quiet, ...inject, ...paths, '-o', into];
}

/** A disk that takes so long for each flush. */
export function slowCommand(milliseconds: number): readonly string[] {
  const inject = `inject=fsync,fdatasync:delay_enter=${milliseconds * 1000}`;
  return [
    'strace',
    '-f',
    '--seccomp-bpf',
    '-e',
    'trace=fsync,fdatasync',
    '-e',
    'signal=none',
    '-e',
    inject,
    '-o',
    '/dev/null',
  ];
}

/** Where a fault struck: the paths of the calls that it was injected into. */
export function pathsHit(trace: string): readonly string[] {
  return readCalls(trace).flatMap(({ path, injected }) => (injected ? [path] : []));
}

/** Which of its thread's calls were on a file below a folder: each n at which a fault would hit one. */
export function callsBelow(trace: string, folder: string): readonly number[] {
  const counts = new Map<string, number>();
  const found = new Set<number>();
  for (const { thread, path } of readCalls(trace)) {
    const nth = (counts.get(thread) ?? 0) + 1;
    counts.set(thread, nth);
    if (path.startsWith(folder)) found.add(nth);
  }
  return [...found].toSorted((one, other) => one - other);
}

interface Call {
  readonly thread: string;
  /** Of the open file, or named in the call. */
  readonly path: string;
  readonly injected: boolean;
}

function readCalls(trace: string): readonly Call[] {
  const begun = new Map<string, string>();
  return readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((line): Call[] => {
      const thread = line.slice(0, line.indexOf(' '));
      if (line.includes('<unfinished')) {
        begun.set(thread, line);
        return [];
      }
      if (!line.includes(' = ')) return [];
      // Another thread spoke in between: the path stands on the line where the call began.
      const whole = line.includes('<... ') ? (begun.get(thread) ?? '') : line;
      return [{ thread, path: pathIn(whole), injected: line.includes('(INJECTED)') }];
    });
}

function pathIn(line: string): string {
  const [, opened] = /\(\d+<((?:\\x[0-9a-f]{2})+)>/.exec(line) ?? [];
  const [, named] = /"((?:\\x[0-9a-f]{2})+)"/.exec(line) ?? [];
  return bytesOf(`"${opened ?? named ?? ''}"`).toString();
}

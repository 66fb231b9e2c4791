import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** A program that was started, what it wrote so far, and how it ended. */
export interface Child {
  readonly pid: number;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: () => Ended | null;
  readonly end: Promise<Ended>;
  signal(signal: NodeJS.Signals): void;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
}

/** Starts a program and keeps what it says. It is ended by its own handle and no other way. */
export function startChild(program: string, args: readonly string[], { environment, folder }: ChildOptions): Child {
  const child = spawn(program, args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (written.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (written.err += text));
  let ended: Ended | null = null;
  const end = endOf(child).then((how) => (ended = how));
  end.catch(() => undefined);
  if (child.pid === undefined) throw new Error(`${program} could not be started.`);
  return {
    pid: child.pid,
    out: () => written.out,
    err: () => written.err,
    ended: () => ended,
    end,
    signal: (signal) => void child.kill(signal),
  };
}

function endOf(child: ChildProcess): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  child.on('error', reject);
  child.on('close', (code, signal) => resolve({ code, signal }));
  return promise;
}

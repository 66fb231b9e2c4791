import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { acknowledge, parseWriterLine } from './writer-setup.ts';
import type { Acknowledged, WriterLine, WriterSetup } from './writer-setup.ts';

/** What became of a writing process. */
export interface WriterEnd {
  /** Acknowledgements of this life. */
  readonly acknowledged: number;
  /** Appends and signals that were given to the disk and not answered when it died. */
  readonly inFlight: number;
  /** What was refused, with its code. */
  readonly refused: readonly Extract<WriterLine, { kind: 'refused' }>[];
  /** The last step that the probe told; null without a probe. */
  readonly lastStep: string | null;
  /** Why it could not open the directory, or null. */
  readonly unopened: string | null;
  /** It closed by itself and said so. */
  readonly done: boolean;
  readonly signal: NodeJS.Signals | null;
  readonly exitCode: number | null;
  readonly complaints: string;
}

export interface RunningWriter {
  /** Its process id, once it is writing; null when it ended before. */
  readonly ready: Promise<number | null>;
  readonly ended: Promise<WriterEnd>;
}

const program = new URL('./writing-process.ts', import.meta.url).pathname;

/**
 * Starts a writing process, under another command when one is given (such as strace), and takes its acknowledgements
 * into `to` as they come.
 */
export function runWriter(setup: WriterSetup, to: Acknowledged, under: readonly string[] = []): RunningWriter {
  const [command, ...rest] = [...under, process.execPath];
  // One thread for files where faults are counted call by call; no ring, whose writes a trace does not see.
  const env = { ...process.env, UV_USE_IO_URING: '0', ...(setup.inTurn ? { UV_THREADPOOL_SIZE: '1' } : {}) };
  const quiet = ['--disable-warning=ExperimentalWarning', program, JSON.stringify(setup)];
  const child = spawn(command, [...rest, ...quiet], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const lines = createInterface(child.stdout);
  const open = new Set<string>();
  const refused: Extract<WriterLine, { kind: 'refused' }>[] = [];
  let acknowledged = 0;
  let lastStep: string | null = null;
  let unopened: string | null = null;
  let done = false;
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));

  const take = (line: WriterLine, tellReady: (pid: number) => void): void => {
    switch (line.kind) {
      case 'ready':
        return tellReady(line.pid);
      case 'begun':
        open.add(keyOf(line));
        return;
      case 'acknowledged':
        open.delete(keyOf(line));
        acknowledged += 1;
        return acknowledge(to, line.what, line.who, line.number);
      case 'refused':
        open.delete(keyOf(line));
        refused.push(line);
        return;
      case 'step':
        lastStep = line.step;
        return;
      case 'unopened':
        unopened = line.code;
        return;
      case 'done':
        done = true;
    }
  };
  const ready = new Promise<number | null>((resolve) => {
    lines.on('line', (line) => take(parseWriterLine(line), resolve));
    child.once('exit', () => resolve(null));
  });
  const ended = (async (): Promise<WriterEnd> => {
    const [[exitCode, signal]] = await Promise.all([once(child, 'exit'), once(lines, 'close')]);
    return {
      acknowledged,
      inFlight: open.size,
      refused,
      lastStep,
      unopened,
      done,
      signal: parseSignal(signal),
      exitCode: typeof exitCode === 'number' ? exitCode : null,
      complaints,
    };
  })();
  return { ready, ended };
}

function keyOf({
  what,
  who,
  number,
}: {
  readonly what: string;
  readonly who: number;
  readonly number: number;
}): string {
  return `${what}/${who}/${number}`;
}

function parseSignal(signal: unknown): NodeJS.Signals | null {
  return typeof signal === 'string' ? (signal as NodeJS.Signals) : null;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../io.ts';

/** A world for one command line, and what it wrote. */
export interface TestIo {
  readonly io: Io;
  readonly out: () => string;
  readonly err: () => string;
  /** A folder that is gone after the test. */
  readonly folder: string;
  /** Presses Ctrl-C. */
  stop(): void;
  remove(): void;
}

export interface TestIoOptions {
  readonly terminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  readonly ask?: (question: string) => Promise<string>;
  readonly folder?: string;
  readonly now?: string;
}

/** A world in memory: its own folder, its own environment, its own clock, and no terminal but where one is asked for. */
export function testIo(options: TestIoOptions = {}): TestIo {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'muster-cli-'));
  const written = { out: '', err: '' };
  const isTTY = options.terminal ?? false;
  const listeners: (() => void)[] = [];
  const { now } = options;
  return {
    folder,
    out: () => written.out,
    err: () => written.err,
    stop: () => listeners.forEach((listener) => listener()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
    io: {
      stdout: { isTTY, columns: 100, write: (text) => void (written.out += text) },
      stderr: { isTTY, columns: 100, write: (text) => void (written.err += text) },
      environment: { NO_COLOR: '1', MUSTER_CREDENTIALS: 'credentials.json', ...options.environment },
      folder,
      home: folder,
      fetch: options.fetch ?? (() => Promise.reject(new TypeError('No network in this test.'))),
      now: () => (now === undefined ? Temporal.Now.instant() : Temporal.Instant.from(now)),
      timeZone: 'Europe/Dublin',
      ask: options.ask ?? null,
      onStop: (listener) => void listeners.push(listener),
    },
  };
}

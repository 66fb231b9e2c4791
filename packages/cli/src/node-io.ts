import { once } from 'node:events';
import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';
import type { Io, Output } from './io.ts';

/** The real world: this process, its streams, its network. */
export function nodeIo(): Io {
  return {
    stdout: outputOf(process.stdout, 1),
    stderr: outputOf(process.stderr, 2),
    environment: process.env,
    folder: process.cwd(),
    home: homedir(),
    // Looked up with the first request: a server makes none, and what Node loads for it takes some megabytes.
    fetch: (...request) => globalThis.fetch(...request),
    now: () => Temporal.Now.instant(),
    timeZone: Temporal.Now.timeZoneId(),
    ask: process.stdin.isTTY && process.stderr.isTTY ? ask : null,
    onStop(listener) {
      process.on('SIGINT', listener);
      process.on('SIGTERM', listener);
    },
  };
}

function outputOf(stream: NodeJS.WriteStream, descriptor: 1 | 2): Output {
  return {
    isTTY: isatty(descriptor),
    columns: stream.columns ?? 80,
    write: (text) => void stream.write(text),
  };
}

/** Asks on stderr, so that what is piped from stdout stays clean. Ctrl-C and Ctrl-D answer with nothing. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = once(lines, 'close').then(() => '');
  try {
    return await Promise.race([lines.question(question).catch(() => ''), closed]);
  } finally {
    lines.close();
  }
}

import type { Outcome } from '../command.ts';
import type { Io } from '../io.ts';
import { printableJson } from './printable.ts';

export type Format = 'json' | 'table';

/** The form that was asked for; else a table on a terminal, JSON when piped. */
export function formatFor(io: Io, asked: Format | undefined): Format {
  return asked ?? (io.stdout.isTTY ? 'table' : 'json');
}

/** Prints an answer in the form that is wanted. `table` gives lines that are safe to show; each is ended here. */
export function print(io: Io, asked: Format | undefined, value: unknown, table: () => readonly string[]): Outcome {
  const lines = formatFor(io, asked) === 'json' ? [printableJson(value)] : table();
  io.stdout.write(`${lines.join('\n')}\n`);
  return 'ok';
}

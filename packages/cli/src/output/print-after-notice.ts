import type { Outcome } from '../command.ts';
import type { Io } from '../io.ts';
import type { Format } from './print.ts';
import { printAfter } from './print-after.ts';
import type { After } from './print-after.ts';

interface AfterNotice extends After {
  readonly number: number;
  readonly revision: number;
  readonly open: readonly string[];
  readonly action: number | null;
}

/** What every command on a notice answers: what stands open in it, and which action asks its gate. */
export function printAfterNotice(io: Io, asked: Format | undefined, done: string, after: AfterNotice): Outcome {
  const open = after.open.length === 0 ? '' : ` Still open in it: ${after.open.join(', ')}.`;
  return printAfter(io, asked, `${done}${open}`, after);
}

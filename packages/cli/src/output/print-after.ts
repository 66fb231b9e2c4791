import type { Outcome } from '../command.ts';
import type { Io } from '../io.ts';
import { print } from './print.ts';
import type { Format } from './print.ts';
import { printable } from './printable.ts';

/** What every command on an incident answers. */
export interface After {
  readonly reference: string;
  readonly version: number;
  readonly severity: string;
  readonly stage: string;
  readonly status: string;
}

/** Tells in one line what was done and where the incident stands now. */
export function printAfter(io: Io, asked: Format | undefined, done: string, after: After): Outcome {
  return print(io, asked, after, () => [printable(done), standing(after)]);
}

/** `INC-1: high, contain, open (version 12)`. */
function standing({ reference, severity, stage, status, version }: After): string {
  return printable(`${reference}: severity ${severity}, stage ${stage}, ${status} (version ${version})`);
}

/** What every command on an action answers. */
export interface AfterAction extends After {
  readonly number: number;
  readonly digest: string;
  readonly progress: string;
  readonly missing: readonly string[];
}

/** The same for an action: who is still needed, and its digest. */
export function printAfterAction(io: Io, asked: Format | undefined, done: string, after: AfterAction): Outcome {
  const { number, progress, missing, digest } = after;
  const needed = missing.length === 0 ? '' : `; still needed: ${missing.join(', ')}`;
  const action = printable(`A-${number} is ${progress}${progress === 'waiting' ? needed : ''}. Digest ${digest}`);
  return print(io, asked, after, () => [printable(done), action, standing(after)]);
}

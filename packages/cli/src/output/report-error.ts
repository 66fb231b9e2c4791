import { ProblemError } from '@muster/api';
import type { Problem } from '@muster/api';
import { CliError } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { printable, printableJson } from './printable.ts';

/** Tells on stderr what went wrong, where, and how to mend it. */
export function reportError(io: Io, error: unknown, where: string): void {
  const lines =
    error instanceof ProblemError
      ? problemLines(error.problem, where)
      : error instanceof CliError
        ? errorLines(error.message, error.where, error.mend)
        : errorLines(messageOf(error), where, 'This is a fault of muster itself: report it with the command you ran.');
  io.stderr.write(`${lines.map(printable).join('\n')}\n`);
}

function errorLines(what: string, where: string, mend: string): readonly string[] {
  return [`error: ${what}`, `  where: ${where}`, `  mend:  ${mend}`];
}

function problemLines({ code, detail, mend, clause, faults }: Problem, where: string): readonly string[] {
  return [
    `${code}: ${detail}`,
    `  where: ${where}`,
    ...(clause === null ? [] : [`  plan:  ${clause}`]),
    ...faults.map(({ at, message }) => `  fault: ${at}: ${message}`),
    ...(mend === '' ? [] : [`  mend:  ${mend}`]),
  ];
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return printableJson(error);
  return error.cause === undefined ? error.message : `${error.message} (${messageOf(error.cause)})`;
}

import type { Given, Options } from './command-line.ts';
import { usageOf } from './command-line.ts';
import type { Io } from './io.ts';
import { parseCommandLine } from './parse-command-line.ts';

/** How a command ended that ran to its end. Everything else is thrown. */
export type Outcome =
  /** Done, and nothing is wrong. */
  | 'ok'
  /** Done, and what it looked at has faults. */
  | 'findings';

/** One command of `muster`, as the registry keeps it. */
export interface Command {
  /** One or two words: `check`, `incident show`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name: `INC [--format json|table]`. */
  readonly usage: string;
  readonly options: Options;
  /** More for its help, where the summary leaves a question. */
  readonly details: string;
  run(io: Io, words: readonly string[]): Promise<Outcome>;
}

interface CommandDefinition<Operands extends readonly string[], O extends Options> {
  readonly name: string;
  readonly summary: string;
  readonly details?: string;
  /** What stands without an option's name, in this order; all are needed but those that end with `?`, which come last. */
  readonly operands: Operands;
  readonly options: O;
  run(io: Io, given: Given<Operands, O>): Promise<Outcome>;
}

/** Makes a command whose words are read by its own definition. */
export function defineCommand<const Operands extends readonly string[], const O extends Options>(
  definition: CommandDefinition<Operands, O>,
): Command {
  const { name, summary, details = '', operands, options } = definition;
  return {
    name,
    summary,
    details,
    options,
    usage: usageOf(operands, options),
    run: (io, words) => definition.run(io, parseCommandLine({ name, operands, options }, words)),
  };
}

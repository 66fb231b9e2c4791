import { ProblemError } from '@muster/api';
import { CliError } from './cli-error.ts';
import type { Command, Outcome } from './command.ts';
import { findCommand } from './find-command.ts';
import { commandHelp, overview } from './help-text.ts';
import type { Io } from './io.ts';
import { reportError } from './output/report-error.ts';
import { commands } from './registry.ts';

/** Exit codes, here and nowhere else: 0 ok, 1 findings, failure or refusal, 2 wrong usage. */
const codes = { ok: 0, findings: 1, failed: 1, usage: 2 } as const;
type ExitCode = (typeof codes)[keyof typeof codes];

/** Runs one command line, `['incident', 'show', 'INC-1']`, and gives its exit code. Never throws. */
export async function runCommand(words: readonly string[], io: Io): Promise<ExitCode> {
  let where = 'muster';
  try {
    const asked = help(words);
    if (asked !== null) return showHelp(io, asked);
    const { command, rest } = findCommand(commands, words);
    where = `muster ${command.name}`;
    if (wantsHelp(rest)) return showHelp(io, [command.name]);
    return codes[await run(command, rest, io)];
  } catch (error) {
    reportError(io, error, where);
    return error instanceof CliError && error.code === 'usage' ? codes.usage : codes.failed;
  }
}

async function run(command: Command, rest: readonly string[], io: Io): Promise<Outcome> {
  try {
    return await command.run(io, rest);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'token/wrong')
      throw new ProblemError({ ...error.problem, mend: `${error.problem.mend} Then: muster sign-in LINK` });
    throw error;
  }
}

/** The words after `help`, or after none; null where no help is asked for. */
function help(words: readonly string[]): readonly string[] | null {
  const [first, ...rest] = words;
  if (first === 'help') return rest.filter((word) => !word.startsWith('-'));
  return first === '--help' || first === '-h' ? [] : null;
}

function wantsHelp(rest: readonly string[]): boolean {
  const end = rest.indexOf('--');
  return (end === -1 ? rest : rest.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

function showHelp(io: Io, about: readonly string[]): ExitCode {
  const words = about
    .join(' ')
    .split(' ')
    .filter((word) => word !== '');
  const group = commands.filter(({ name }) => name.startsWith(`${words[0]} `));
  const text =
    words.length === 0
      ? overview(commands)
      : words.length === 1 && group.length > 0
        ? overview(group)
        : commandHelp(findCommand(commands, words).command);
  io.stdout.write(text);
  return codes.ok;
}

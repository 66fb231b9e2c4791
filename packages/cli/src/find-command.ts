import { CliError } from './cli-error.ts';
import type { Command } from './command.ts';
import { nearWord } from './near-word.ts';

/** The command that the first one or two words name, and the words after it. Throws CliError `usage` with a near miss. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } {
  const [first, second] = words;
  if (first === undefined) throw unknown('Which command?', 'All of them: muster help');
  for (const taken of [2, 1]) {
    const command = commands.find(({ name }) => name === words.slice(0, taken).join(' '));
    if (command) return { command, rest: words.slice(taken) };
  }
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length > 0) throw unknownInGroup(first, second, group);
  throw unknownWord(first, words.slice(0, 2).join(' '), commands);
}

function unknownInGroup(first: string, second: string | undefined, group: readonly Command[]): CliError {
  const known = group.map(({ name }) => name.slice(first.length + 1));
  const mend = `It is one of: ${known.map((each) => `${first} ${each}`).join(', ')}.`;
  if (second === undefined || second.startsWith('-')) return unknown(`muster ${first} what?`, mend);
  return unknown(`There is no command "${first} ${second}".${hint(nearWord(second, known), first)}`, mend);
}

function unknownWord(first: string, both: string, commands: readonly Command[]): CliError {
  const names = commands.map(({ name }) => name);
  const firsts = [...new Set(names.map((name) => name.split(' ')[0] ?? name))];
  const near = nearWord(both, names) ?? nearWord(first, [...firsts, 'help']);
  const what = first.startsWith('-') ? 'Options come after the command.' : `There is no command "${first}".`;
  return unknown(`${what}${hint(near)}`, 'All of them: muster help');
}

function hint(near: string | null, before = ''): string {
  return near === null ? '' : ` Did you mean "${before === '' ? near : `${before} ${near}`}"?`;
}

function unknown(what: string, mend: string): CliError {
  return new CliError('usage', { what, where: 'the command line', mend });
}

import { parseArgs } from 'node:util';
import { CliError } from './cli-error.ts';
import { mayBeLeftOut } from './command-line.ts';
import type { Given, Options } from './command-line.ts';
import { nearWord } from './near-word.ts';

export interface CommandShape<Operands extends readonly string[], O extends Options> {
  readonly name: string;
  readonly operands: Operands;
  readonly options: O;
}

/** Reads the words after a command's name into what the command is given. Throws CliError `usage`. */
export function parseCommandLine<const Operands extends readonly string[], const O extends Options>(
  shape: CommandShape<Operands, O>,
  words: readonly string[],
): Given<Operands, O> {
  const read = readWords(shape, words);
  refuseRepeated(shape, read.tokens);
  const operands = pairOperands(shape, read.positionals);
  const options = Object.entries(shape.options).map(([name, option]) => {
    const value = read.values[name];
    if (option.type === 'boolean') return [name, value === true];
    if (option.required === true && value === undefined)
      throw usage(shape, `It needs --${name} ${option.value}.`, option.help);
    const given = [value].flat().filter((each) => typeof each === 'string');
    for (const word of given) {
      if (option.oneOf !== undefined && !option.oneOf.includes(word))
        throw usage(shape, `--${name} cannot be "${word}".`, `It is one of: ${option.oneOf.join(', ')}.`);
    }
    return [name, option.multiple === true ? given : given[0]];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a parser at its end: held against the shape above
  return Object.fromEntries([...operands, ...options]) as Given<Operands, O>;
}

type Shape = CommandShape<readonly string[], Options>;
type Read = ReturnType<typeof readWords>;

function readWords({ name, options, ...shape }: Shape, words: readonly string[]) {
  const config = Object.fromEntries(
    Object.entries(options).map(([key, option]) => [
      key,
      { type: option.type, multiple: option.type === 'string' && option.multiple === true },
    ]),
  );
  try {
    return parseArgs({ args: [...words], options: config, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const wrong = /^Unknown option '--([^']*)'/.exec(said)?.[1];
    const near = wrong === undefined ? null : nearWord(wrong, Object.keys(options));
    const hint = near === null ? '' : ` Did you mean --${near}?`;
    const what = wrong === undefined ? said : `There is no option --${wrong}.${hint}`;
    throw usage({ name, options, ...shape }, what, 'The options are in the help.');
  }
}

function refuseRepeated(shape: Shape, tokens: Read['tokens']): void {
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = shape.options[token.name];
    if (option?.type === 'string' && option.multiple !== true && seen.has(token.name))
      throw usage(shape, `--${token.name} was given twice.`, 'Give it once.');
    seen.add(token.name);
  }
}

function pairOperands(shape: Shape, words: readonly string[]): readonly (readonly [string, string | undefined])[] {
  const { operands } = shape;
  const missing = operands
    .slice(words.length)
    .filter((operand) => !mayBeLeftOut(operand))
    .map((operand) => operand.toUpperCase());
  if (missing.length > 0) throw usage(shape, `It needs ${missing.join(' and ')}.`, 'Name what is missing.');
  const extra = words.slice(operands.length);
  if (extra.length > 0)
    throw usage(shape, `There is too much: ${extra.join(' ')}.`, 'Put quotes around a text of several words.');
  return operands.map((operand, at) => [operand.replace(/\?$/, ''), words[at]] as const);
}

function usage(shape: Shape, what: string, how: string): CliError {
  const mend = `${how} See: muster help ${shape.name}`;
  return new CliError('usage', { what, where: `muster ${shape.name}`, mend });
}

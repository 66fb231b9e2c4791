import { CliError } from './cli-error.ts';

export type Scalar = string | number | boolean;

/** How a word of the command line is meant. */
export const scalarKinds = ['text', 'number', 'yes-no'] as const;
type ScalarKind = (typeof scalarKinds)[number];

/** A word as the value it spells: yes and no, a number, else text. `kind` says it where the word alone would not. */
export function parseScalar(word: string, kind?: ScalarKind): Scalar {
  switch (kind) {
    case 'text':
      return word;
    case 'number':
      return readNumber(word) ?? refuse(word, 'a number');
    case 'yes-no':
      return readYesNo(word) ?? refuse(word, 'yes or no');
    case undefined:
      return readYesNo(word) ?? readNumber(word) ?? word;
  }
}

/** `message=We are back` for each parameter of an action. */
export function parseParameters(words: readonly string[]): Record<string, Scalar> {
  return Object.fromEntries(
    words.map((word): [string, Scalar] => {
      const at = word.indexOf('=');
      if (at < 1)
        throw new CliError('usage', { what: `"${word}" is no parameter.`, where: '--with', mend: 'Write NAME=VALUE.' });
      return [word.slice(0, at), parseScalar(word.slice(at + 1))];
    }),
  );
}

function readYesNo(word: string): boolean | null {
  if (word === 'yes' || word === 'true') return true;
  return word === 'no' || word === 'false' ? false : null;
}

function readNumber(word: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(word) && Number.isFinite(Number(word)) ? Number(word) : null;
}

function refuse(word: string, wanted: string): never {
  throw new CliError('usage', { what: `"${word}" is not ${wanted}.`, where: 'VALUE', mend: `Write ${wanted}.` });
}

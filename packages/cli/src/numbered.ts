import { CliError } from './cli-error.ts';

/** The number of `N-3`, or of `3`. */
export function numbered(text: string, letter: 'N' | 'S' | 'C' | 'E' | 'X', operand: string): number {
  const [, given = letter, digits] = /^(?:([A-Za-z])-)?([1-9]\d{0,5})$/.exec(text) ?? [];
  if (digits !== undefined && given.toUpperCase() === letter) return Number(digits);
  throw new CliError('usage', {
    what: `"${text}" is none.`,
    where: operand,
    mend: `It is named ${letter}-1, ${letter}-2, …`,
  });
}

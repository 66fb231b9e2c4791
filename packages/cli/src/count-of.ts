import { CliError } from './cli-error.ts';

/** A whole number from 1 to 10,000. */
export function countOf(word: string, where: string): number {
  const count = /^\d{1,5}$/.test(word) ? Number(word) : 0;
  if (count >= 1 && count <= 10_000) return count;
  throw new CliError('usage', {
    what: `"${word}" is no number from 1 to 10000.`,
    where,
    mend: 'Write for example 50.',
  });
}

import { CliError } from './cli-error.ts';
import type { Io } from './io.ts';

/** Asks whoever sits at the terminal, unless they said yes beforehand. Throws CliError `declined` for all but yes. */
export async function confirm(io: Io, question: string, yes: boolean): Promise<void> {
  if (io.ask === null || yes) return;
  const answer = (await io.ask(`${question} Type yes: `)).trim().toLowerCase();
  if (answer === 'yes') return;
  throw new CliError('declined', { what: 'Nothing was done.', where: 'your answer', mend: 'Type yes, or give --yes.' });
}

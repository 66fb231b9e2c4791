import { findRegime, lawRegimes } from '@muster/clocks/law';
import type { Regime } from '@muster/clocks/law';
import { CliError } from '../cli-error.ts';
import { nearWord } from '../near-word.ts';

/** The law of that id. Throws CliError `usage` with a near miss. */
export function findLaw(id: string): Regime {
  const regime = findRegime(id);
  if (regime !== undefined) return regime;
  const known = [...lawRegimes.keys()];
  const near = nearWord(id, known) ?? known.find((each) => id.length > 3 && each.includes(id.toLowerCase()));
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new CliError('usage', {
    what: `There is no law "${id}".${hint}`,
    where: 'REGIME',
    mend: 'All of them: muster clock --list',
  });
}

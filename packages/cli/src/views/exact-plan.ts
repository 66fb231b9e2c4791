import { routes } from '@muster/api';
import type { Client } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { confirm } from '../confirm.ts';
import { findVersion, waitingVersion } from '../connection/find-version.ts';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';
import { shortVersion, spellState } from './plan-lines.ts';

/** A version and the one that it is to replace: what a yes, a no or a go binds to. */
interface PlanStep {
  readonly version: string;
  readonly replaces: string;
}

/**
 * Reads a proposed version, the one that waits where none is named, and shows on stderr what it changes against the one that it is to replace; where somebody
 * sits at the terminal, they are asked.
 */
export async function stepToBind(
  io: Io,
  client: Client,
  { meant, verb, yes }: { readonly meant: string | undefined; readonly verb: string; readonly yes: boolean },
): Promise<PlanStep> {
  const { version, replaces, state, by, note } = await (meant === undefined
    ? waitingVersion(client)
    : findVersion(client, meant));
  if (replaces === null)
    throw new CliError('not-found', {
      what: `${shortVersion(version)} is ${spellState(state)}: it waits for nobody.`,
      where: 'the versions of the plan',
      mend: 'What waits is listed by: muster plan list',
    });
  const { changes } = await client.call(routes.plans.diff, { params: { version }, query: { before: replaces } });
  const lines = [
    version,
    `  in the place of ${replaces}`,
    `  proposed by     ${by?.name ?? by?.person ?? 'Muster'}${note === null ? '' : `: ${note}`}`,
    ...changes.map(({ direction, sentence }) => `  ${direction.padEnd(9)} ${sentence}`),
  ];
  io.stderr.write(`${lines.map(printable).join('\n')}\n`);
  await confirm(io, `${verb} exactly this?`, yes);
  return { version, replaces };
}

import { routes } from '@muster/api';
import type { AnswerOf, Client } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { everyPage } from './every-page.ts';

export type PlanRow = AnswerOf<typeof routes.plans.list>['items'][number];

const fewest = 4;

/** The version whose digest begins so, by at least four characters. */
export async function findVersion(client: Client, meant: string): Promise<PlanRow> {
  const all = await everyPage((query) => client.call(routes.plans.list, { query }), 10_000);
  const found = all.filter(({ version }) => meant.length >= fewest && version.startsWith(meant.toLowerCase()));
  const [one, another] = found;
  if (one !== undefined && another === undefined) return one;
  throw new CliError('not-found', {
    what: one === undefined ? `No version begins with "${meant}".` : `"${meant}" may be ${found.length} versions.`,
    where: 'the versions of the plan',
    mend: `Name ${fewest} characters of it or more. They are listed by: muster plan list`,
  });
}

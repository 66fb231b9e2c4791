import { routes } from '@muster/api';
import type { AnswerOf, Client } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { everyPage } from './every-page.ts';

export type PlanRow = AnswerOf<typeof routes.plans.list>['items'][number];

const fewest = 4;

/** The version whose digest begins so, by at least four characters. */
export async function findVersion(client: Client, meant: string): Promise<PlanRow> {
  const all = await everyVersion(client);
  const found = all.filter(({ version }) => meant.length >= fewest && version.startsWith(meant.toLowerCase()));
  const [one, another] = found;
  if (one !== undefined && another === undefined) return one;
  throw new CliError('not-found', {
    what: one === undefined ? `No version begins with "${meant}".` : `"${meant}" may be ${found.length} versions.`,
    where: 'the versions of the plan',
    mend: `Name ${fewest} characters of it or more. They are listed by: muster plan list`,
  });
}

/** The one version that waits for approvers or for its activation. */
export async function waitingVersion(client: Client): Promise<PlanRow> {
  const waiting = (await everyVersion(client)).filter(({ state }) => state === 'proposed' || state === 'approved');
  const [one, another] = waiting;
  if (one !== undefined && another === undefined) return one;
  throw new CliError('not-found', {
    what: one === undefined ? 'No version waits.' : `${waiting.length} versions wait.`,
    where: 'the versions of the plan',
    mend: one === undefined ? 'Propose one: muster plan push FILE' : 'Name one. They are listed by: muster plan list',
  });
}

function everyVersion(client: Client): Promise<readonly PlanRow[]> {
  return everyPage((query) => client.call(routes.plans.list, { query }), 10_000);
}

import { routes } from '@muster/api';
import type { AnswerOf, Client } from '@muster/api';
import { CliError } from '../cli-error.ts';

type Contact = AnswerOf<typeof routes.contacts.list>['contacts'][number];

/** Which of one's own contact methods is meant: an id, or its channel where there is one of it. */
export async function findContact(client: Client, given: string): Promise<string> {
  const { contacts: items } = await client.call(routes.contacts.list);
  const found = items.filter(({ id, channel }) => id === given || channel === given);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  const named = items.map(spell).join(', ') || 'none yet';
  throw new CliError('not-found', {
    what: found.length === 0 ? `You have no contact method "${given}".` : `"${given}" may be ${found.length} of yours.`,
    where: 'your contact methods',
    mend: `Name one by its id. Yours: ${named}.`,
  });
}

function spell({ id, channel, masked }: Contact): string {
  return `${channel} ${masked ?? ''} (${id})`;
}

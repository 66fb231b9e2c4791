import { routes } from '@muster/api';
import type { Client } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { nearWord } from '../near-word.ts';
import { everyPage } from './every-page.ts';

/** The id of whoever is meant: by id, by name, or by the seat they sit in. */
export async function findPerson(client: Client, meant: string): Promise<string> {
  const people = await everyPage((query) => client.call(routes.people.list, { query }), 10_000);
  const there = people.filter(({ standing }) => standing !== 'removed');
  const wanted = meant.toLowerCase();
  const found = there.filter(
    ({ id, name, seats }) => id === meant || name.toLowerCase() === wanted || seats.includes(meant),
  );
  const [one, another] = found;
  if (one !== undefined && another === undefined) return one.id;
  const near = nearWord(
    meant,
    there.map(({ name }) => name.toLowerCase()),
  );
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  throw new CliError('not-found', {
    what: one === undefined ? `Nobody is called "${meant}".${hint}` : `"${meant}" may be ${found.length} people.`,
    where: 'the people of the organisation',
    mend: 'Name an id, a name or a seat. They are listed by: muster people list',
  });
}

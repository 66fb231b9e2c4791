import type { Client } from '@muster/api';
import { functionIds } from '@muster/plan';
import { CliError } from './cli-error.ts';
import { findPerson } from './connection/find-person.ts';

/** Who owes a follow-up, as it is said on the command line: a function or a person. */
export async function followUpOwner(
  client: Client,
  { owner, to }: { owner?: string | undefined; to?: string | undefined },
) {
  if (owner !== undefined && to !== undefined) throw usage('A follow-up has one owner.');
  if (owner !== undefined) return { kind: 'person', person: await findPerson(client, owner) } as const;
  const found = functionIds.find((id) => id === to);
  if (found === undefined) throw usage(to === undefined ? 'Nobody would owe it.' : `"${to}" is no function.`);
  return { kind: 'function', function: found } as const;
}

function usage(what: string): CliError {
  const mend = `--owner "A name", or --function with one of ${functionIds.join(', ')}`;
  return new CliError('usage', { what, where: '--owner, --function', mend });
}

export const ownerOptions = {
  owner: { type: 'string', value: 'PERSON', help: 'The person who owes it.' },
  function: { type: 'string', value: 'FUNCTION', help: 'The function that owes it.' },
} as const;

import { routes } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { connectAsNobody } from '../connection/connect.ts';
import { credentialsPath, writeCredential } from '../connection/credentials.ts';
import { serverOrigin } from '../connection/origin.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { clockTime } from '../output/when.ts';

/** Exchanges a one-time link for a token, and keeps the token. */
export const command = defineCommand({
  name: 'sign-in',
  summary: 'Sign in with a one-time link. The token is kept for you alone.',
  details: 'Put the link in quotes. The token goes into MUSTER_CREDENTIALS, else ~/.config/muster/credentials.json.',
  operands: ['link'],
  options: { ...formatOption },
  async run(io, { link, format }) {
    const { origin, secret } = parseLink(link);
    const client = connectAsNobody(io, serverOrigin(io, origin));
    const { token, person, expiresAt } = await client.call(routes.people.useLink, { body: { secret } });
    await writeCredential(io, origin, { token, person, expiresAt });
    const kept = credentialsPath(io);
    return print(io, format, { origin, person, expiresAt, kept }, () => [
      printable(`You are signed in to ${origin} until ${clockTime(io, expiresAt)}. The token is in ${kept}.`),
    ]);
  },
});

/** `http://host/sign-in#secret`. The secret stays behind the `#` and is never part of an address that is asked. */
function parseLink(link: string): { readonly origin: string; readonly secret: string } {
  const url = URL.canParse(link) ? new URL(link) : null;
  const secret = url === null ? '' : url.hash.slice(1);
  if (url === null || url.pathname !== '/sign-in' || secret === '')
    throw new CliError('usage', {
      what: 'That is no one-time link.',
      where: 'LINK',
      mend: "It reads http://…/sign-in#muster_link_…; put it in quotes: muster sign-in 'LINK'",
    });
  return { origin: url.origin, secret };
}

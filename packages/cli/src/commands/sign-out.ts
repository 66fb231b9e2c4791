import { ProblemError, routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { writeCredential } from '../connection/credentials.ts';
import { serverOrigin } from '../connection/origin.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';

/** Makes the token void at the server, and forgets it here. */
export const command = defineCommand({
  name: 'sign-out',
  summary: 'Make your token void, and forget it here.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const origin = serverOrigin(io, server);
    const client = await connect(io, server);
    await client.call(routes.people.endSession).catch(unlessVoidAlready);
    await writeCredential(io, origin, null);
    return print(io, format, { origin }, () => [printable(`You are signed out of ${origin}.`)]);
  },
});

/** A token that the server does not know any more is what we want. */
function unlessVoidAlready(error: unknown): void {
  if (!(error instanceof ProblemError) || error.problem.code !== 'token/wrong') throw error;
}

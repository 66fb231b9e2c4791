import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';

type Token = AnswerOf<typeof routes.people.serviceTokens>['items'][number];

/** List the tokens of machines. */
export const command = defineCommand({
  name: 'tokens list',
  summary: 'List the tokens of machines.',
  details: 'What they are for and until when they work; never the tokens themselves.',
  operands: [],
  options: { ...serverOptions },
  async run(io, { server, format }) {
    const client = await connect(io, server);
    const items = await everyPage((query) => client.call(routes.people.serviceTokens, { query }), 10_000);
    const columns = [
      { title: 'what for', cell: (token: Token) => token.title ?? '(destroyed)' },
      { title: 'scope', cell: (token: Token) => token.scope },
      { title: 'works until', cell: (token: Token) => (token.expired ? 'expired' : clockTime(io, token.expiresAt)) },
      { title: 'id', cell: (token: Token) => token.id },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'No machine has a token.'));
  },
});

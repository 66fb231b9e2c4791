import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';
import type { NoticeView } from '../views/exact-notice.ts';

/** List the notices of an incident, and whom the plan wants told. */
export const command = defineCommand({
  name: 'notice list',
  summary: 'List the notices of an incident, and whom the plan wants told.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const { notices, audiences } = await client.call(routes.incidents.notices, { params: { incident } });
    const columns = [
      { title: 'notice', cell: ({ number }: NoticeView) => `N-${number}` },
      { title: 'kind', cell: ({ kind }: NoticeView) => kind },
      { title: 'to', cell: ({ notification }: NoticeView) => notification },
      { title: 'waits for', cell: ({ next }: NoticeView) => next },
      { title: 'sent', cell: ({ sent }: NoticeView) => (sent === null ? null : clockTime(io, sent.sentAt)) },
      { title: 'text', cell: ({ text }: NoticeView) => text?.split('\n')[0] ?? null },
    ];
    const wanted = audiences.filter((each) => each.wanted);
    return print(io, format, { notices, audiences }, () => [
      ...table(io, columns, notices, 'No notice is written yet.'),
      ...wanted.map(({ notification, to, due }) =>
        printable(`To be told: ${notification} (${to})${due === null ? '' : `, by ${clockTime(io, due)}`}`),
      ),
    ]);
  },
});

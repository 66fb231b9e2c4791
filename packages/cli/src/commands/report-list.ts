import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { clockTime } from '../output/when.ts';

/** List the situation reports of an incident. */
export const command = defineCommand({
  name: 'report list',
  summary: 'List the situation reports of an incident.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const { reports, nextDue } = await client.call(routes.incidents.reports, { params: { incident } });
    return print(io, format, { reports, nextDue }, () => [
      ...reports.flatMap(({ number, at, by, text, corrects }) => [
        printable(
          `S-${number} of ${clockTime(io, at)} by ${by.name ?? by.person}${corrects === null ? '' : `, corrects S-${corrects}`}`,
        ),
        ...(text ?? '(destroyed)').split('\n').map((line) => printable(`  ${line}`)),
      ]),
      nextDue === null ? 'No report is due.' : `The next is due ${clockTime(io, nextDue)}.`,
    ]);
  },
});

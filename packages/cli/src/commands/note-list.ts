import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { clockTime } from '../output/when.ts';

/** List the notes of an incident. */
export const command = defineCommand({
  name: 'note list',
  summary: 'List the notes of an incident.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const { notes } = await client.call(routes.incidents.notes, { params: { incident } });
    return print(io, format, { notes }, () =>
      notes.length === 0
        ? ['No note is written yet.']
        : notes.flatMap(({ number, by, occurredAt, recordedAt, late, text, withheld }) => [
            printable(
              `M-${number} ${clockTime(io, occurredAt)} by ${by.name ?? by.person}${late ? `, entered later: ${clockTime(io, recordedAt)}` : ''}`,
            ),
            ...(withheld ? '(directed by counsel)' : (text ?? '(destroyed)'))
              .split('\n')
              .map((line) => printable(`  ${line}`)),
          ]),
    );
  },
});

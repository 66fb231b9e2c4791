import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { digestOption, serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { actionNumber } from '../action-number.ts';
import { findPerson } from '../connection/find-person.ts';
import { printAfter } from '../output/print-after.ts';
import { readMoment } from '../read-moment.ts';
import { digestToBind } from '../views/exact-action.ts';

/** Keep what somebody approved elsewhere, before a witness. No gate counts it. */
export const command = defineCommand({
  name: 'approval report',
  summary: 'Keep what somebody approved elsewhere, before a witness. No gate counts it.',
  operands: ['incident', 'action'],
  options: {
    ...serverOptions,
    person: { type: 'string', value: 'PERSON', required: true, help: 'Who said yes.' },
    witness: { type: 'string', value: 'PERSON', required: true, help: 'Who heard it too.' },
    at: { type: 'string', value: 'TIME', required: true, help: 'When it was said.' },
    how: {
      type: 'string',
      value: 'WAY',
      required: true,
      oneOf: ['phone', 'in-person', 'message'],
      help: 'On which way.',
    },
    words: { type: 'string', value: 'TEXT', required: true, help: 'What was said.' },
    ...digestOption,
  },
  async run(io, { incident, action, person, witness, at, how, words, digest, yes, server, format }) {
    const number = actionNumber(action);
    const saidAt = readMoment(at, io.timeZone, '--at');
    const client = await connect(io, server);
    const said = { person: await findPerson(client, person), witness: await findPerson(client, witness) };
    const bound = await digestToBind(io, client, { incident, number, verb: 'Report a yes to', digest, yes });
    const body = { ...said, digest: bound, saidAt, how, words };
    const after = await client.call(routes.incidents.reportApproval, { params: { incident, number }, body });
    return printAfter(io, format, `It is kept as reported. A-${number} still waits for its approvers.`, after);
  },
});

import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { printAfter } from '../output/print-after.ts';

/** Record a choice with its rationale. */
export const command = defineCommand({
  name: 'decide',
  summary: 'Record a choice with its rationale.',
  operands: ['incident'],
  options: {
    ...serverOptions,
    decision: {
      type: 'string',
      value: 'DECISION',
      help: 'The decision that the plan asks for; without it, one nobody asked for.',
    },
    choice: { type: 'string', value: 'TEXT', required: true, help: 'What is decided.' },
    rationale: { type: 'string', value: 'TEXT', required: true, help: 'Why.' },
    counsel: { type: 'string', value: 'PERSON', help: 'The lawyer who directed it. It then stays out of packs.' },
  },
  async run(io, { incident, decision, choice, rationale, counsel, server, format }) {
    const client = await connect(io, server);
    const marking =
      counsel === undefined
        ? ({ kind: 'factual' } as const)
        : ({ kind: 'counsel-directed', directedBy: await findPerson(client, counsel) } as const);
    const body = { decision: decision ?? null, choice, rationale, marking };
    const after = await client.call(routes.incidents.decide, { params: { incident }, body });
    return printAfter(io, format, `D-${after.number} is recorded.`, after);
  },
});

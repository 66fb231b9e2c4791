import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { findPerson } from '../connection/find-person.ts';
import { printAfter } from '../output/print-after.ts';

const kinds = [
  'model',
  'data',
  'prompt',
  'guardrail',
  'tool',
  'access',
  'vendor',
  'change',
  'monitoring',
  'process',
  'plan',
  'outside',
] as const;

/** Record what made an incident possible, likelier or worse. */
export const command = defineCommand({
  name: 'factor add',
  summary: 'Record what made the incident possible, likelier or worse. Never a person.',
  operands: ['incident', 'text'],
  options: {
    ...serverOptions,
    kind: { type: 'string', value: 'KIND', oneOf: kinds, required: true, help: 'What it lies in.' },
    counsel: { type: 'string', value: 'PERSON', help: 'The lawyer who directed it. It then stays out of packs.' },
  },
  async run(io, { incident, text, kind, counsel, server, format }) {
    const client = await connect(io, server);
    const marking =
      counsel === undefined
        ? ({ kind: 'factual' } as const)
        : ({ kind: 'counsel-directed', directedBy: await findPerson(client, counsel) } as const);
    const body = { kind, text, marking };
    const after = await client.call(routes.incidents.recordFactor, { params: { incident }, body });
    return printAfter(io, format, `X-${after.number} is kept.`, after);
  },
});

import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { printAfter } from '../output/print-after.ts';

/** Declare an incident, from groups of signals or without. */
export const command = defineCommand({
  name: 'incident declare',
  summary: 'Declare an incident, from groups of signals or without.',
  operands: [],
  options: {
    ...serverOptions,
    type: { type: 'string', value: 'TYPE', help: 'A type of the plan; without it, what the words point to.' },
    title: { type: 'string', value: 'TEXT', required: true, help: 'What happened, in one line.' },
    summary: { type: 'string', value: 'TEXT', help: 'More of it.' },
    system: { type: 'string', value: 'SYSTEM', help: 'The AI system, as the plan calls it.' },
    signal: { type: 'string', value: 'GROUP', multiple: true, help: 'A group of signals it comes from.' },
  },
  async run(io, { type, title, summary, system, signal, server, format }) {
    const client = await connect(io, server);
    const body = {
      type: type ?? null,
      title,
      summary: summary ?? null,
      system: system ?? null,
      signalGroups: [...signal],
    };
    const after = await client.call(routes.incidents.declare, { body });
    const taken = after.because.length === 0 ? '' : ` It is taken for ${after.type}: ${after.because.join(' ')}`;
    return printAfter(io, format, `${after.reference} is declared.${taken}`, after);
  },
});

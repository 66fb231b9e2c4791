import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { countOf } from '../count-of.ts';
import { printAfter } from '../output/print-after.ts';
import { readMoment } from '../read-moment.ts';

/** Say that a stage of a clock was reported. */
export const command = defineCommand({
  name: 'clocks report',
  summary: 'Say that a stage of a clock was reported, as it was sent.',
  operands: ['incident', 'clock', 'stage'],
  options: {
    ...serverOptions,
    'sent-at': { type: 'string', value: 'TIME', help: 'When it was sent; now without it.' },
    reference: { type: 'string', value: 'TEXT', help: 'What the recipient calls it.' },
    proof: { type: 'string', value: 'N', help: 'Number of the evidence that proves it.' },
    late: { type: 'string', value: 'TEXT', help: 'Why it was sent after the strict instant.' },
  },
  async run(io, { incident, clock, stage, 'sent-at': sentAt, reference, proof, late, server, format }) {
    const client = await connect(io, server);
    const body = {
      sentAt: sentAt === undefined ? null : readMoment(sentAt, io.timeZone, '--sent-at'),
      reference: reference ?? null,
      proof: proof === undefined ? null : countOf(proof, '--proof'),
      lateBecause: late ?? null,
    };
    const after = await client.call(routes.clocks.report, { params: { incident, clock, stage }, body });
    return printAfter(io, format, `${clock}/${stage} is reported.`, after);
  },
});

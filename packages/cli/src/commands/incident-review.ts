import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { reviewLines } from '../views/review-lines.ts';

/** Show how long each part of a response took, and where it was not what the plan asks for. */
export const command = defineCommand({
  name: 'incident review',
  summary: 'Show how long each part of the response took, and what was not as planned.',
  operands: ['incident'],
  options: { ...serverOptions },
  async run(io, { incident, server, format }) {
    const client = await connect(io, server);
    const review = await client.call(routes.incidents.review, { params: { incident } });
    return print(io, format, review, () => reviewLines(io, review));
  },
});

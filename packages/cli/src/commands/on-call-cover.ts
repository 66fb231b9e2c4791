import { routes } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { readMoment } from '../read-moment.ts';

/** Ask a seat to stand in on call. */
export const command = defineCommand({
  name: 'on-call cover',
  summary: 'Ask a seat to stand in on call for some hours; your own stands in at once.',
  operands: ['schedule', 'seat'],
  options: {
    ...serverOptions,
    from: { type: 'string', value: 'MOMENT', required: true, help: 'From when.' },
    to: { type: 'string', value: 'MOMENT', required: true, help: 'Until when, 31 days later at most.' },
    layer: { type: 'string', value: 'LAYER', help: 'first without it.' },
  },
  async run(io, { schedule, seat, from, to, layer, server, format }) {
    const body = {
      layer: layer ?? 'first',
      seat,
      from: readMoment(from, io.timeZone, '--from'),
      to: readMoment(to, io.timeZone, '--to'),
    };
    const client = await connect(io, server);
    const done = await client.call(routes.onCall.offerCover, { params: { schedule }, body });
    return print(io, format, done, () =>
      done.state === 'standing'
        ? [`You stand in. Cover ${done.cover}.`]
        : [`${seat} is asked. It counts once they accept: muster on-call accept ${schedule} ${done.cover}`],
    );
  },
});

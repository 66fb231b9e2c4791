import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { onCallLines } from '../views/on-call-lines.ts';
import { readMoment } from '../read-moment.ts';

type Schedules = AnswerOf<typeof routes.onCall.show>['schedules'];

/** Show who is on call, who stands in, and when nobody would come. */
export const command = defineCommand({
  name: 'on-call show',
  summary: 'Show who is on call, who stands in, and the hours in which nobody would come.',
  details:
    'Without hours it is the fortnight that begins now. Exit code 1 where a whole schedule is empty for some hours.',
  operands: [],
  options: {
    ...serverOptions,
    schedule: { type: 'string', value: 'ID', help: 'This one alone.' },
    from: { type: 'string', value: 'MOMENT', help: 'From when; now without it.' },
    to: { type: 'string', value: 'MOMENT', help: 'Until when, 62 days later at most.' },
  },
  async run(io, { schedule, from, to, server, format }) {
    const client = await connect(io, server);
    const moment = (said: string | undefined, option: string) =>
      said === undefined ? undefined : readMoment(said, io.timeZone, option);
    const query = { from: moment(from, '--from'), to: moment(to, '--to') };
    const found = await client.call(routes.onCall.show, { query });
    const schedules = schedule === undefined ? found.schedules : named(found.schedules, schedule);
    print(io, format, { ...found, schedules }, () => schedules.flatMap((each) => onCallLines(io, each)));
    return schedules.some(({ gaps }) => gaps.some(({ isWhole }) => isWhole)) ? 'findings' : 'ok';
  },
});

function named(schedules: Schedules, id: string): Schedules {
  const found = schedules.filter((each) => each.id === id);
  if (found.length > 0) return found;
  const mend = `It is one of: ${schedules.map((each) => each.id).join(', ')}.`;
  throw new CliError('usage', { what: `The plan has no schedule "${id}".`, where: '--schedule', mend });
}

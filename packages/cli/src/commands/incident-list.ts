import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { countOf } from '../count-of.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime, dueIn } from '../output/when.ts';

type Row = AnswerOf<typeof routes.incidents.list>['items'][number];

const statuses = ['open', 'closed', 'not-an-incident'] as const;
const severities = ['low', 'medium', 'high', 'critical'] as const;
const stages = ['detect', 'classify', 'contain', 'investigate', 'recover', 'review'] as const;
const functions = ['security', 'legal', 'operations', 'engineering', 'privacy', 'communications', 'executive'] as const;

/** List incidents, the newest first. */
export const command = defineCommand({
  name: 'incident list',
  summary: 'List incidents, the newest first.',
  operands: [],
  options: {
    ...serverOptions,
    most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' },
    status: { type: 'string', value: 'STATUS', oneOf: statuses, help: 'Of this status.' },
    severity: { type: 'string', value: 'LEVEL', oneOf: severities, help: 'Of this severity.' },
    type: { type: 'string', value: 'TYPE', help: 'Of this type.' },
    of: { type: 'string', value: 'SYSTEM', help: 'Of this AI system.' },
    tag: { type: 'string', value: 'ID', help: 'With this tag: AML.T0051, LLM01:2025, ASI02.' },
    set: { type: 'string', value: 'SET', help: 'In this set of one cause: SET-3.' },
    stage: { type: 'string', value: 'STAGE', oneOf: stages, help: 'In this stage.' },
    function: { type: 'string', value: 'FUNCTION', oneOf: functions, help: 'In which this function owes something.' },
    overdue: { type: 'boolean', help: 'In which something is overdue.' },
    text: { type: 'string', value: 'WORDS', help: 'With all these words in reference, title or owner.' },
  },
  async run(io, { most, server, format, of, overdue, ...given }) {
    const filter = {
      ...given,
      ...(of === undefined ? {} : { system: of }),
      ...(overdue ? { overdue: 'true' as const } : {}),
    };
    const client = await connect(io, server);
    const page = (query: { readonly after?: string; readonly limit: number }) =>
      client.call(routes.incidents.list, { query: { ...query, ...filter } });
    const items = await everyPage(page, countOf(most ?? '50', '--most'));
    const due = ({ nextDue }: Row) => (nextDue === null ? null : `${clockTime(io, nextDue)} (${dueIn(io, nextDue)})`);
    const columns = [
      { title: 'reference', cell: (row: Row) => row.reference },
      { title: 'severity', cell: (row: Row) => row.severity },
      { title: 'stage', cell: (row: Row) => (row.status === 'open' ? row.stage : row.status) },
      { title: 'next due', cell: due },
      { title: 'owner', cell: (row: Row) => row.owner.name ?? row.owner.person },
      { title: 'title', cell: (row: Row) => row.title ?? '(destroyed)' },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'There is no incident.'));
  },
});

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

type Row = AnswerOf<typeof routes.clocks.list>['items'][number];

/** List the clocks that run over all incidents. */
export const command = defineCommand({
  name: 'clocks list',
  summary: 'List the clocks that run in open incidents, the next due first.',
  operands: [],
  options: {
    ...serverOptions,
    entity: { type: 'string', value: 'ENTITY', help: 'Of this legal entity alone.' },
    of: { type: 'string', value: 'REGIME', help: 'Of this law or agreement alone.' },
    overdue: { type: 'boolean', help: 'Those that are late alone.' },
    most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' },
  },
  async run(io, { entity, of, overdue, most, server, format }) {
    const client = await connect(io, server);
    const only = {
      ...(entity === undefined ? {} : { entity }),
      ...(of === undefined ? {} : { of }),
      ...(overdue ? { overdue: 'true' } : {}),
    };
    const page = (query: { readonly after?: string; readonly limit: number }) =>
      client.call(routes.clocks.list, { query: { ...only, ...query } });
    const items = await everyPage(page, countOf(most ?? '50', '--most'));
    const due = ({ strictDue, state }: Row) =>
      strictDue === null ? state : `${clockTime(io, strictDue)} (${dueIn(io, strictDue)})`;
    const columns = [
      { title: 'incident', cell: (row: Row) => row.incident.reference },
      { title: 'strict due', cell: due },
      { title: 'legal latest', cell: ({ legalLatest }: Row) => legalLatest && clockTime(io, legalLatest) },
      { title: 'clock', cell: ({ clock }: Row) => clock },
      { title: 'stage', cell: ({ stage }: Row) => stage },
      { title: 'applies', cell: ({ applicability }: Row) => applicability },
      { title: 'owner', cell: ({ owner }: Row) => owner },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'No clock runs.'));
  },
});

import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { everyPage } from '../connection/every-page.ts';
import { countOf } from '../count-of.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';

type Group = AnswerOf<typeof routes.signals.list>['items'][number];

/** List groups of signals, the newest first. */
export const command = defineCommand({
  name: 'signals list',
  summary: 'List groups of signals, the newest first.',
  operands: [],
  options: { ...serverOptions, most: { type: 'string', value: 'N', help: 'At most so many; 50 without it.' } },
  async run(io, { most, server, format }) {
    const client = await connect(io, server);
    const items = await everyPage(
      (query) => client.call(routes.signals.list, { query }),
      countOf(most ?? '50', '--most'),
    );
    const columns = [
      { title: 'last', cell: (group: Group) => clockTime(io, group.lastReceivedAt) },
      { title: 'triage', cell: triageOf },
      { title: 'looks like', cell: looksLike },
      { title: 'firing', cell: (group: Group) => `${group.firing} of ${group.signals}` },
      { title: 'system', cell: (group: Group) => group.system },
      { title: 'group', cell: (group: Group) => group.id },
      { title: 'title', cell: (group: Group) => group.title },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'No signal has come yet.'));
  },
});

function triageOf({ triage, reference, until, ticket }: Group): string {
  const handed = triage === 'ticketed' && ticket !== null ? (ticket.key ?? ticket.state) : null;
  const rest = reference ?? until ?? handed;
  return rest === null ? triage : `${triage} ${rest}`;
}

function looksLike({ suggestion }: Group): string | null {
  if (suggestion === null) return null;
  return suggestion.type === null ? suggestion.severity.level : `${suggestion.severity.level} ${suggestion.type.id}`;
}

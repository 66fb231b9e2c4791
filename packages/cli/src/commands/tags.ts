import { routes } from '@muster/api';
import type { AnswerOf } from '@muster/api';
import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { print } from '../output/print.ts';
import { table } from '../output/table.ts';

type Tag = AnswerOf<typeof routes.tags.list>['tags'][number];

/** List the words of public lists. */
export const command = defineCommand({
  name: 'tags',
  summary: 'List the tags: MITRE ATLAS, OWASP for LLM and for agentic applications.',
  operands: [],
  options: { ...serverOptions, find: { type: 'string', value: 'TEXT', help: 'Only those with this in id or name.' } },
  async run(io, { find, server, format }) {
    const client = await connect(io, server);
    const { tags } = await client.call(routes.tags.list, {});
    const wanted = (find ?? '').toLowerCase();
    const items = tags.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted));
    const columns = [
      { title: 'tag', cell: (tag: Tag) => tag.id },
      { title: 'list', cell: (tag: Tag) => tag.list },
      { title: 'name', cell: (tag: Tag) => tag.name },
    ];
    return print(io, format, { items }, () => table(io, columns, items, 'No tag has these words.'));
  },
});

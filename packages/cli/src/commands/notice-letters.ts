import { defineCommand } from '../command.ts';
import { serverOptions } from '../common-options.ts';
import { connect } from '../connection/connect.ts';
import { numbered } from '../numbered.ts';
import { print } from '../output/print.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { clockTime } from '../output/when.ts';
import { findNotice } from '../views/exact-notice.ts';
import type { NoticeView } from '../views/exact-notice.ts';

type Letter = NonNullable<NoticeView['mailing']>['letters'][number];

/** What became of the letters of a notice that Muster sent by e-mail. */
export const command = defineCommand({
  name: 'notice letters',
  summary: 'What became of each letter of a notice that Muster sent by e-mail, and what proves it.',
  operands: ['incident', 'notice'],
  options: { ...serverOptions },
  async run(io, { incident, notice, server, format }) {
    const client = await connect(io, server);
    const { mailing } = await findNotice(client, incident, numbered(notice, 'N', 'NOTICE'));
    const columns = [
      { title: 'letter', cell: ({ letter }: Letter) => String(letter) },
      { title: 'to', cell: ({ address }: Letter) => address },
      { title: 'state', cell: ({ state }: Letter) => state },
      { title: 'because', cell: ({ because, status }: Letter) => spellReason(because, status) },
      { title: 'at', cell: ({ at, until }: Letter) => spellTime(at, until, (time) => clockTime(io, time)) },
      { title: 'message', cell: ({ messageId }: Letter) => messageId },
      { title: 'proof', cell: ({ proof }: Letter) => proof },
    ];
    return print(io, format, { mailing }, () => [
      ...(mailing?.state === 'held-back'
        ? [printable(`It was held back: ${mailing.because ?? 'something stood against it'}. Send it anew.`)]
        : []),
      ...table(io, columns, mailing?.letters ?? [], 'Muster has not sent it.'),
    ]);
  },
});

function spellReason(because: string | null, status: number | null): string | null {
  return because === null || status === null ? because : `${because} ${status}`;
}

function spellTime(at: string | null, until: string | null, spell: (time: string) => string): string | null {
  if (until !== null) return `again ${spell(until)}`;
  return at === null ? null : spell(at);
}

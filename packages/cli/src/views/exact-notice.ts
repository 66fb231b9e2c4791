import { routes } from '@muster/api';
import type { AnswerOf, Client } from '@muster/api';
import { CliError } from '../cli-error.ts';
import { confirm } from '../confirm.ts';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';

export type NoticeView = AnswerOf<typeof routes.incidents.notices>['notices'][number];

export interface ExactNotice {
  readonly incident: string;
  readonly number: number;
  /** What somebody is about to do with it: `Send`. */
  readonly verb: string;
  readonly revision: string | undefined;
  readonly yes: boolean;
}

/** The notice as it is now. */
export async function findNotice(client: Client, incident: string, number: number): Promise<NoticeView> {
  const { notices } = await client.call(routes.incidents.notices, { params: { incident } });
  const notice = notices.find((each) => each.number === number);
  if (notice !== undefined) return notice;
  throw new CliError('not-found', {
    what: `There is no notice N-${number}.`,
    where: incident,
    mend: `Its notices are listed by: muster notice list ${incident}`,
  });
}

/**
 * The revision that somebody says yes to. Given, it is taken: they read it elsewhere. Else the notice is read now and
 * shown whole on stderr, and where somebody sits at the terminal, they are asked.
 */
export async function revisionToBind(io: Io, client: Client, exact: ExactNotice): Promise<number> {
  const { incident, number, verb, revision, yes } = exact;
  if (revision !== undefined) return Number(revision);
  const notice = await findNotice(client, incident, number);
  io.stderr.write(`${noticeLines(notice).join('\n')}\n`);
  await confirm(io, `${verb} exactly this?`, yes);
  return notice.revision;
}

/** The whole notice, with what it waits for. */
function noticeLines(notice: NoticeView): readonly string[] {
  const { number, kind, to, revision, text, open } = notice;
  return [
    `N-${number} (${kind}) to ${to}, revision ${revision}`,
    ...(text ?? '(destroyed)').split('\n').map((line) => `  ${line}`),
    ...open.map(
      ({ name, answeredBy }) =>
        `  open: ${name}${answeredBy.length === 0 ? '' : `, answered by ${answeredBy.join(' or ')}`}`,
    ),
  ].map(printable);
}

import type { JSX, ReactNode } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/approvals.ts';
import { texts as noticeTexts } from '../../messages/en/notices.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { When } from '../../ui/when.tsx';

export type ApprovalShown = Answer<'approvals.show'>;

interface Props {
  readonly view: ApprovalShown;
}

/** What is asked, why, what follows, what else there is, who has said what, and what silence does. */
export function ApprovalParts({ view }: Props): JSX.Element {
  const { notice, reason, requester, severityReasons, silence } = view;
  return (
    <>
      <Part title={texts.what}>
        <p className="text-lg font-semibold">
          <InertText text={view.title} />
        </p>
        <p className="text-ink-2">
          <InertText text={view.incident.title} />
          {view.system !== null && (
            <>
              {' · '}
              <InertText text={view.system} />
            </>
          )}
        </p>
        {notice === null ? <Parameters view={view} /> : <NoticeText notice={notice} />}
      </Part>
      <Part title={texts.reason}>
        <p>
          <InertText text={reason} lines />
        </p>
        <p className="text-ink-3">
          {texts.askedBy} <InertText text={requester.name} />, <When at={view.proposedAt} />
        </p>
        {severityReasons.length > 0 && (
          <p className="text-ink-2">
            {texts.severity}: <InertText text={severityReasons.join('; ')} />
          </p>
        )}
      </Part>
      <Part title={texts.consequence}>
        <List lines={view.consequences} />
      </Part>
      <Part title={texts.undo}>
        {view.undo === null ? <Badge tone="warn">{texts.irreversible}</Badge> : <InertText text={view.undo} lines />}
      </Part>
      <Part title={texts.instead}>
        <List lines={[...view.alternatives.map(({ title }) => title), texts.notAtAll]} />
      </Part>
      <Part title={texts.evidence}>
        {view.evidence.length === 0 ? (
          <p className="text-ink-3">{texts.noEvidence}</p>
        ) : (
          <List lines={view.evidence.map(({ number, title }) => `E-${number} ${title ?? ''}`)} />
        )}
      </Part>
      <Part title={texts.needed}>
        <p>{view.needs.map(({ count, of }) => texts.count(count, words.spellId(of))).join(', ')}</p>
        <ul>
          {view.approvals.length === 0 && <li className="text-ink-3">{texts.nobody}</li>}
          {view.approvals.map(({ person, name, as, at, lapsesAt }) => (
            <li key={person}>
              {texts.approved}: <InertText text={name} /> ({words.spellId(as)}), <When at={at} />, {texts.lapses}{' '}
              <When at={lapsesAt} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={texts.silence}>
        <p>
          <When at={silence.at} />: <InertText text={texts.silenceText(silence.asks.map(words.spellId).join(', '))} />
        </p>
        {silence.firedAt !== null && (
          <p className="font-medium text-warn">
            {texts.silenceFired} <When at={silence.firedAt} />
          </p>
        )}
      </Part>
      {view.reported.length > 0 && <Reported view={view} />}
      <Part title={texts.digest}>
        <p className="font-mono text-xs leading-5 break-all">{view.digest}</p>
      </Part>
    </>
  );
}

function NoticeText({ notice }: { readonly notice: NonNullable<ApprovalShown['notice']> }): JSX.Element {
  const kind = new Map<string, string>(Object.entries(noticeTexts.kind)).get(notice.kind) ?? notice.kind;
  return (
    <figure className="mt-2 rounded-lg border border-line bg-surface px-3 py-2">
      <figcaption className="pb-1 text-xs text-ink-3">
        <InertText text={texts.notice(notice.number, kind, notice.to)} />
      </figcaption>
      <InertText text={notice.text} lines />
    </figure>
  );
}

function Parameters({ view }: Props): JSX.Element | null {
  const given = Object.entries(view.parameters);
  if (given.length === 0) return null;
  return (
    <table className="mt-1 w-full border-collapse">
      <caption className="text-left text-xs text-ink-3">{texts.parameters}</caption>
      <tbody>
        {given.map(([name, value]) => (
          <tr key={name} className="border-b border-line last:border-0">
            <th scope="row" className="py-1 pr-3 text-left align-top font-mono text-xs font-normal text-ink-3">
              {name}
            </th>
            <td className="w-full py-0.5">
              <InertText text={value === null ? null : String(value)} lines />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reported({ view }: Props): JSX.Element {
  return (
    <Part title={texts.reported}>
      <p className="text-ink-2">{texts.reportedText}</p>
      <ul className="flex flex-col gap-1">
        {view.reported.map(({ person, witness, how, saidAt, recordedAt, words: said, current }) => (
          <li key={`${person.person} ${saidAt} ${recordedAt}`}>
            <InertText text={texts.said(person.name ?? '', words.spellId(how), witness.name ?? '')} />,{' '}
            <When at={saidAt} /> (<When at={recordedAt} />
            ): <InertText text={said} lines />
            {!current && <Badge tone="warn">{texts.former}</Badge>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function List({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <ul className="list-disc pl-5">
      {lines.map((line, at) => (
        <li key={at}>
          <InertText text={line} />
        </li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="border-t border-line pt-2 first:border-0 first:pt-0">
      <h2 className="pb-0.5 text-xs font-semibold text-ink-3">{title}</h2>
      {children}
    </section>
  );
}

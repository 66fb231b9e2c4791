import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useCommand } from '../../../client/use-command.ts';
import { texts } from '../../../messages/en/notices.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import { ReasonDialog } from '../../common/reason-dialog.tsx';
import { Refusal } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import type { Drafting, NoticeShown } from './notice-shown.ts';
import { MailDialog } from './mail-dialog.tsx';
import { NoticeMailing } from './notice-mailing.tsx';
import { ReviseDialog } from './revise-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';

interface Props {
  readonly notice: NoticeShown;
  readonly onDraft: (drafting: Drafting) => void;
}

/** One notice: its text, what stands open in it, who has approved it, and the next step. */
export function NoticeCard({ notice, onDraft }: Props): JSX.Element {
  const { open: isOpen } = useRoom();
  const { number, kind, to, revision, text, next, open, languageApproved, action, sent } = notice;
  const tone = toneOf(next);
  return (
    <li className="border-t border-line px-3 py-3 last:border-b md:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="w-8 shrink-0 text-ink-3 tabular">N-{number}</span>
        <h3 className="font-semibold">
          {texts.kind[kind]}: <InertText text={to} />
        </h3>
        <Badge tone={tone}>{texts.next[next]}</Badge>
        {notice.retractedBy !== null && <Badge tone="danger">{texts.retractedBy(notice.retractedBy)}</Badge>}
        {notice.retracts !== null && <Badge>{texts.retracts(notice.retracts)}</Badge>}
      </div>
      <div className="mt-2 rounded-lg border border-line bg-surface px-3 py-2 md:ml-11">
        <InertText text={text} lines />
      </div>
      {open.length > 0 && (
        <div className="mt-2 rounded-lg bg-warn-wash px-3 py-2 text-warn md:ml-11">
          <p className="font-medium">
            {texts.open}:{' '}
            {open
              .map(({ name, answeredBy }) =>
                answeredBy.length === 0
                  ? words.spellId(name)
                  : `${words.spellId(name)} (${texts.answeredBy(answeredBy.map(words.spellId).join(', '))})`,
              )
              .join('; ')}
          </p>
          <p className="text-sm">{texts.openText}</p>
        </div>
      )}
      <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-3 md:ml-11">
        <span>
          {texts.revision(revision)} {texts.draftedBy} <InertText text={notice.draftedBy.name} />,{' '}
          <When at={notice.draftedAt} />
        </span>
        {languageApproved !== null && (
          <span>
            {texts.approvedBy} <InertText text={languageApproved.by.name} />, <When at={languageApproved.at} />
          </span>
        )}
        {action !== null && (
          <span>
            {texts.gateOf(action.number)}
            {action.missing.length > 0 &&
              sent === null &&
              `. ${texts.needs(action.missing.map(words.spellId).join(', '))}`}
          </span>
        )}
        {sent !== null && (
          <span>
            {texts.sentTo} <InertText text={sent.recipients} />, <When at={sent.sentAt} />
            {sent.how === 'recorded-as-sent' && `, ${texts.recorded}`}
            {sent.through !== null && `, ${texts.through(words.spellId(sent.through))}`}
            {sent.proof !== null && `, ${texts.proof(sent.proof)}`}
          </span>
        )}
      </p>
      {notice.mailing !== null && <NoticeMailing number={number} mailing={notice.mailing} isOpen={isOpen} />}
      {isOpen && <Steps notice={notice} onDraft={onDraft} />}
    </li>
  );
}

function toneOf(next: NoticeShown['next']): 'good' | 'warn' | 'danger' | 'info' {
  switch (next) {
    case 'nothing':
      return 'good';
    case 'answers':
      return 'warn';
    case 'delivery':
      return 'danger';
    case 'language':
    case 'gate':
    case 'approval':
    case 'sending':
    case 'leaving':
      return 'info';
  }
}

function Steps({ notice, onDraft }: Props): JSX.Element {
  const { incident, view } = useRoom();
  const { number, revision, next, kind, notification, to, action, sent, byMail } = notice;
  const [asked, setAsked] = useState<'revise' | 'propose' | 'mail' | 'send' | null>(null);
  const isLeaving = notice.mailing?.state === 'leaving';
  const params = { incident, number: String(number) };
  const language = useCommand('incidents.approveNoticeLanguage');
  const refill = useCommand('incidents.reviseNotice');
  const propose = useCommand('incidents.proposeNotice', { onDone: () => setAsked(null) });
  const close = () => setAsked(null);
  const named = (what: string) => `${what}: N-${number}`;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5 md:ml-11">
      {next === 'answers' && (
        <Button
          look="primary"
          aria-label={named(texts.fillIn)}
          busy={refill.isPending}
          onClick={() =>
            refill.mutate({ params, body: { revision, text: notice.text ?? '', reason: texts.fillInReason } })
          }
        >
          {texts.fillIn}
        </Button>
      )}
      {next === 'language' && (
        <Button
          look="primary"
          aria-label={named(texts.approve)}
          busy={language.isPending}
          onClick={() => language.mutate({ params, body: { revision } })}
        >
          {texts.approve}
        </Button>
      )}
      {next === 'gate' && (
        <Button look="primary" aria-label={named(texts.propose)} onClick={() => setAsked('propose')}>
          {texts.propose}
        </Button>
      )}
      {action !== null && sent === null && (
        <Link
          to="/approvals/$ref/$action"
          params={{ ref: view.reference, action: `A-${action.number}` }}
          className={buttonClass(next === 'approval' ? 'primary' : 'plain')}
        >
          {texts.look}
        </Link>
      )}
      {next === 'sending' && byMail !== null && (
        <Button look="primary" aria-label={named(texts.mail)} onClick={() => setAsked('mail')}>
          {texts.mail}
        </Button>
      )}
      {(next === 'sending' || next === 'delivery') && (
        <Button
          look={next === 'sending' && byMail === null ? 'primary' : 'plain'}
          aria-label={named(texts.send)}
          onClick={() => setAsked('send')}
        >
          {texts.send}
        </Button>
      )}
      {sent === null && !isLeaving && (
        <Button aria-label={named(texts.revise)} onClick={() => setAsked('revise')}>
          {texts.revise}
        </Button>
      )}
      {sent !== null && notice.retractedBy === null && kind !== 'retraction' && (
        <Button
          aria-label={named(texts.retract)}
          onClick={() => onDraft({ notification, to, kind: 'retraction', retracts: number })}
        >
          {texts.retract}
        </Button>
      )}
      <Refusal error={language.error ?? refill.error} />
      {asked === 'revise' && <ReviseDialog notice={notice} onClose={close} />}
      {asked === 'send' && <SendDialog notice={notice} onClose={close} />}
      {asked === 'mail' && <MailDialog notice={notice} onClose={close} />}
      {asked === 'propose' && (
        <ReasonDialog
          title={texts.proposeTitle(number)}
          description={texts.proposeText}
          confirm={texts.propose}
          command={propose}
          onClose={close}
          onSubmit={(reason) => propose.mutate({ params, body: { revision, reason } })}
        />
      )}
    </div>
  );
}

import type { PlanRecordView } from '@muster/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { addressOf } from '../../../client/call.ts';
import { queries } from '../../../client/queries.ts';
import { versionTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { Badge } from '../../../ui/badge.tsx';
import type { Tone } from '../../../ui/badge.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { InertText } from '../../../ui/inert-text.tsx';
import { When } from '../../../ui/when.tsx';
import type { Deciding } from './version-dialog.tsx';

const tones: Readonly<Record<PlanRecordView['state'], Tone>> = {
  proposed: 'info',
  approved: 'accent',
  'in-force': 'good',
  superseded: 'neutral',
  refused: 'danger',
  void: 'neutral',
};

interface Props {
  readonly record: PlanRecordView;
  readonly chosen: boolean;
  readonly onDecide: (how: Deciding['how']) => void;
}

/** One version: where it stands, who added it, and what can be done with it. */
export function VersionRow({ record, chosen, onDecide }: Props): JSX.Element {
  const { version, state, by, at, note, findings, refused } = record;
  return (
    <li
      className={`rounded-lg border bg-raised px-3 py-2.5 ${chosen ? 'border-accent' : 'border-line'}`}
      aria-current={chosen ? 'true' : undefined}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tones[state]}>{texts.state[state]}</Badge>
        <span className="font-mono text-xs" title={version}>
          {version.slice(0, 12)}
        </span>
        <When at={at} className="text-ink-2" />
        <span className="text-ink-2">
          {texts.by} {by === null ? texts.program : <InertText text={by.name} />}
        </span>
      </div>
      {note !== null && note !== '' && (
        <p className="mt-1">
          <InertText text={note} />
        </p>
      )}
      {findings !== null && (
        <p className="text-xs text-ink-3">{texts.findings(findings.errors, findings.warnings, findings.waived)}</p>
      )}
      {refused !== null && (
        <p className="mt-1">
          {texts.refusedBy} <InertText text={refused.name} />: <InertText text={refused.reason} />
        </p>
      )}
      <AskedFor record={record} onDecide={onDecide} />
      <div className="mt-2 flex flex-wrap gap-1.5">
        <Link
          to="/plan"
          search={{ part: 'versions', changes: version }}
          resetScroll={false}
          data-row
          className={buttonClass('plain')}
        >
          {texts.changes}
        </Link>
        {record.inForce !== null && (
          <Link to="/plan" search={{ version }} className={buttonClass('quiet')}>
            {texts.read}
          </Link>
        )}
        <a href={addressOf('plans.file', { params: { version } })} download className={buttonClass('quiet')}>
          {texts.file}
        </a>
      </div>
    </li>
  );
}

function AskedFor({ record, onDecide }: Pick<Props, 'record' | 'onDecide'>): JSX.Element | null {
  const me = useQuery(queries.me());
  const { asked, state, by } = record;
  if (asked === null) return null;
  const isOwn = by !== null && by.person === me.data?.id;
  return (
    <div className="mt-2 rounded-md bg-sunken px-2.5 py-2">
      <p>
        {texts.asked(asked.needs.map(({ count, of }) => `${count} of ${words.spellId(of)}`).join(', '))}{' '}
        {asked.gate !== null && texts.gate(words.spellId(asked.gate))}
      </p>
      <p className="text-ink-2">
        {asked.activateBy === null ? texts.due : texts.activateBy} <When at={asked.activateBy ?? asked.due} />
      </p>
      {asked.approvals.length > 0 && (
        <p className="text-ink-2">
          {texts.approvals}:{' '}
          {asked.approvals.map(({ person, name, as }) => (
            <span key={person} className="mr-2">
              <InertText text={name} /> ({words.spellId(as)})
            </span>
          ))}
        </p>
      )}
      {asked.missing.length > 0 && <p>{texts.missing(asked.missing.map(words.spellId).join(', '))}</p>}
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
        {state === 'proposed' && !isOwn && (
          <Button look="primary" onClick={() => onDecide('approve')}>
            {texts.approve}
          </Button>
        )}
        {state === 'approved' && (
          <Button look="primary" onClick={() => onDecide('activate')}>
            {texts.activate}
          </Button>
        )}
        {!isOwn && <Button onClick={() => onDecide('refuse')}>{texts.refuse}</Button>}
        {isOwn && state === 'proposed' && <span className="text-ink-3">{texts.own}</span>}
      </div>
    </div>
  );
}

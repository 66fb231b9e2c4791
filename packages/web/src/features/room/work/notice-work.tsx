import type { IncidentView, PlanView } from '@muster/api';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { noticeTexts as texts } from '../../../messages/en/room.ts';
import { words } from '../../../messages/en/words.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Due } from '../../../ui/due.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/section.tsx';
import { ClauseLink } from '../../common/refusal.tsx';
import { useRoom } from '../room-context.ts';
import type { Asked } from './asked.ts';

const shown: ReadonlySet<string> = new Set([
  'holding-statement',
  'support-script',
  'notification',
  'notice-language',
  'notice-delivery',
  'break-glass-review',
]);

interface Props {
  readonly onAsk: (asked: Asked) => void;
}

/** Notices that the plan wants now, and gates that were passed alone and wait for their review. */
export function NoticeWork({ onAsk }: Props): JSX.Element | null {
  const { view, plan } = useRoom();
  const duties = view.obligations.filter(({ kind }) => shown.has(kind));
  if (plan === null || duties.length === 0) return null;
  return (
    <Section title={texts.title} count={duties.length}>
      <ul>
        {duties.map((duty) => (
          <li
            key={duty.id}
            className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5"
          >
            <Icon name={duty.kind === 'break-glass-review' ? 'lock' : 'bell'} className="text-ink-3" />
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-medium">{duty.title}</p>
              <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
                <span>{duty.by.map(words.spellId).join(', ')}</span>
                <ClauseLink clause={duty.clause} short />
              </p>
            </div>
            {duty.due !== null && <Due at={duty.due} />}
            <div className="flex flex-wrap gap-1.5">
              <Ways duty={duty} plan={plan} onAsk={onAsk} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface WaysProps extends Props {
  readonly duty: IncidentView['obligations'][number];
  readonly plan: PlanView;
}

/** How a notice is settled: sent, asked for at its gate, or found to be none by those who own the law. */
function Ways({ duty: { id, kind, title }, plan, onAsk }: WaysProps): JSX.Element {
  const { open, view } = useRoom();
  const name = id.slice(id.indexOf(':') + 1);
  if (kind === 'break-glass-review')
    return (
      <Button
        aria-label={`${texts.reviewed}: ${title}`}
        onClick={() => onAsk({ kind: 'task', id: `break-glass-review-${name}`, title })}
      >
        {texts.reviewed}
      </Button>
    );
  if (!open) return <></>;
  const write = (
    <Link
      to="/incidents/$ref"
      params={{ ref: view.reference }}
      search={{ tab: 'notices' }}
      aria-label={`${texts.write}: ${title}`}
      className={buttonClass('primary')}
    >
      {texts.write}
    </Link>
  );
  if (kind !== 'notification') return write;
  const sending = plan.notifications.find((each) => each.id === name)?.action ?? null;
  const action = plan.actions.find((each) => each.id === sending);
  return (
    <>
      {write}
      <Button
        aria-label={`${texts.noNotice}: ${title}`}
        look="quiet"
        onClick={() => onAsk({ kind: 'decision', id: `not-notifying-${name}`, title: `${texts.noNotice}: ${title}` })}
      >
        {texts.noNotice}
      </Button>
      {action === undefined ? (
        <Button
          aria-label={`${texts.told}: ${title}`}
          onClick={() => onAsk({ kind: 'task', id: `notify-${name}`, title })}
        >
          {texts.told}
        </Button>
      ) : (
        <Button
          aria-label={`${texts.ask}: ${title}`}
          onClick={() => onAsk({ kind: 'action', proposal: { action, undoes: null } })}
        >
          {texts.ask}
        </Button>
      )}
    </>
  );
}

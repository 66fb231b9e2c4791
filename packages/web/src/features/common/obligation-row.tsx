import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { texts as timeTexts } from '../../messages/en/time.ts';
import { texts } from '../../messages/en/obligations.ts';
import { words } from '../../messages/en/words.ts';
import { Due } from '../../ui/due.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { ClauseLink } from './refusal.tsx';
import { tabOf } from './room-tab.ts';
import { spellLimit } from './spell-limit.ts';
import { useNames } from './use-names.ts';

export interface ObligationShown {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly by: readonly string[];
  readonly mine: boolean;
  readonly clause: string;
  readonly due: string | null;
  readonly limit: string | null;
}

const icons: ReadonlyMap<string, IconName> = new Map([
  ['approval', 'shield'],
  ['execution', 'play'],
  ['proof', 'eye'],
  ['fact', 'question'],
  ['evidence', 'file'],
  ['decision', 'decision'],
  ['notification', 'bell'],
  ['holding-statement', 'bell'],
  ['support-script', 'bell'],
  ['notice-language', 'shield'],
  ['notice-delivery', 'bell'],
  ['report', 'file'],
  ['change-validation', 'check'],
  ['handover', 'person'],
  ['break-glass-review', 'lock'],
  ['applicability', 'clock'],
  ['later-anchor', 'clock'],
  ['clock', 'clock'],
  ['follow-up', 'done'],
  ['follow-up-validation', 'check'],
]);

interface Props {
  readonly obligation: ObligationShown;
  readonly incident: string;
  /** What stands at the right: the incident on the page of all, nothing in its own room. */
  readonly aside?: ReactNode;
}

/** One obligation: by when, what, why, who. The row leads to where it is met. */
export function ObligationRow({ obligation, incident, aside }: Props): JSX.Element {
  const { kind, title, by, mine, clause, due } = obligation;
  const limit = spellLimit(obligation.limit);
  const names = useNames();
  return (
    <div className="group relative grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-3 border-b border-line px-3 py-1 hover:bg-hover has-[[data-row]:focus-visible]:bg-hover sm:grid-cols-[7.5rem_1fr_auto] md:px-5">
      <div className="order-2 flex items-center sm:order-none">
        {due === null ? <span className="text-ink-3">{timeTexts.noDeadline}</span> : <Due at={due} />}
      </div>
      <div className="flex min-w-0 items-start gap-2">
        <Icon name={icons.get(kind) ?? 'circle'} className="mt-1 text-ink-3" />
        <div className="min-w-0">
          <Link
            to="/incidents/$ref"
            params={{ ref: incident }}
            search={{ tab: tabOf(kind) }}
            data-row
            className="inline-block py-0.5 font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <InertText text={title} />
          </Link>
          <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
            <span>{words.obligation.get(kind) ?? words.spellId(kind)}</span>
            <span>{mine ? texts.you(by.map(names).join(', ')) : by.map(names).join(', ')}</span>
            {limit !== null && <span>{texts.within(limit)}</span>}
            <ClauseLink clause={clause} short />
          </p>
        </div>
      </div>
      {aside !== undefined && <div className="order-3 col-span-2 min-w-0 sm:order-none sm:col-span-1">{aside}</div>}
    </div>
  );
}

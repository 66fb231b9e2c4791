import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/now.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Due as DueMark } from '../../ui/due.tsx';
import { Icon } from '../../ui/icon.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { SeverityIcon } from '../common/severity.tsx';

export type Due = Answer<'work.obligations'>['items'][number];

/** Others wait for these: nothing runs until this person has said yes or no. */
export function ApprovalCards(): JSX.Element | null {
  const { data } = useInfiniteQuery(queries.obligations('mine'));
  const asked = data?.pages.flatMap(({ items }) => items).filter(({ kind, mine }) => kind === 'approval' && mine) ?? [];
  if (asked.length === 0) return null;
  return (
    <Section title={texts.approvals} count={asked.length}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 px-3 pb-2 md:px-5 xl:grid-cols-2">
        {asked.map((due) => (
          <li
            key={`${due.incident.id} ${due.id}`}
            className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-accent/40 bg-chosen px-3 py-2.5"
          >
            <Icon name="shield" className="text-accent" />
            <div className="min-w-0 flex-1 basis-48">
              <p className="font-semibold">
                <InertText text={due.title} />
              </p>
              <p className="flex min-w-0 items-center gap-1.5 text-ink-2">
                <SeverityIcon level={due.incident.severity} />
                <span className="whitespace-nowrap tabular">{due.incident.reference}</span>
                <InertText text={due.incident.title} className="min-w-0 truncate" />
              </p>
            </div>
            {due.due !== null && <DueMark at={due.due} />}
            <Link
              to="/approvals/$ref/$action"
              params={{ ref: due.incident.reference, action: /A-\d+/.exec(due.id)?.[0] ?? due.id }}
              data-row
              className={buttonClass('primary')}
            >
              {texts.look}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

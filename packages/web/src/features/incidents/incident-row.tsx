import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Answer } from '../../client/route-name.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Due } from '../../ui/due.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { When } from '../../ui/when.tsx';
import { SeverityIcon } from '../common/severity.tsx';
import { StageMark } from '../common/stage-mark.tsx';

type IncidentListed = Answer<'incidents.list'>['items'][number];

export function IncidentRow({ incident }: { readonly incident: IncidentListed | undefined }): JSX.Element | null {
  if (incident === undefined) return null;
  const { reference, title, severity, status, stage, owner, nextDue, declaredAt } = incident;
  return (
    <Link
      to="/incidents/$ref"
      params={{ ref: reference }}
      data-row
      className="grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 border-b border-line px-3 py-2 outline-none hover:bg-hover focus-visible:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent md:px-5 lg:grid-cols-[1fr_7.5rem_10rem_8rem_7rem]"
    >
      <span className="col-span-2 flex min-w-0 items-center gap-2.5 lg:col-span-1">
        <SeverityIcon level={severity} />
        <span className="min-w-14 shrink-0 whitespace-nowrap text-ink-3 tabular">{reference}</span>
        <InertText text={title} className={`min-w-0 truncate font-medium ${status === 'open' ? '' : 'text-ink-2'}`} />
        {reference.startsWith('DRL') && <Badge tone="accent">{words.exercise}</Badge>}
      </span>
      {status === 'open' ? (
        <StageMark stage={stage} />
      ) : (
        <span>
          <Badge>{words.status[status]}</Badge>
        </span>
      )}
      <InertText text={owner.name} className="hidden min-w-0 truncate text-ink-2 lg:inline" />
      <span className="flex justify-self-end lg:justify-self-start">{nextDue !== null && <Due at={nextDue} />}</span>
      <When at={declaredAt} className="hidden text-ink-3 lg:inline" />
    </Link>
  );
}

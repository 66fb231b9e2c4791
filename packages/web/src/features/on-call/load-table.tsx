import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/on-call.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';
import { IncidentLink } from '../common/incident-link.tsx';
import { SeverityIcon } from '../common/severity.tsx';

type Load = Answer<'onCall.capacity'>['people'][number];

/** Who carries how much in the open incidents: whom two critical ones want is seen at once. */
export function LoadTable(): JSX.Element | null {
  const { data } = useQuery(queries.capacity());
  if (data === undefined) return null;
  return (
    <Section title={texts.load} count={data.people.length}>
      <p className="px-3 pb-2 text-ink-3 md:px-5">{data.people.length === 0 ? texts.nothingText : texts.loadText}</p>
      <ul className="pb-6">
        {data.people.map((load) => (
          <LoadRow key={load.person.person} load={load} />
        ))}
      </ul>
    </Section>
  );
}

function LoadRow({ load }: { readonly load: Load }): JSX.Element {
  return (
    <li className="flex min-h-11 flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line px-3 py-1.5 last:border-b md:px-5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex min-w-0 flex-wrap items-center gap-x-1.5">
          <InertText text={load.person.name} className="min-w-0 font-medium" />
          {load.isTorn && (
            <Badge tone="danger" icon="late">
              {texts.torn}
            </Badge>
          )}
        </p>
        <p className="text-xs text-ink-3">{load.seats.map(words.spellId).join(', ')}</p>
      </div>
      <ul className="min-w-0 flex-[2] basis-64">
        {load.incidents.map(({ reference, severity, owns, obligations, overdue }) => (
          <li key={reference} className="flex flex-wrap items-center gap-x-2">
            <SeverityIcon level={severity} />
            <IncidentLink reference={reference} />
            {owns && <Badge>{texts.owner}</Badge>}
            <span className="text-ink-2">{texts.things(obligations)}</span>
            {overdue > 0 && <span className="font-medium text-danger">{texts.overdue(overdue)}</span>}
          </li>
        ))}
      </ul>
    </li>
  );
}

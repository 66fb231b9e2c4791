import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/now.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/section.tsx';
import { say } from '../../ui/toasts.tsx';
import { When } from '../../ui/when.tsx';
import { IncidentLink } from '../common/incident-link.tsx';

type Page = Answer<'pages.list'>['items'][number];

/** Incidents that call this person: until somebody says that they are on it, the next one is called. */
export function PageCards(): JSX.Element | null {
  const { data } = useQuery(queries.pages());
  const byIncident = Map.groupBy(data?.items ?? [], ({ reference }) => reference);
  if (byIncident.size === 0) return null;
  return (
    <Section title={texts.pages} count={byIncident.size}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 px-3 pb-2 md:px-5 xl:grid-cols-2">
        {[...byIncident].map(([reference, pages]) => (
          <PageCard key={reference} reference={reference} pages={pages} />
        ))}
      </ul>
    </Section>
  );
}

function PageCard({ reference, pages }: { readonly reference: string; readonly pages: readonly Page[] }): JSX.Element {
  const acknowledge = useCommand('pages.acknowledge', { onDone: () => say({ title: texts.onIt(reference) }) });
  const next = pages.flatMap(({ nextAt }) => nextAt ?? []).toSorted()[0];
  const things = new Set(pages.flatMap(({ about }) => about)).size;
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-danger/40 bg-chosen px-3 py-2.5">
      <Icon name="bell" className="text-danger" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 font-semibold">
          <IncidentLink reference={reference} />
          <span>{texts.needsYou(things)}</span>
        </p>
        <p className="text-ink-2">
          {next === undefined ? (
            texts.nobodyCame
          ) : (
            <>
              {texts.nextCalled} <When at={next} />
            </>
          )}
        </p>
        {acknowledge.isError && <p className="text-danger">{acknowledge.error.message}</p>}
      </div>
      <Button
        look="primary"
        busy={acknowledge.isPending}
        onClick={() => acknowledge.mutate({ params: { incident: reference } })}
      >
        {texts.acknowledge}
      </Button>
    </li>
  );
}

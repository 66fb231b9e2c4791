import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Whose } from '../../client/queries.ts';
import { texts } from '../../messages/en/now.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WindowList } from '../../ui/window-list.tsx';
import { IncidentLink } from '../common/incident-link.tsx';
import { LoadError } from '../common/load-error.tsx';
import { ObligationRow } from '../common/obligation-row.tsx';
import { SeverityIcon } from '../common/severity.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { openDeclare } from '../declare/declare-state.ts';
import { ApprovalCards } from './approval-cards.tsx';
import type { Due } from './approval-cards.tsx';
import { DeadlineSpeaker } from './deadline-speaker.tsx';
import { OpenIncidents } from './open-incidents.tsx';
import { GapCard } from './gap-card.tsx';
import { PageCards } from './page-cards.tsx';
import { TicketAlarm } from '../inbox/ticket-alarm.tsx';
import { ReachAlarms } from '../reach/reach-alarms.tsx';

const filters: readonly { readonly value: Whose; readonly title: string }[] = [
  { value: 'mine', title: texts.mine },
  { value: 'function', title: texts.function },
  { value: 'all', title: texts.all },
];

/** What has to be done, over all incidents: the first thing that anybody sees. */
export function NowPage(): JSX.Element {
  const { whose = 'mine', declare = false } = useSearch({ from: '/now' });
  const navigate = useNavigate();
  const show = (next: Whose) => void navigate({ to: '/now', search: next === 'mine' ? {} : { whose: next } });
  useEffect(() => {
    if (!declare) return;
    openDeclare();
    // Going back must not open it again.
    void navigate({ to: '/now', search: whose === 'mine' ? {} : { whose }, replace: true });
  }, [declare, navigate, whose]);
  const query = useInfiniteQuery(queries.obligations(whose));
  const due = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageTitle title={texts.title}>
        <Segmented label={texts.filterLabel} value={whose} options={filters} onChange={show} />
      </PageTitle>
      <GapCard />
      <PageCards />
      <ReachAlarms />
      <TicketAlarm />
      <ApprovalCards />
      <OpenIncidents />
      <Section title={texts.obligations} {...(query.isSuccess ? { count: due.length } : {})}>
        {query.isPending && <Skeleton />}
        {query.isError && due.length === 0 && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isSuccess && due.length === 0 && <Empty whose={whose} onShowAll={() => show('all')} />}
        {due.length > 0 && (
          <WindowList
            label={texts.obligations}
            count={due.length}
            estimate={57}
            keyOf={(index) => `${due[index]?.incident.id} ${due[index]?.id}`}
            render={(index) => <Row due={due[index]} />}
            onEnd={() => {
              if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
            }}
          />
        )}
      </Section>
      <DeadlineSpeaker obligations={due.filter(({ mine }) => mine)} />
    </>
  );
}

function Row({ due }: { readonly due: Due | undefined }): JSX.Element | null {
  if (due === undefined) return null;
  const { reference, title, severity } = due.incident;
  const incident = (
    <div className="flex min-w-0 items-center gap-2 pl-6 text-ink-2 sm:w-56 sm:pl-0 lg:w-72">
      <SeverityIcon level={severity} />
      <IncidentLink reference={reference} />
      <InertText text={title} className="min-w-0 truncate text-ink-3" />
    </div>
  );
  return <ObligationRow obligation={due} incident={reference} aside={incident} />;
}

function Empty({ whose, onShowAll }: { readonly whose: Whose; readonly onShowAll: () => void }): JSX.Element {
  const nothing = whose === 'all';
  return (
    <EmptyState
      icon="done"
      title={nothing ? texts.emptyAll : texts.emptyMine}
      action={
        <>
          {!nothing && <Button onClick={onShowAll}>{texts.showAll}</Button>}
          <Button icon="plus" onClick={() => openDeclare()}>
            {texts.declare}
          </Button>
        </>
      }
    >
      {nothing ? texts.emptyAllText : texts.emptyMineText}
    </EmptyState>
  );
}

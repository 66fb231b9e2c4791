import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/incidents.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WindowList } from '../../ui/window-list.tsx';
import { LoadError } from '../common/load-error.tsx';
import { openDeclare } from '../declare/declare-state.ts';
import { IncidentFilters } from './incident-filters.tsx';
import { RecurrencePrompt } from './recurrence-prompt.tsx';
import { IncidentRow } from './incident-row.tsx';

/** Rows that are wanted before it stops asking for further pages by itself: a page may be short where much does not fit. */
const enough = 60;

export function IncidentsPage(): JSX.Element {
  const filter = useSearch({ from: '/incidents' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(queries.incidents(filter));
  const shown = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  useEffect(() => {
    if (shown.length < enough) more();
  });
  const filtered = Object.keys(filter).length > 0;
  return (
    <>
      <PageTitle title={texts.title}>
        <IncidentFilters
          filter={filter}
          onChange={(next) => void navigate({ to: '/incidents', search: next, replace: true })}
        />
      </PageTitle>
      <RecurrencePrompt />
      {query.isPending && <Skeleton rows={10} />}
      {query.isError && shown.length === 0 && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && shown.length === 0 && !filtered && <NoIncidents />}
      {query.isSuccess && shown.length === 0 && filtered && (
        <EmptyState
          icon="search"
          title={hasNextPage ? texts.more : texts.nothingFits}
          action={
            <Button onClick={() => void navigate({ to: '/incidents', search: {}, replace: true })}>
              {texts.clear}
            </Button>
          }
        />
      )}
      {shown.length > 0 && (
        <>
          <Columns />
          <WindowList
            label={texts.list}
            count={shown.length}
            estimate={44}
            keyOf={(index) => shown[index]?.id ?? index}
            render={(index) => <IncidentRow incident={shown[index]} />}
            onEnd={more}
          />
        </>
      )}
    </>
  );
}

/** Above the rows, for eyes alone: each row says its parts by itself. */
function Columns(): JSX.Element {
  const { title, stage, owner, due, declared } = texts.columns;
  return (
    <div
      aria-hidden="true"
      className="hidden h-8 grid-cols-[1fr_7.5rem_10rem_8rem_7rem] items-center gap-x-4 border-b border-line px-5 text-xs font-medium text-ink-3 lg:grid"
    >
      <span>{title}</span>
      <span>{stage}</span>
      <span>{owner}</span>
      <span>{due}</span>
      <span>{declared}</span>
    </div>
  );
}

function NoIncidents(): JSX.Element {
  return (
    <EmptyState
      icon="incidents"
      title={texts.empty}
      action={
        <>
          <Button look="primary" icon="plus" onClick={() => openDeclare()}>
            {texts.declare}
          </Button>
          <Link to="/inbox" className={buttonClass()}>
            {texts.inbox}
          </Link>
        </>
      }
    >
      {texts.emptyText}
    </EmptyState>
  );
}

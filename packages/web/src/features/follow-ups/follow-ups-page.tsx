import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';
import { FollowUpRow } from './follow-up-row.tsx';

const states = ['unfinished', 'open', 'done', 'validated'] as const;

/** What is owed after incidents, the next due first. */
export function FollowUpsPage(): JSX.Element {
  const { state = 'unfinished', whose = 'all' } = useSearch({ from: '/follow-ups' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(queries.followUps({ state, whose }));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (next: { state: typeof state; whose: typeof whose }) =>
    void navigate({
      to: '/follow-ups',
      search: {
        ...(next.state === 'unfinished' ? {} : { state: next.state }),
        ...(next.whose === 'all' ? {} : { whose: next.whose }),
      },
      replace: true,
    });
  return (
    <>
      <PageTitle title={texts.title}>
        <Segmented
          label={texts.whose}
          value={whose}
          options={[
            { value: 'all', title: texts.all },
            { value: 'mine', title: texts.mine },
          ]}
          onChange={(next) => show({ state, whose: next })}
        />
        <Segmented
          label={texts.which}
          value={state}
          options={states.map((value) => ({ value, title: texts.states[value] }))}
          onChange={(next) => show({ state: next, whose })}
        />
      </PageTitle>
      {query.isPending && <Skeleton rows={8} />}
      {query.isError && items.length === 0 && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <EmptyState icon="done" title={state === 'unfinished' && whose === 'all' ? texts.empty : texts.nothingFits}>
          {texts.emptyText}
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul>
          {items.map((each) => (
            <FollowUpRow key={each.id} followUp={each} withIncident />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="px-3 py-3 md:px-5">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {texts.more}
          </Button>
        </div>
      )}
    </>
  );
}

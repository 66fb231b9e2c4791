import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WindowList } from '../../ui/window-list.tsx';
import { LoadError } from '../common/load-error.tsx';
import { openDeclare } from '../declare/declare-state.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { GroupDetails } from './group-details.tsx';
import { GroupRow } from './group-row.tsx';
import type { SignalGroup } from './group-row.tsx';

type Show = 'waiting' | 'done' | 'all';

const shows: readonly { readonly value: Show; readonly title: string }[] = [
  { value: 'waiting', title: texts.waiting },
  { value: 'done', title: texts.done },
  { value: 'all', title: texts.all },
];

/** What came in, and what becomes of it: triage. */
export function InboxPage(): JSX.Element {
  const { group, show = 'waiting' } = useSearch({ from: '/inbox' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(queries.signals());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = all.filter((each) => fits(each, show));
  const go = (next: { show?: Show; group?: string }) =>
    void navigate({ to: '/inbox', search: next, replace: true, resetScroll: false });
  const open = (id: string | null) =>
    go({ ...(show === 'waiting' ? {} : { show }), ...(id === null ? {} : { group: id }) });
  const toggle = (id: string) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <>
      <PageTitle title={texts.title}>
        <Segmented
          label={texts.filter}
          value={show}
          options={shows}
          onChange={(next) => go(next === 'waiting' ? {} : { show: next })}
        />
      </PageTitle>
      <div className={group === undefined ? '' : 'lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)]'}>
        <div className={`min-w-0 ${group === undefined ? '' : 'hidden lg:block'}`}>
          {query.isPending && <Skeleton rows={8} />}
          {query.isError && all.length === 0 && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
          {query.isSuccess && shown.length === 0 && (
            <Nothing nothingAtAll={all.length === 0} onShowAll={() => go({ show: 'all' })} />
          )}
          {shown.length > 0 && (
            <WindowList
              label={texts.list}
              count={shown.length}
              estimate={57}
              keyOf={(index) => shown[index]?.id ?? index}
              render={(index) => (
                <GroupRow
                  group={shown[index]}
                  open={shown[index]?.id === group}
                  chosen={chosen.has(shown[index]?.id ?? '')}
                  onOpen={open}
                  onToggle={toggle}
                />
              )}
              onEnd={() => {
                if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
              }}
            />
          )}
        </div>
        {group !== undefined && <GroupDetails group={group} onClose={() => open(null)} />}
      </div>
      <ChosenBar chosen={all.filter(({ id }) => chosen.has(id))} onClear={() => setChosen(new Set())} />
    </>
  );
}

function fits({ triage }: SignalGroup, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'waiting':
      return triage === 'new' || triage === 'triaging';
    case 'done':
      return triage === 'declared' || triage === 'declined';
  }
}

function Nothing({
  nothingAtAll,
  onShowAll,
}: {
  readonly nothingAtAll: boolean;
  readonly onShowAll: () => void;
}): JSX.Element {
  return nothingAtAll ? (
    <EmptyState
      icon="inbox"
      title={texts.empty}
      action={
        <Button icon="plus" onClick={() => openDeclare()}>
          {texts.declare}
        </Button>
      }
    >
      {texts.emptyText}
    </EmptyState>
  ) : (
    <EmptyState icon="done" title={texts.nothingFits} action={<Button onClick={onShowAll}>{texts.showAll}</Button>}>
      {texts.nothingFitsText}
    </EmptyState>
  );
}

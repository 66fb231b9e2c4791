import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { WindowList } from '../../ui/window-list.tsx';
import { LoadError } from '../common/load-error.tsx';
import { openDeclare } from '../declare/declare-state.ts';
import type { Ask } from './ask.ts';
import { AttachDialog } from './attach-dialog.tsx';
import { ChosenBar, declareFrom } from './chosen-bar.tsx';
import { GroupDetails } from './group-details.tsx';
import { GroupRow, isUndecided } from './group-row.tsx';
import type { SignalGroup } from './group-row.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { TicketDialog } from './ticket-dialog.tsx';

type Show = 'waiting' | 'later' | 'done' | 'all';

const shows: readonly { readonly value: Show; readonly title: string }[] = [
  { value: 'waiting', title: texts.waiting },
  { value: 'later', title: texts.later },
  { value: 'done', title: texts.done },
  { value: 'all', title: texts.all },
];

interface Asked {
  readonly what: Ask;
  readonly groups: readonly string[];
}

/** What came in, and what becomes of it: triage. */
export function InboxPage(): JSX.Element {
  const { group, show = 'waiting' } = useSearch({ from: '/inbox' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(queries.signals());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = flat(query.data);
  const shown = all.filter((each) => fits(each, show));
  const go = (next: { show?: Show; group?: string }) =>
    void navigate({ to: '/inbox', search: next, replace: true, resetScroll: false });
  const open = (id: string | null) =>
    go({ ...(show === 'waiting' ? {} : { show }), ...(id === null ? {} : { group: id }) });
  const toggle = (id: string) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const [asked, setAsked] = useState<Asked | null>(null);
  const marked = useMemo(() => flat(query.data).filter(({ id }) => chosen.has(id)), [query.data, chosen]);
  /** What was chosen; else the row that has the focus; else the one that is open. */
  const targets = (): readonly SignalGroup[] => {
    const focused = document.activeElement?.closest('[data-group]')?.getAttribute('data-group') ?? group;
    return (marked.length > 0 ? marked : all.filter(({ id }) => id === focused)).filter(isUndecided);
  };
  const ask = (what: Asked['what'], groups = targets()) => {
    if (groups.length > 0) setAsked({ what, groups: groups.map(({ id }) => id) });
  };
  const done = () => {
    setAsked(null);
    setChosen(new Set());
  };
  useShortcut('d', () => {
    const from = declareFrom(targets());
    if (from !== null) openDeclare(from);
  });
  useShortcut('a', () => ask('attach'));
  useShortcut('s', () => ask('snooze'));
  useShortcut('t', () => {
    const [one, ...more] = targets();
    // A ticket is about one group, and one that is with engineering has its own.
    if (one !== undefined && more.length === 0 && one.triage !== 'ticketed') ask('ticket', [one]);
  });
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
        {group !== undefined && (
          <GroupDetails
            group={group}
            onClose={() => open(null)}
            onAsk={(what, id) => setAsked({ what, groups: [id] })}
          />
        )}
      </div>
      <ChosenBar chosen={marked} onClear={() => setChosen(new Set())} onAsk={(what) => ask(what, marked)} />
      {asked?.what === 'attach' && <AttachDialog groups={asked.groups} onClose={() => setAsked(null)} onDone={done} />}
      {asked?.what === 'snooze' && <SnoozeDialog groups={asked.groups} onClose={() => setAsked(null)} onDone={done} />}
      {asked?.what === 'ticket' && (
        <TicketDialog group={asked.groups[0] ?? ''} onClose={() => setAsked(null)} onDone={done} />
      )}
    </>
  );
}

function flat(data: { readonly pages: readonly { readonly items: readonly SignalGroup[] }[] } | undefined) {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

function fits({ triage, ticket }: SignalGroup, show: Show): boolean {
  // Engineering does not know of it: somebody has to look.
  const isLost = triage === 'ticketed' && ticket?.state === 'failed';
  switch (show) {
    case 'all':
      return true;
    case 'waiting':
      return triage === 'new' || triage === 'triaging' || isLost;
    case 'later':
      return triage === 'snoozed';
    case 'done':
      return (
        triage === 'declared' || triage === 'attached' || triage === 'declined' || (triage === 'ticketed' && !isLost)
      );
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

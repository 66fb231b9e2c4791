import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import type { Whose } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/approvals.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Due } from '../../ui/due.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { WindowList } from '../../ui/window-list.tsx';
import { LoadError } from '../common/load-error.tsx';
import { SeverityIcon } from '../common/severity.tsx';

type Row = Answer<'approvals.list'>['items'][number];

const filters: readonly { readonly value: Whose; readonly title: string }[] = [
  { value: 'mine', title: texts.mine },
  { value: 'function', title: texts.function },
  { value: 'all', title: texts.all },
];

/** What waits for approval, over all incidents, the next due first. */
export function ApprovalsPage(): JSX.Element {
  const { whose = 'mine' } = useSearch({ from: '/approvals' });
  const navigate = useNavigate();
  const show = (next: Whose) => void navigate({ to: '/approvals', search: next === 'mine' ? {} : { whose: next } });
  const query = useInfiniteQuery(queries.approvals(whose));
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageTitle title={texts.title}>
        <Segmented label={texts.whose} value={whose} options={filters} onChange={show} />
      </PageTitle>
      {query.isPending && <Skeleton rows={6} />}
      {query.isError && rows.length === 0 && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          icon="shield"
          title={whose === 'all' ? texts.emptyAll : texts.empty}
          action={whose !== 'all' && <Button onClick={() => show('all')}>{texts.showAll}</Button>}
        >
          {texts.emptyText}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <WindowList
          label={texts.list}
          count={rows.length}
          estimate={64}
          keyOf={(index) => `${rows[index]?.incident.id} ${rows[index]?.number}`}
          render={(index) => <ApprovalRow row={rows[index]} />}
          onEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

function ApprovalRow({ row }: { readonly row: Row | undefined }): JSX.Element | null {
  if (row === undefined) return null;
  const { incident, number, title, requester, missing, mine } = row;
  return (
    <div className="group relative grid grid-cols-[1fr_auto] items-center gap-x-3 border-b border-line px-3 py-2 hover:bg-hover sm:grid-cols-[7.5rem_1fr_auto] md:px-5">
      <div className="order-2 sm:order-none">
        <Due at={row.due} />
      </div>
      <div className="min-w-0">
        <Link
          to="/approvals/$ref/$action"
          params={{ ref: incident.reference, action: `A-${number}` }}
          data-row
          className="inline-block py-0.5 font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          A-{number}: <InertText text={title} />
        </Link>
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-xs text-ink-3">
          <SeverityIcon level={incident.severity} />
          <span className="tabular">{incident.reference}</span>
          <span>
            {texts.askedBy} <InertText text={requester.name} />
          </span>
          <span>{texts.needs(missing.map(words.spellId).join(', '))}</span>
        </p>
      </div>
      {mine && (
        <span className="order-3 sm:order-none">
          <Badge tone="accent" icon="shield">
            {texts.yours}
          </Badge>
        </span>
      )}
    </div>
  );
}

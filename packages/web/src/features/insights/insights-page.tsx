import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { insightQuery, queries } from '../../client/queries.ts';
import type { InsightDays } from '../../client/queries.ts';
import type { Answer } from '../../client/route-name.ts';
import { texts } from '../../messages/en/insights.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';
import { GroupTable } from './group-table.tsx';
import { MonthTable } from './month-table.tsx';
import { SpreadTable } from './spread-table.tsx';

const groupings = ['type', 'system', 'severity'] as const;
const times: readonly InsightDays[] = ['30', '90', '365'];

/** What many responses show together. Every drawing stands in a table with its numbers. */
export function InsightsPage(): JSX.Element {
  const { by = 'type', days = '365' } = useSearch({ from: '/insights' });
  const navigate = useNavigate();
  const query = useQuery(queries.insights(by, days));
  const show = (next: { by: typeof by; days: InsightDays }) =>
    void navigate({
      to: '/insights',
      search: { ...(next.by === 'type' ? {} : { by: next.by }), ...(next.days === '365' ? {} : { days: next.days }) },
      replace: true,
    });
  return (
    <>
      <PageTitle title={texts.title}>
        <Segmented
          label={texts.by}
          value={by}
          options={groupings.map((value) => ({ value, title: texts.byWhat[value] }))}
          onChange={(next) => show({ by: next, days })}
        />
        <Segmented
          label={texts.time}
          value={days}
          options={times.map((value) => ({ value, title: texts.times[value] }))}
          onChange={(next) => show({ by, days: next })}
        />
        <a
          href={`/api/v1/insights.csv?${new URLSearchParams(insightQuery(by, days)).toString()}`}
          download
          className={buttonClass()}
        >
          <Icon name="download" />
          {texts.csv}
        </a>
      </PageTitle>
      {query.isPending && <Skeleton rows={8} />}
      {query.isError && query.data === undefined && (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && <Shown shown={query.data} />}
    </>
  );
}

function Shown({ shown }: { readonly shown: Answer<'insights.show'> }): JSX.Element {
  const { whole, groups, months, leftOut } = shown;
  if (whole.incidents === 0)
    return (
      <EmptyState icon="incidents" title={texts.empty}>
        {texts.emptyText}
      </EmptyState>
    );
  return (
    <div className="pb-6">
      {leftOut > 0 && <p className="px-3 pt-3 text-ink-2 md:px-5">{texts.leftOut(leftOut)}</p>}
      <Section title={texts.incidents} count={whole.incidents}>
        <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.incidentsText}</p>
        <MonthTable months={months} />
      </Section>
      <Section title={texts.spreads}>
        <p className="px-3 pb-2 text-ink-3 md:px-5">{texts.spreadsText}</p>
        <SpreadTable metrics={whole.metrics} />
      </Section>
      <Section title={texts.groups}>
        <GroupTable groups={groups} whole={whole} />
      </Section>
    </div>
  );
}

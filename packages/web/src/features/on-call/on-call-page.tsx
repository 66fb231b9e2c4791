import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/on-call.ts';
import { buttonClass, Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { inputClass } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { fromLocalInput, toLocalInput } from '../../ui/local-input.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';
import { LoadTable } from './load-table.tsx';
import { SchedulePart } from './schedule-part.tsx';

const week = 7 * 86_400_000;

/** Who is called at which hour, who stands in, when nobody would come, and who carries how much. */
export function OnCallPage(): JSX.Element {
  const { from } = useSearch({ from: '/on-call' });
  const navigate = useNavigate();
  const show = (next: string | undefined) =>
    void navigate({ to: '/on-call', search: next === undefined ? {} : { from: next } });
  const query = useQuery(queries.onCall(from));
  const begin = query.data?.from;
  const move = (by: number) => {
    if (begin !== undefined) show(new Date(Date.parse(begin) + by).toISOString());
  };
  return (
    <>
      <PageTitle title={texts.title}>
        <div role="group" aria-label={texts.view} className="flex flex-wrap items-center gap-1.5">
          <IconButton icon="left" label={texts.earlier} onClick={() => move(-week)} />
          <Button onClick={() => show(undefined)}>{texts.today}</Button>
          <IconButton icon="right" label={texts.later} onClick={() => move(week)} />
          <label className="flex items-center gap-1.5 text-ink-3">
            {texts.from}
            <input
              type="datetime-local"
              className={`${inputClass} max-w-52`}
              value={begin === undefined ? '' : toLocalInput(Date.parse(begin)).slice(0, 16)}
              onChange={({ target }) => {
                if (target.value !== '') show(fromLocalInput(target.value));
              }}
            />
          </label>
        </div>
      </PageTitle>
      {query.isPending && <Skeleton rows={10} />}
      {query.isError && query.data === undefined && (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data?.schedules.length === 0 && (
        <EmptyState
          icon="bell"
          title={texts.noPlan}
          action={
            <Link to="/plan" className={buttonClass()}>
              {texts.toPlan}
            </Link>
          }
        >
          {texts.noPlanText}
        </EmptyState>
      )}
      {query.data?.schedules.map((schedule) => (
        <SchedulePart key={schedule.id} schedule={schedule} view={query.data} />
      ))}
      <LoadTable />
    </>
  );
}

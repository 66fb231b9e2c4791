import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/clocks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';
import { RunningClocks } from './running-clocks.tsx';
import { RegimeRow } from './regime-row.tsx';

/** The laws and how they count: loaded when somebody chooses one. */
const Calculator = lazy(async () => ({ default: (await import('./calculator.tsx')).Calculator }));

/** Which laws could ever make this organisation report, and a calculator for each. */
export function ClocksPage(): JSX.Element {
  const { answer = null, regime: chosen = null } = useSearch({ from: '/clocks' });
  const navigate = useNavigate({ from: '/clocks' });
  const regimes = useQuery(queries.planRegimes());
  if (regimes.data === undefined)
    return (
      <>
        <PageTitle title={texts.title} />
        {regimes.isError ? (
          <LoadError error={regimes.error} onRetry={() => void regimes.refetch()} />
        ) : (
          <Skeleton rows={10} />
        )}
      </>
    );
  const all = regimes.data.regimes;
  const shown = all.filter((each) => answer === null || each.answer === answer);
  const options = [
    { value: 'all' as const, title: texts.all, count: all.length },
    ...(['yes', 'could-be', 'no'] as const).map((value) => ({
      value,
      title: texts.answer[value],
      count: all.filter((each) => each.answer === value).length,
    })),
  ];
  return (
    <>
      <PageTitle title={texts.title} />
      <RunningClocks />
      <div className="px-3 pt-4 pb-16 md:px-5">
        <p className="max-w-2xl text-ink-2">{texts.intro}</p>
        {regimes.data.unknown.length > 0 && (
          <p className="mt-2 text-warn">{texts.unknown(regimes.data.unknown.join(', '))}</p>
        )}
        <div className="mt-3">
          <Segmented
            label={texts.filter}
            value={answer ?? 'all'}
            options={options}
            onChange={(value) =>
              void navigate({
                search: ({ regime }) => ({
                  ...(value === 'all' ? {} : { answer: value }),
                  ...(regime === undefined ? {} : { regime }),
                }),
                replace: true,
              })
            }
          />
        </div>
        <div className="mt-4 grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
          {shown.length === 0 ? (
            <EmptyState icon="clock" title={texts.nothing}>
              {texts.nothingText}
            </EmptyState>
          ) : (
            <ul aria-label={texts.regimes} className="flex flex-col gap-2">
              {shown.map((each) => (
                <RegimeRow key={each.regime} regime={each} chosen={each.regime === chosen} />
              ))}
            </ul>
          )}
          <div className="order-first lg:order-none">
            <div className="lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto">
              {chosen === null ? (
                <p className="hidden text-ink-3 lg:block">{texts.choose}</p>
              ) : (
                <Suspense fallback={<Skeleton rows={5} />}>
                  <Calculator key={chosen} id={chosen} />
                </Suspense>
              )}
            </div>
          </div>
        </div>
      </div>
    </>
  );
}

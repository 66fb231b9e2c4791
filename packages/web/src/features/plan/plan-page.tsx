import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { texts } from '../../messages/en/plan.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';
import { Outline } from './outline.tsx';
import { planParts } from './plan-parts.tsx';
import { useClauseInHash } from './use-clause-in-hash.ts';

/** The plan as people read it, clause by clause. */
export function PlanPage(): JSX.Element {
  const { version = null } = useSearch({ from: '/plan' });
  const current = useQuery(queries.plan());
  const pinned = useQuery({ ...queries.planVersion(version ?? ''), enabled: version !== null });
  const query = version === null ? current : pinned;
  const plan = query.data;
  useClauseInHash(plan !== undefined);
  if (plan === undefined)
    return (
      <>
        <PageTitle title={texts.title} />
        {query.isError ? (
          <LoadError error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton rows={12} />
        )}
      </>
    );
  const { organisation } = plan;
  return (
    <>
      <PageTitle title={texts.title} heading={`${texts.title}: ${organisation.name}`}>
        <span className="font-mono text-xs text-ink-3" title={plan.version}>
          {texts.version} {plan.version.slice(0, 12)}
        </span>
        <Button icon="print" className="ml-auto print:hidden" onClick={() => print()}>
          {texts.print}
        </Button>
      </PageTitle>
      {version !== null && current.data !== undefined && current.data.version !== version && (
        <p className="flex flex-wrap items-center gap-2 border-b border-line bg-warn-wash px-3 py-2 font-medium text-warn md:px-5">
          <span className="flex-1">{texts.old}</span>
          <Link to="/plan" className={buttonClass()}>
            {texts.showCurrent}
          </Link>
        </p>
      )}
      <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_14rem]">
        <div className="min-w-0 px-3 pb-16 md:px-5">
          <div className="max-w-4xl">
            {planParts.map(({ id, title, draw }) => (
              <section key={id} aria-labelledby={`part-${id}`} className="pt-7 break-inside-auto">
                <h2
                  id={`part-${id}`}
                  tabIndex={-1}
                  className="mb-2.5 scroll-mt-16 text-lg font-semibold tracking-[-0.01em] outline-none"
                >
                  {title}
                </h2>
                {draw(plan)}
              </section>
            ))}
          </div>
        </div>
        <Outline parts={planParts} />
      </div>
    </>
  );
}

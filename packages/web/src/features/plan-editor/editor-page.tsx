import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { JSX } from 'react';
import { config } from 'zod';
import { queries } from '../../client/queries.ts';
import { editorTexts as texts } from '../../messages/en/plan-editor.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadError } from '../common/load-error.tsx';

/** Text, checker and language. Schemas ask when they are made whether code may be made of strings: here it never may. */
const PlanEditor = lazy(async () => {
  config({ jitless: true });
  return { default: (await import('./plan-editor.tsx')).PlanEditor };
});

/** Where a new version of the plan is written, from the one in force. */
export function EditorPage(): JSX.Element {
  const plan = useQuery({ ...queries.planSource(), staleTime: Number.POSITIVE_INFINITY });
  if (plan.data !== undefined)
    return (
      <Suspense fallback={<Skeleton rows={12} />}>
        <PlanEditor key={plan.data.version} inForce={plan.data.source} version={plan.data.version} />
      </Suspense>
    );
  return (
    <>
      <PageTitle title={texts.title} />
      {plan.isError ? <LoadError error={plan.error} onRetry={() => void plan.refetch()} /> : <Skeleton rows={12} />}
    </>
  );
}

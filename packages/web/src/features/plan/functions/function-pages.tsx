import type { PlanView } from '@muster/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { functionTexts as texts } from '../../../messages/en/plan.ts';
import { words } from '../../../messages/en/words.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { FunctionPage } from './function-page.tsx';

/** One page for each function: what I do, when, who approves. */
export function FunctionPages({ plan }: { readonly plan: PlanView }): JSX.Element {
  const search = useSearch({ from: '/plan' });
  const navigate = useNavigate({ from: '/plan' });
  const chosen = plan.functions.find(({ id }) => id === search.function) ?? plan.functions[0];
  if (chosen === undefined) return <EmptyState icon="people" title={texts.none} />;
  return (
    <div className="px-3 pb-16 md:px-5">
      <div className="py-3 print:hidden">
        <Segmented
          label={texts.which}
          value={chosen.id}
          options={plan.functions.map(({ id }) => ({ value: id, title: words.spellId(id) }))}
          onChange={(id) =>
            void navigate({ search: (before) => ({ ...before, function: id }), replace: true, resetScroll: false })
          }
        />
      </div>
      <FunctionPage plan={plan} own={chosen} />
    </div>
  );
}

import type { PlanView } from '@muster/api';
import type { JSX } from 'react';
import { Outline } from './outline.tsx';
import { planParts } from './plan-parts.tsx';

/** All of the plan, clause by clause. */
export function WholePlan({ plan }: { readonly plan: PlanView }): JSX.Element {
  return (
    <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_14rem] print:block">
      <div className="min-w-0 px-3 pb-16 md:px-5 print:p-0">
        <div className="max-w-4xl print:max-w-none">
          {planParts.map(({ id, title, draw }) => (
            <section key={id} aria-labelledby={`part-${id}`} className="pt-7 break-inside-auto print:pt-3">
              <h2
                id={`part-${id}`}
                tabIndex={-1}
                className="mb-2.5 scroll-mt-16 text-lg font-semibold tracking-[-0.01em] outline-none print:mb-1"
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
  );
}

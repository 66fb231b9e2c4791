import { useId } from 'react';
import type { JSX, ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly count?: number;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly level?: 2 | 3;
}

/** A part with its heading, its count, and what can be done with all of it. */
export function Section({ title, count, actions, children, level = 2 }: Props): JSX.Element {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id}>
      <header className="flex min-h-9 flex-wrap items-center gap-2 px-3 pt-3 pb-1 md:px-5">
        <Heading id={id} className="text-sm font-semibold">
          {title}
          {count !== undefined && <span className="ml-2 font-normal text-ink-3 tabular">{count}</span>}
        </Heading>
        {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-1.5">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

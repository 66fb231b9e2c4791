import type { JSX, ReactNode } from 'react';

interface Props {
  readonly clause: string;
  readonly children: ReactNode;
  readonly className?: string;
}

const marked = 'outline-none data-named:bg-chosen data-named:shadow-[inset_3px_0_0_var(--color-accent)] scroll-mt-24';

/** A part of the plan that refusals and reasons can lead to. */
export function Clause({ clause, children, className = '' }: Props): JSX.Element {
  return (
    <div data-clause={clause} id={clause} tabIndex={-1} className={`${marked} ${className}`}>
      {children}
    </div>
  );
}

/** The same as the row of a table. */
export function ClauseRow({ clause, children }: Props): JSX.Element {
  return (
    <tr data-clause={clause} id={clause} tabIndex={-1} className={`${marked} border-b border-line last:border-0`}>
      {children}
    </tr>
  );
}

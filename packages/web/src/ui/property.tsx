import type { JSX, ReactNode } from 'react';

export function PropertyList({ children }: { readonly children: ReactNode }): JSX.Element {
  return <dl className="flex flex-col">{children}</dl>;
}

interface Props {
  readonly label: string;
  readonly children: ReactNode;
  /** A small control at the right. */
  readonly action?: ReactNode;
}

/** One property: its name, its value, and the way to change it. */
export function Property({ label, children, action }: Props): JSX.Element {
  return (
    <div className="flex min-h-8 items-start gap-2 py-0.5">
      <dt className="w-24 shrink-0 py-1 text-ink-3">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-start justify-between gap-1">
        <div className="min-w-0 flex-1 py-1">{children}</div>
        {action}
      </dd>
    </div>
  );
}

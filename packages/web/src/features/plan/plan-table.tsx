import type { JSX, ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table that scrolls by itself where the screen is narrow. */
export function PlanTable({ label, columns, children }: Props): JSX.Element {
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line bg-raised [overflow-wrap:normal] print:overflow-visible"
    >
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-b border-line bg-sunken">
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 text-xs font-medium whitespace-nowrap text-ink-3">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function Cell({
  children,
  className = '',
}: {
  readonly children: ReactNode;
  readonly className?: string;
}): JSX.Element {
  return <td className={`min-w-28 px-3 py-2 align-top ${className}`}>{children}</td>;
}

export function HeadCell({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <th scope="row" className="min-w-40 px-3 py-2 align-top font-medium">
      {children}
    </th>
  );
}

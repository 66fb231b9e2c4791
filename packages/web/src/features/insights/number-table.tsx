import type { JSX, ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** Numbers in columns; it scrolls by itself where the screen is narrow. */
export function NumberTable({ label, columns, children }: Props): JSX.Element {
  return (
    <div role="group" aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-y border-line text-xs text-ink-3">
            {columns.map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 font-medium whitespace-nowrap md:first:pl-5">
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

export function TableCell({
  head = false,
  children,
}: {
  readonly head?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const look = 'px-3 py-1.5 align-top tabular md:first:pl-5';
  return head ? (
    <th scope="row" className={`min-w-36 font-medium ${look}`}>
      {children}
    </th>
  ) : (
    <td className={`whitespace-nowrap ${look}`}>{children}</td>
  );
}

import type { JSX } from 'react';
import { texts } from '../messages/en/ui.ts';

/** Rows that are on their way. They appear late, so that a quick answer does not flicker. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }): JSX.Element {
  return (
    <div
      role="status"
      aria-label={texts.loading}
      className="flex animate-[appear_300ms_200ms_both] flex-col gap-px px-5 py-3"
    >
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="flex h-10 items-center gap-3">
          <span className="size-4 rounded bg-hover" />
          <span className={`h-3 rounded bg-hover ${at % 3 === 0 ? 'w-1/2' : at % 3 === 1 ? 'w-1/3' : 'w-2/5'}`} />
        </div>
      ))}
    </div>
  );
}

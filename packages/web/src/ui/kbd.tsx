import type { JSX } from 'react';

/** A key, as it is printed on keyboards. */
export function Kbd({ keys }: { readonly keys: string }): JSX.Element {
  return (
    <span className="inline-flex gap-0.5">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded border border-line bg-sunken px-1 text-center font-sans text-[0.6875rem] leading-[1.125rem] text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}

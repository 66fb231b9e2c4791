import type { ComponentProps, JSX } from 'react';
import { texts } from '../messages/en/shell.ts';

/** Whoever is signed in, in two letters. */
export function PersonButton({ name, ...rest }: ComponentProps<'button'> & { readonly name: string }): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-chosen text-xs font-semibold text-accent hover:ring-2 hover:ring-line"
    >
      <span aria-hidden="true">{initials(name)}</span>
      <span className="sr-only">{`${texts.you}: ${name}`}</span>
    </button>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (
    [first, last]
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  );
}

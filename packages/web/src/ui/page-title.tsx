import { useEffect } from 'react';
import type { JSX, ReactNode } from 'react';
import { inertWords } from './inert-runs.ts';

interface Props {
  readonly title: string;
  /** Drawn instead of the title, where it holds more than words. */
  readonly heading?: ReactNode;
  readonly children?: ReactNode;
}

/** The name of a page, also in the title of the window, and its main controls. */
export function PageTitle({ title, heading, children }: Props): JSX.Element {
  useEffect(() => {
    document.title = `${inertWords(title)} · Muster`;
  }, [title]);
  return (
    <header className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-3 py-2 md:px-5">
      <h1 className="self-start py-0.5 text-lg font-semibold tracking-[-0.01em]">{heading ?? title}</h1>
      {children}
    </header>
  );
}

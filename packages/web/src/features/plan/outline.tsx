import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../messages/en/plan.ts';

interface Props {
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

/** The parts of the page, and which of them is in sight. */
export function Outline({ parts }: Props): JSX.Element {
  const [here, setHere] = useState(parts[0]?.id ?? '');
  useEffect(() => {
    const look = () => {
      const passed = parts.filter(
        ({ id }) => (document.querySelector(`#part-${id}`)?.getBoundingClientRect().top ?? 999) < 120,
      );
      setHere(passed.at(-1)?.id ?? parts[0]?.id ?? '');
    };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [parts]);
  const go = (id: string) => {
    const heading = document.querySelector<HTMLElement>(`#part-${id}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav
      aria-label={texts.outline}
      className="sticky top-12 hidden max-h-[calc(100dvh-3rem)] self-start overflow-y-auto py-7 pr-4 xl:block print:hidden"
    >
      <p className="mb-1.5 px-2 text-xs font-medium text-ink-3">{texts.outline}</p>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={here === id ? 'location' : undefined}
              onClick={() => go(id)}
              className="min-h-7 w-full border-l-2 border-line px-2.5 text-left text-ink-2 hover:text-ink aria-[current=location]:border-accent aria-[current=location]:font-medium aria-[current=location]:text-ink"
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

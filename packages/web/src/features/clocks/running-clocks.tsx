import { Link } from '@tanstack/react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { runningTexts as texts } from '../../messages/en/incident-clocks.ts';
import { words } from '../../messages/en/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Due } from '../../ui/due.tsx';
import { InertText } from '../../ui/inert-text.tsx';
import { Section } from '../../ui/section.tsx';

/** The clocks that run in open incidents, the next due first: the first page of them. */
export function RunningClocks(): JSX.Element {
  const clocks = useInfiniteQuery(queries.runningClocks());
  const items = clocks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={texts.title} count={items.length}>
      {clocks.data !== undefined && items.length === 0 && <p className="px-3 text-ink-3 md:px-5">{texts.none}</p>}
      <ul>
        {items.map((each) => (
          <li
            key={`${each.incident.id} ${each.clock} ${each.stage}`}
            className="flex min-h-9 flex-wrap items-center gap-x-3 border-t border-line px-3 py-1 md:px-5"
          >
            <span className="w-32">
              {each.strictDue === null ? (
                <span className="text-ink-3">{texts.noInstant}</span>
              ) : (
                <Due at={each.strictDue} />
              )}
            </span>
            <Link
              to="/incidents/$ref"
              params={{ ref: each.incident.reference }}
              search={{ tab: 'clocks' }}
              className="font-medium"
            >
              {each.incident.reference}
            </Link>
            <span className="min-w-0 flex-1 basis-52">
              {each.title}, {words.spellId(each.stage)}
              <span className="block text-xs text-ink-3">
                <InertText text={each.incident.title} />
              </span>
            </span>
            {each.applicability === 'undecided' && <Badge tone="warn">{texts.undecided}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

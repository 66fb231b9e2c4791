import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/review.ts';
import { words } from '../../../messages/en/words.ts';
import { useRoom } from '../room-context.ts';

interface Event {
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
}

/** Events by their version in the record; those of a signal or a page stand in another one. */
export function Cited({ events }: { readonly events: readonly Event[] }): JSX.Element {
  const { incident } = useRoom();
  return (
    <span className="inline-flex flex-wrap gap-x-1.5 tabular">
      {events.map(({ stream, version, id, type }) =>
        stream.startsWith('incident/') ? (
          <Link
            key={id}
            to="/incidents/$ref"
            params={{ ref: incident }}
            search={{ tab: 'timeline', full: true }}
            title={texts.event(version, words.spellId(type))}
            aria-label={texts.event(version, words.spellId(type))}
            className="inline-flex min-h-6 min-w-6 items-center justify-center underline decoration-line-strong underline-offset-2 hover:text-ink"
          >
            {version}
          </Link>
        ) : (
          <span key={id} title={texts.event(version, words.spellId(type))} className="inline-flex min-h-6 items-center">
            {stream.startsWith('paging/') ? texts.ofPage(version) : texts.ofSignal(version)}
          </span>
        ),
      )}
    </span>
  );
}

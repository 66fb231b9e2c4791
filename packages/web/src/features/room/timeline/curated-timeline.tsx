import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries, windowSize } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/timeline.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { WindowList } from '../../../ui/window-list.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { useRoom } from '../room-context.ts';
import { EntryRow } from './entry-row.tsx';
import { useDictionary } from './use-dictionary.ts';
import { windowOf } from './window-of.ts';

/** The curated entries, the newest first; earlier windows are loaded as one scrolls towards them. */
export function CuratedTimeline(): JSX.Element {
  const { view, incident } = useRoom();
  const dictionary = useDictionary();
  const newest = windowOf(Math.max(1, view.version));
  const most = (newest - 1) / windowSize + 1;
  const [count, setCount] = useState(1);
  const starts = Array.from({ length: Math.min(count, most) }, (_, at) => newest - at * windowSize);
  const windows = useQueries({ queries: starts.map((from) => queries.timeline(incident, from, true)) });
  const entries = windows.flatMap(({ data }, at) => {
    const from = starts[at] ?? 1;
    // An answer reaches beyond its window where few entries are curated; the next window has those.
    return (data?.items ?? []).filter(({ version }) => version < from + windowSize).toReversed();
  });
  const [first] = windows;
  const loading = windows.some(({ isPending }) => isPending);
  const failed = windows.find(({ isError, data }) => isError && data === undefined);
  if (failed?.error) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (first?.isPending === true) return <Skeleton />;
  if (entries.length === 0 && !loading && count >= most) return <EmptyState icon="clock" title={texts.empty} />;
  return (
    <>
      <WindowList
        label={texts.list}
        count={entries.length}
        estimate={37}
        keyOf={(index) => entries[index]?.version ?? index}
        render={(index) => {
          const entry = entries[index] ?? null;
          return <EntryRow version={entry?.version ?? 0} entry={entry} detailed={false} dictionary={dictionary} />;
        }}
        onEnd={() => {
          if (!loading && count < most) setCount(count + 1);
        }}
      />
      {loading && <p className="px-5 py-3 text-ink-3">{texts.more}</p>}
    </>
  );
}

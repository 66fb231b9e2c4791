import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries, windowSize } from '../../../client/queries.ts';
import { texts } from '../../../messages/en/timeline.ts';
import { WindowList } from '../../../ui/window-list.tsx';
import { LoadError } from '../../common/load-error.tsx';
import { useRoom } from '../room-context.ts';
import { EntryRow } from './entry-row.tsx';
import { useDictionary } from './use-dictionary.ts';
import { windowOf } from './window-of.ts';

/** Every entry, the newest first. Versions are dense, so any part is loaded when it comes into sight. */
export function FullRecord(): JSX.Element {
  const { view, incident } = useRoom();
  const dictionary = useDictionary();
  const total = view.version;
  const versionAt = (index: number) => total - index;
  const windowAt = (index: number) => windowOf(Math.max(1, versionAt(index)));
  const [newest, setNewest] = useState(() => windowAt(0));
  const [oldest, setOldest] = useState(() => windowAt(40));
  const wanted = Array.from({ length: (newest - oldest) / windowSize + 1 }, (_, at) => newest - at * windowSize);
  const windows = useQueries({ queries: wanted.map((from) => queries.timeline(incident, from, false)) });
  const entries = new Map(windows.flatMap(({ data }) => data?.items ?? []).map((entry) => [entry.version, entry]));
  const failed = windows.find(({ isError, data }) => isError && data === undefined);
  if (failed?.error) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <WindowList
      label={texts.list}
      count={total}
      estimate={37}
      keyOf={versionAt}
      onRange={(first, last) => {
        // Draws anew only when another window comes into sight, not with every row.
        setNewest(windowAt(first));
        setOldest(windowAt(last));
      }}
      render={(index) => (
        <EntryRow
          version={versionAt(index)}
          entry={entries.get(versionAt(index)) ?? null}
          detailed
          dictionary={dictionary}
        />
      )}
    />
  );
}

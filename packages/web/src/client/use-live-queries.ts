import { useQueryClient } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isConcerned } from './concerned.ts';
import type { LiveEntry } from './concerned.ts';
import { followLedger } from './live-stream.ts';
import type { LiveNews } from './live-stream.ts';
import { setLiveState } from './live-state.ts';

/** A storm of entries is answered by one look, not by hundreds. */
const gatherMilliseconds = 200;

/** Keeps everything on the screen as new as the ledger. */
export function useLiveQueries(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => (enabled ? follow(client) : undefined), [client, enabled]);
}

function follow(client: QueryClient): () => void {
  let gathered: LiveEntry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  const flush = () => {
    const entries = gathered;
    gathered = [];
    timer = undefined;
    refresh(client, (query) => entries.some((entry) => isConcerned(kept(query, client), entry)));
  };
  const told = (news: LiveNews) => {
    switch (news.kind) {
      case 'entry':
        gathered.push(news.entry);
        timer ??= setTimeout(flush, gatherMilliseconds);
        return;
      case 'reset':
        refresh(client, () => true);
        return;
      case 'state':
        setLiveState(news.state);
        // What happened meanwhile may be more than the stream tells again.
        if (news.state === 'live' && wasLost) refresh(client, () => true);
        wasLost = news.state === 'reconnecting';
        return;
      case 'ask-state':
        return;
    }
  };
  const stop = followLedger(told);
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function refresh(client: QueryClient, predicate: (query: Query) => boolean): void {
  client.invalidateQueries({ predicate }).catch(() => undefined);
}

/** Timelines know their incident by what the room shows under the same name. */
function kept(query: Query, client: QueryClient) {
  const shown: unknown = client.getQueryData(['incident', query.queryKey[1]]);
  const id: unknown = new Map(Object.entries(shown ?? {})).get('id');
  return { key: query.queryKey, incident: typeof id === 'string' ? id : null };
}

import type { LiveEntry } from './concerned.ts';
import type { LiveState } from './live-state.ts';

export type LiveNews =
  | { readonly kind: 'entry'; readonly entry: LiveEntry }
  | { readonly kind: 'reset' }
  | { readonly kind: 'state'; readonly state: LiveState }
  | { readonly kind: 'ask-state' };

const lockName = 'muster.live';
const channelName = 'muster.live';
/** Between attempts where the browser gave up by itself, as it does after an answer that is no stream. */
const retryMilliseconds = 3_000;

/**
 * One connection for all tabs of this browser: over HTTP/1.1 the seventh would starve the rest. Whoever holds the lock
 * keeps it and tells the others; when that tab closes, the next one in the queue takes over. A shared worker would need
 * a Trusted Types policy and is missing on some phones; a lock is everywhere and keeps the tab from being frozen.
 */
export function followLedger(told: (news: LiveNews) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  const over = new AbortController();
  channel.addEventListener('message', ({ data }: MessageEvent<LiveNews>) => told(data));
  channel.postMessage({ kind: 'ask-state' } satisfies LiveNews);
  navigator.locks
    .request(lockName, { signal: over.signal }, () => lead(channel, told, over.signal))
    .catch(() => undefined);
  return () => {
    over.abort();
    channel.close();
  };
}

/** Keeps the connection until this tab goes. */
function lead(channel: BroadcastChannel, told: (news: LiveNews) => void, over: AbortSignal): Promise<void> {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let state: LiveState = 'connecting';
  let last: string | null = null;
  const spread = (news: LiveNews) => {
    told(news);
    if (!over.aborted) channel.postMessage(news);
  };
  const become = (next: LiveState) => {
    state = next;
    spread({ kind: 'state', state });
  };
  const connect = () => {
    // A browser sends Last-Event-ID when it reconnects by itself; a new connection says it in the address.
    source = new EventSource(last === null ? '/api/v1/stream' : `/api/v1/stream?after=${encodeURIComponent(last)}`);
    source.addEventListener('open', () => become('live'));
    source.addEventListener('entry', ({ lastEventId, data }: MessageEvent<unknown>) => {
      last = lastEventId;
      const entry = readEntry(data);
      if (entry !== null) spread({ kind: 'entry', entry });
    });
    source.addEventListener('reset', () => spread({ kind: 'reset' }));
    source.addEventListener('error', () => {
      become('reconnecting');
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(connect, retryMilliseconds);
    });
  };
  const answer = ({ data }: MessageEvent<LiveNews>) => {
    if (data.kind === 'ask-state') channel.postMessage({ kind: 'state', state } satisfies LiveNews);
  };
  channel.addEventListener('message', answer);
  connect();
  const { promise, resolve } = Promise.withResolvers<void>();
  over.addEventListener('abort', () => {
    clearTimeout(retry);
    source?.close();
    resolve();
  });
  return promise;
}

function readEntry(data: unknown): LiveEntry | null {
  const given = parsed(data);
  const stream = new Map(Object.entries(given.get('stream') ?? {}));
  const index = given.get('ledgerIndex');
  const kind: unknown = stream.get('kind');
  if (typeof kind !== 'string' || typeof index !== 'number') return null;
  return {
    ledgerIndex: index,
    stream: { kind, id: String(stream.get('id')) },
    version: Number(given.get('version')),
    type: String(given.get('type')),
    at: String(given.get('at')),
  };
}

function parsed(data: unknown): Map<string, unknown> {
  try {
    const read: unknown = JSON.parse(String(data));
    return new Map(Object.entries(read ?? {}));
  } catch {
    return new Map();
  }
}

import type { Readable } from 'node:stream';
import { oneAtATime } from '../../platform/one-at-a-time.ts';
import type { Store } from '../../platform/store/store.ts';
import { createFollower } from './follower.ts';
import type { Follower } from './follower.ts';
import { createRecent } from './recent-entries.ts';

export interface LiveLimits {
  readonly perPerson: number;
  readonly total: number;
  /** How many entries back a connection may go on from. */
  readonly most: number;
  /** Milliseconds: between signs of life, until a reader that takes nothing is cut off, between looks at all of them. */
  readonly beat: number;
  readonly slow: number;
  readonly look: number;
}

export const usualLiveLimits: LiveLimits = {
  perPerson: 8,
  total: 1_000,
  most: 50_000,
  beat: 15_000,
  slow: 30_000,
  look: 1_000,
};

export interface LivePorts {
  readonly store: Pick<Store, 'latestCheckpoint' | 'readLedger'>;
  readonly organisation: string;
  readonly onFault: (error: unknown) => void;
}

export interface FollowRequest {
  readonly person: string;
  /** The last index that the reader has; null from now on, undefined where what it sent is none. */
  readonly after: number | null | undefined;
  /** Whether whoever opened the connection may still read. */
  readonly isLetIn: () => Promise<boolean>;
}

/** A connection, or why there is none: the server stops, or so many of one person or of all are open. */
export type Followed =
  | { readonly kind: 'open'; readonly chunks: Readable }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'too-many'; readonly of: 'person' | 'all'; readonly open: number };

export interface LiveStream {
  follow(request: FollowRequest): Promise<Followed>;
  /** The ledger may have grown: one look for all connections. */
  wake(): Promise<void>;
  /** Ends every connection; nobody is let in afterwards. */
  stop(): void;
}

interface Connection {
  readonly follower: Follower;
  readonly person: string;
  readonly isLetIn: () => Promise<boolean>;
  checkedAt: number;
}

/** What happens, told to whoever follows: woken by the ledger, read once for all who are up to date. */
export function createLiveStream(ports: LivePorts, limits: LiveLimits = usualLiveLimits): LiveStream {
  const connections = new Set<Connection>();
  const recent = createRecent(ports.store, ports.organisation);
  const readOn = oneAtATime(async (_organisation: string) => {
    const concerned = await recent.readOn();
    for (const connection of connections) {
      connection.follower.wake();
      if (concerned === null || concerned.has(connection.person)) check(connection);
    }
  });
  const now = () => performance.now();
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  function watch(): void {
    timer ??= setInterval(() => connections.forEach(lookAt), limits.look).unref();
    if (connections.size > 0) return;
    clearInterval(timer);
    timer = null;
  }

  function lookAt(connection: Connection): void {
    const { follower } = connection;
    const at = now();
    follower.beat(at, limits.beat);
    if (follower.blockedSince !== null && at - follower.blockedSince >= limits.slow) cutOff(connection);
    if (at - connection.checkedAt >= limits.beat) check(connection);
  }

  /** The word stands behind what was sent before; who never reads it is not waited for. */
  function cutOff({ follower }: Connection): void {
    follower.end('You read too slowly. Connect again with the last id that you have, and go on from there.');
    setTimeout(() => follower.chunks.destroy(), limits.slow).unref();
  }

  function check(connection: Connection): void {
    connection.checkedAt = now();
    connection
      .isLetIn()
      .then((still) => (still ? undefined : connection.follower.end('This session has ended.')))
      .catch(ports.onFault);
  }

  /** Why nobody more is let in now; null where there is room. */
  function refusal(person: string): Followed | null {
    const of = [...connections].filter((each) => each.person === person).length;
    if (stopped) return { kind: 'stopping' };
    if (of >= limits.perPerson) return { kind: 'too-many', of: 'person', open: of };
    return connections.size >= limits.total ? { kind: 'too-many', of: 'all', open: connections.size } : null;
  }

  return {
    async follow({ person, after, isLetIn }) {
      await readOn(ports.organisation);
      // Nothing is waited for from here on, so that many at once do not slip through together.
      const refused = refusal(person);
      if (refused !== null) return refused;
      const size = recent.size();
      const reset = isLost(after, size, limits.most) ? { asked: after ?? null, size, most: limits.most } : null;
      const from = reset !== null || after === null || after === undefined ? size : after + 1;
      const follower = createFollower(recent, { from, reset }, now, ports.onFault);
      const connection: Connection = { follower, person, isLetIn, checkedAt: now() };
      connections.add(connection);
      follower.chunks.once('close', () => {
        connections.delete(connection);
        watch();
      });
      watch();
      return { kind: 'open', chunks: follower.chunks };
    },

    async wake() {
      if (connections.size > 0) await readOn(ports.organisation);
    },

    stop() {
      stopped = true;
      for (const { follower } of connections) follower.end('The server is stopping. Connect again in a moment.');
    },
  };
}

/** Whether a reader cannot go on from there: it is no index, lies beyond what there is, or too far back. */
function isLost(after: number | null | undefined, size: number, most: number): boolean {
  if (after === undefined) return true;
  return after !== null && (after >= size || size - 1 - after > most);
}

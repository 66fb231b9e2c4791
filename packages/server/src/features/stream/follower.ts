import { Readable } from 'node:stream';
import type { StreamReset } from '@muster/api';
import { commentText, eventText } from './stream-text.ts';

/** Entries that one writing takes: what a reader may hold up in memory, some 100 KB. */
const batch = 500;

export interface Reader {
  /** How many entries the ledger has. */
  readonly size: () => number;
  /** The texts of entries from an index on, in order, at most so many. */
  readonly texts: (from: number, limit: number) => Promise<readonly string[]>;
}

export interface Follower {
  readonly chunks: Readable;
  /** There is more to read. */
  wake(): void;
  /** Says that the connection lives, where nothing else has said so for that long. */
  beat(now: number, everyMilliseconds: number): void;
  /** Since when its reader takes nothing more; null while it does. */
  readonly blockedSince: number | null;
  /** Ends it, telling why to who still reads. */
  end(why: string): void;
}

/**
 * One connection: reads on from its own place as fast as its reader takes, so that a slow one holds up nobody and fills
 * no memory. `reset` begins it with the word that its place is lost.
 */
export function createFollower(
  reader: Reader,
  start: { readonly from: number; readonly reset: StreamReset | null },
  now: () => number,
  onFault: (error: unknown) => void,
): Follower {
  let next = start.from;
  let wanted = true;
  let ended = false;
  let pumping = false;
  let lastWritten = now();
  let blockedSince: number | null = null;

  const chunks = new Readable({
    highWaterMark: 65_536,
    read() {
      wanted = true;
      blockedSince = null;
      pump();
    },
  });

  function write(text: string): void {
    lastWritten = now();
    wanted = chunks.push(text);
    if (!wanted) blockedSince ??= now();
  }

  function end(why: string): void {
    if (ended) return;
    ended = true;
    chunks.push(commentText(why));
    chunks.push(null);
  }

  async function readOn(): Promise<void> {
    while (!ended && !chunks.destroyed && wanted && next < reader.size()) {
      const texts = await reader.texts(next, batch);
      if (ended || chunks.destroyed || texts.length === 0) return;
      next += texts.length;
      write(texts.join(''));
    }
  }

  function pump(): void {
    if (pumping || ended) return;
    pumping = true;
    readOn()
      .catch((error: unknown) => {
        onFault(error);
        end('The server failed; ask again.');
      })
      .finally(() => {
        pumping = false;
        if (!ended && !chunks.destroyed && wanted && next < reader.size()) pump();
      });
  }

  // The place is told at once: who loses the connection before the first entry goes on from here all the same.
  write(`retry: 3000\nid: ${next - 1}\n\n`);
  if (start.reset !== null) write(eventText('reset', next - 1, start.reset));
  return {
    chunks,
    wake: pump,
    beat(at, every) {
      if (!ended && wanted && at - lastWritten >= every) write(commentText('still here'));
    },
    get blockedSince() {
      return blockedSince;
    },
    end,
  };
}

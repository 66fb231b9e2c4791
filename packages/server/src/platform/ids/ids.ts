import { randomBytes } from 'node:crypto';
import type { Clock } from '../time/clock.ts';

/** Where ids and random bytes come from. Tests pass one that repeats itself. */
export interface Ids {
  /** UUID version 7 (RFC 9562 §5.7): sorts by the millisecond it was made in. */
  uuid(): string;
  bytes(count: number): Uint8Array;
}

/** Ids of this process; a counter in the 12 bits behind the time keeps those of one millisecond in order. */
export function createIds(clock: Clock, random: (count: number) => Uint8Array = randomBytes): Ids {
  // An id is no secret: its tail comes out of a pool, so that the system is asked once for hundreds of them.
  const tail = random === randomBytes ? pooled(random) : random;
  let last = 0;
  let sequence = 0;
  return {
    bytes: random,
    uuid() {
      const now = Date.parse(clock.now());
      sequence = now > last ? 0 : sequence + 1;
      last = Math.max(now, last) + (sequence > 0xfff ? 1 : 0);
      if (sequence > 0xfff) sequence = 0;
      return spell(last, sequence, tail(8));
    },
  };
}

const poolBytes = 4_096;

/** The same random bytes in smaller pieces, each given out once. */
function pooled(random: (count: number) => Uint8Array): (count: number) => Uint8Array {
  let pool: Uint8Array = new Uint8Array(0);
  let used = 0;
  return (count) => {
    if (used + count > pool.length) [pool, used] = [random(poolBytes), 0];
    used += count;
    return pool.subarray(used - count, used);
  };
}

function spell(milliseconds: number, sequence: number, tail: Uint8Array): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const counter = sequence.toString(16).padStart(3, '0');
  const rest = Buffer.from(tail);
  rest[0] = ((rest[0] ?? 0) & 0x3f) | 0x80;
  const hex = rest.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${hex.slice(0, 4)}-${hex.slice(4)}`;
}

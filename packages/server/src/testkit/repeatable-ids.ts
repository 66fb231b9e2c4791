import { hash } from 'node:crypto';
import { createIds } from '../platform/ids/ids.ts';
import type { Ids } from '../platform/ids/ids.ts';
import type { Clock } from '../platform/time/clock.ts';

/** Ids and "random" bytes that are the same in every run with the same seed: what byte-identical replays need. */
export function repeatableIds(clock: Clock, seed = 'muster'): Ids {
  let drawn = 0;
  const bytes = (count: number): Uint8Array => {
    const blocks: Buffer[] = [];
    for (let size = 0; size < count; size += 32) blocks.push(hash('sha256', `${seed}/${drawn++}`, 'buffer'));
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count));
  };
  return createIds(clock, bytes);
}

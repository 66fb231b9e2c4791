import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { handClock } from '../../testkit/hand-clock.ts';
import { repeatableIds } from '../../testkit/repeatable-ids.ts';
import { deriveInstanceKey } from '../secrets/instance-key.ts';
import { appendOf } from '../store/append-of.ts';
import { streamAppend } from '../store/contract/sample-events.ts';
import { createFakeStore } from '../store/fake/fake-store.ts';
import { createContentWriter } from './create-content-writer.ts';
import { listOrphans } from './list-orphans.ts';
import { createMemoryBlobStore } from './memory-blob-store.ts';
import { createVault } from './vault.ts';

it('finds blobs whose append failed or whose content was destroyed, once no upload can be under way', async () => {
  const clock = handClock();
  const ids = repeatableIds(clock);
  const blobs = createMemoryBlobStore();
  const store = createFakeStore(clock.now);
  const writer = createContentWriter({ vault: createVault(deriveInstanceKey(randomBytes(32)), ids), blobs, ids });
  const upload = () => writer.bytes(randomBytes(100_000), 'application/octet-stream');
  const [kept, destroyed, failed] = [await upload(), await upload(), await upload()];
  for (const [organisation, contents] of [
    ['example', [kept.row]],
    ['another', [destroyed.row]],
  ] as const)
    await store.append(appendOf(organisation, { streams: [streamAppend(organisation, 'incident/1')], contents }));
  await store.append(appendOf('another', { destroyed: [destroyed.ref.id] }));

  expect(await listOrphans({ store, blobs, clock })).toEqual([]);
  clock.pass(2 * 3_600_000);
  const young = await upload();
  const orphans = await listOrphans({ store, blobs, clock });
  expect(orphans.toSorted()).toEqual([destroyed.ref.id, failed.ref.id].toSorted());
  for (const id of orphans) await blobs.destroy(id);
  expect([...blobs.sealed.keys()].toSorted()).toEqual([kept.ref.id, young.ref.id].toSorted());
});

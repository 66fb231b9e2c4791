import { addMilliseconds, parseInstant } from '@muster/clocks';
import { checkHere } from '../../packages/server/src/features/plans/plan-check.ts';
import { reviewHere } from '../../packages/server/src/features/review/review-record.ts';
import { createMuster } from '../../packages/server/src/muster.ts';
import { startLoops } from '../../packages/server/src/muster-loops.ts';
import { createMemoryBlobStore } from '../../packages/server/src/platform/content/memory-blob-store.ts';
import { createIds } from '../../packages/server/src/platform/ids/ids.ts';
import { createMemoryIntakeLog } from '../../packages/server/src/platform/intake/memory-intake-log.ts';
import { silentLog } from '../../packages/server/src/platform/log/log.ts';
import { deriveInstanceKey } from '../../packages/server/src/platform/secrets/instance-key.ts';
import { openSqliteStore } from '../../packages/server/src/platform/store/sqlite/sqlite-store.ts';
import type { Store } from '../../packages/server/src/platform/store/store.ts';
import type { Clock } from '../../packages/server/src/platform/time/clock.ts';
import type { NodeSetup } from './node-setup.ts';
import { say } from './say.ts';
import { instanceSecret } from './writer-setup.ts';

/**
 * A whole server with its real loops on a data directory, in a time that runs as the machine's does and is set off so
 * that deadlines come due. It dies by its own hand at a named point of claim, decision and append; without one it
 * says `done` once nothing is due any more.
 */
const setup: NodeSetup = JSON.parse(process.argv[2] ?? '{}');
const clock: Clock = {
  now: () => addMilliseconds(parseInstant(new Date().toISOString()), setup.offsetMilliseconds),
};
let left = setup.kill?.after ?? 0;

/** The process dies here when its time has come. */
function reach(point: NonNullable<NodeSetup['kill']>['at']): void {
  if (setup.kill?.at !== point) return;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}

function withPoints(store: Store): Store {
  return {
    ...store,
    claimTimers: async (now, lease, limit) => {
      const claimed = await store.claimTimers(now, lease, limit);
      if (claimed.length > 0) reach('claimed');
      return claimed;
    },
    loadStream: async (organisation, stream, after) => {
      const events = await store.loadStream(organisation, stream, after);
      if (stream.startsWith('incident/')) reach('deciding');
      return events;
    },
    append: async (append) => {
      if (append.fence) reach('decided');
      await store.append(append);
      if (append.fence) reach('appended');
    },
  };
}

const probe = setup.probe === null ? {} : { probe: new URL(setup.probe) };
const store = withPoints(await openSqliteStore({ directory: setup.directory, now: clock.now, ...probe }));
const muster = await createMuster({
  store,
  clock,
  organisation: 'example',
  intake: createMemoryIntakeLog(),
  blobs: createMemoryBlobStore(),
  ids: createIds(clock),
  key: deriveInstanceKey(instanceSecret),
  log: silentLog,
  check: checkHere,
  reviewRecord: reviewHere,
  origin: () => 'http://muster.example',
  faults: async () => [],
  onIntake: () => undefined,
});
const loops = startLoops(muster);
say(`ready ${clock.now()}`);

for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const next = await store.nextTimerDue();
  if (clock.now() >= setup.until && (next === null || next > setup.until)) break;
}
await loops.stop();
await muster.http.close();
await store.close();
say('done');

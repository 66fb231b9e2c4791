import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkInProcess } from '../src/features/plans/check-in-process.ts';
import { createMuster } from '../src/muster.ts';
import { startLoops } from '../src/muster-loops.ts';
import type { Caller } from '../src/platform/caller.ts';
import { openFileBlobStore } from '../src/platform/content/file-blob-store.ts';
import { createIds } from '../src/platform/ids/ids.ts';
import { openSegmentLog } from '../src/platform/intake/segment-log.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { deriveInstanceKey } from '../src/platform/secrets/instance-key.ts';
import { openStore } from '../src/platform/store/open-store.ts';
import { systemClock } from '../src/platform/time/clock.ts';

/**
 * `command-server-process.ts DIRECTORY`: a server as it is started, with four people in the seats that may answer facts.
 * Says its address and their tokens as a line of JSON; ends with its standard input.
 */
const [directory = ''] = process.argv.slice(2);
const organisation = 'main';
const key = deriveInstanceKey(new Uint8Array(32).fill(7));
const store = await openStore({ kind: 'sqlite', directory });
const intake = await openSegmentLog({ directory: join(directory, 'intake'), key: key.segments });
const muster = await createMuster({
  store,
  intake,
  blobs: await openFileBlobStore({ directory: join(directory, 'blobs') }),
  clock: systemClock,
  ids: createIds(systemClock),
  key,
  log: silentLog,
  check: checkInProcess(),
  organisation,
  origin: () => 'http://127.0.0.1',
  faults: async () => [],
  onIntake: () => undefined,
});
const caller: Caller = { organisation, actor: { kind: 'service', service: 'start' }, via: 'start', idempotency: null };
const plan = new URL('../../plan/starters/saas-chatbot.yaml', import.meta.url);
await muster.plans.add(caller, { source: await readFile(plan, 'utf8'), replaces: null, note: null });
const tokens: string[] = [];
for (const seat of ['security-lead', 'security-deputy', 'general-counsel', 'privacy-counsel']) {
  const invited = await muster.people.invite(caller, { name: seat, administrator: false });
  await muster.people.fillSeat(caller, seat, invited.person);
  const issued = await muster.people.useLink(caller, invited.secret);
  if (issued) tokens.push(issued.secret);
}
const origin = await muster.http.listen({ host: '127.0.0.1', port: 0 });
const loops = startLoops(muster, new Map([['page', async () => undefined]]));
process.stdout.write(`${JSON.stringify({ origin, tokens })}\n`);

process.stdin.resume();
process.stdin.once('end', () => void stop());

async function stop(): Promise<void> {
  await muster.http.close();
  await loops.stop();
  await intake.close();
  await store.close();
}

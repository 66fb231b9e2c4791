import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { ContentError } from '../../packages/server/src/platform/content/content-error.ts';
import { openFileBlobStore } from '../../packages/server/src/platform/content/file-blob-store.ts';
import type { BlobStore } from '../../packages/server/src/platform/content/blob-store.ts';
import { IntakeError } from '../../packages/server/src/platform/intake/intake-error.ts';
import type { IntakeLog } from '../../packages/server/src/platform/intake/intake-log.ts';
import { openSegmentLog } from '../../packages/server/src/platform/intake/segment-log.ts';
import { deriveInstanceKey } from '../../packages/server/src/platform/secrets/instance-key.ts';
import { openSqliteStore } from '../../packages/server/src/platform/store/sqlite/sqlite-store.ts';
import { StoreError } from '../../packages/server/src/platform/store/store-error.ts';
import type { Store } from '../../packages/server/src/platform/store/store.ts';
import { at, eventsOfMainStream, mainStream, organisation, plannedSignal, WorkLine } from './planned-work.ts';
import type { PlannedBlob } from './planned-work.ts';
import { readSignals } from './read-signals.ts';
import { say } from './say.ts';
import { instanceSecret } from './writer-setup.ts';
import type { WriterSetup } from './writer-setup.ts';

/**
 * A process to be killed, cut off and starved: it opens a data directory as the server does, writes planned work from
 * where the directory ends, and says each acknowledgement aloud, at once.
 */
const setup: WriterSetup = JSON.parse(process.argv[2] ?? '{}');

interface Parts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly intake: IntakeLog;
}

const parts = await open();
if (parts) {
  say(`ready ${process.pid}`);
  await work(parts);
  if (setup.ends === 'killed') process.kill(process.pid, 'SIGKILL');
  await close(parts);
  say('done');
}

async function open(): Promise<Parts | null> {
  const { directory, durability, probe } = setup;
  let store: Store | null = null;
  try {
    store = await openSqliteStore({ directory, durability, ...(probe === null ? {} : { probe: new URL(probe) }) });
    const blobs = await openFileBlobStore({ directory: join(directory, 'blobs') });
    const key = deriveInstanceKey(instanceSecret).segments;
    // Small segments, so that a short life crosses from one to the next.
    const intake = await openSegmentLog({ directory: join(directory, 'intake'), key, segmentBytes: 16_384 });
    return { store, blobs, intake };
  } catch (error) {
    await store?.close();
    say(`unopened ${codeOf(error)}`);
    return null;
  }
}

async function close({ store, intake }: Parts): Promise<void> {
  await intake.close().catch(codeOf);
  await store.close();
}

async function work({ store, blobs, intake }: Parts): Promise<void> {
  const known = await readSignals(intake);
  const writers = Array.from({ length: setup.writers }, (_, writer) => () => write(store, blobs, writer));
  const sources = Array.from(
    { length: setup.sources },
    (_, source) => () => send(intake, source, known.get(source)?.length ?? 0),
  );
  const lives = [...writers, ...sources];
  if (setup.inTurn) for (const live of lives) await live();
  else await Promise.all(lives.map((live) => live()));
}

async function write(store: Store, blobs: BlobStore, writer: number): Promise<void> {
  const line = new WorkLine(writer);
  const head = await store.streamHead(organisation, mainStream(writer));
  const before = (head?.version ?? 0) / eventsOfMainStream;
  for (let number = 1; number <= before; number++) line.next();
  for (let round = 1; setup.rounds === null || round <= setup.rounds; round++) {
    const { number, append, blob } = line.next();
    const kept = await tell('a', writer, number, async () => {
      if (blob) await put(blobs, blob);
      await store.append(append);
    });
    // What comes next builds on what was refused.
    if (!kept) return;
    await restNow(round);
  }
}

async function send(intake: IntakeLog, source: number, before: number): Promise<void> {
  for (let round = 1; setup.rounds === null || round <= setup.rounds; round++) {
    const number = before + round;
    const body = plannedSignal(source, number);
    const record = { organisation, route: 'generic', receivedAt: at, body };
    if (!(await tell('i', source, number, () => intake.append(record)))) return;
    await restNow(round);
  }
}

async function put(blobs: BlobStore, { id, key, bytes }: PlannedBlob): Promise<void> {
  async function* source(): AsyncGenerator<Uint8Array> {
    yield bytes();
  }
  await blobs.put(id, key, source());
}

/** Says how it went, and tries once more what a second try may mend. True when it was acknowledged in the end. */
async function tell(what: 'a' | 'i', who: number, number: number, act: () => Promise<void>): Promise<boolean> {
  for (const attempt of ['first', 'second'] as const) {
    say(`+ ${what} ${who} ${number}`);
    if (setup.lies) say(`= ${what} ${who} ${number}`);
    const code = await act().then(() => null, codeOf);
    if (code === null) {
      if (!setup.lies) say(`= ${what} ${who} ${number}`);
      return true;
    }
    say(`! ${what} ${who} ${number} ${code}`);
    if (attempt === 'second') break;
  }
  return false;
}

/** Longer than the writer waits before it calls itself idle. */
async function restNow(round: number): Promise<void> {
  if (setup.restEvery > 0 && round % setup.restEvery === 0) await rest(400);
}

/** Anything else is a fault of ours, and ends the process. */
function codeOf(error: unknown): string {
  if (error instanceof StoreError || error instanceof ContentError || error instanceof IntakeError) return error.code;
  throw error;
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAlarmBell } from './alarm-bell.ts';
import { alarmSetting, canarySetting, createChannels, createLetters } from './create-channels.ts';
import { createTrackers } from './create-trackers.ts';
import { checkInProcess } from './features/plans/check-in-process.ts';
import { reviewInProcess } from './features/review/review-in-process.ts';
import { linkFor } from './features/people/people-routes.ts';
import { readWebFiles } from './features/web/web-files.ts';
import type { WebFiles } from './features/web/web-files.ts';
import { firstStart } from './first-start.ts';
import { startLoops } from './muster-loops.ts';
import type { MusterLoops } from './muster-loops.ts';
import { createMuster } from './muster.ts';
import { readConfig } from './platform/config/config.ts';
import type { Config } from './platform/config/config.ts';
import { createDerivedSecrets } from './platform/secrets/derived-secret.ts';
import { readInstanceKey } from './platform/config/read-instance-key.ts';
import type { BlobStore } from './platform/content/blob-store.ts';
import { openFileBlobStore } from './platform/content/file-blob-store.ts';
import { createIds } from './platform/ids/ids.ts';
import { openInstance } from './platform/instance.ts';
import { openSegmentLog } from './platform/intake/segment-log.ts';
import { createLog } from './platform/log/log.ts';
import type { Log } from './platform/log/log.ts';
import { deriveInstanceKey } from './platform/secrets/instance-key.ts';
import type { InstanceKey } from './platform/secrets/instance-key.ts';
import { openStore } from './platform/store/open-store.ts';
import { databasePath } from './platform/store/sqlite/open-database.ts';
import { lockDirectory } from './platform/store/sqlite/directory-lock.ts';
import type { DirectoryLock } from './platform/store/sqlite/directory-lock.ts';
import type { Store } from './platform/store/store.ts';
import { systemClock } from './platform/time/clock.ts';

export interface StartIo {
  /** Log lines, one JSON object each. */
  readonly write: (line: string) => void;
}

export interface Started {
  /** Where it is reached: `http://127.0.0.1:7373`. */
  readonly origin: string;
  /** The one-time link of the first administrator, at the first start only. */
  readonly link: string | null;
  readonly dataDirectory: string;
  /** Where the instance key comes from, in words. */
  readonly keyFrom: string;
  /** Stops accepting, ends the loops, drains the writer, releases the lock. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * The one place where adapters are chosen: a real Muster on disk or on PostgreSQL, listening. `builtScreens`: the folder
 * of the screens where the configuration names none.
 */
export async function startMuster(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
  io: StartIo,
  builtScreens: string | null = null,
): Promise<Started> {
  const config = readConfig(environment, folder);
  const found = readInstanceKey(config);
  const key = deriveInstanceKey(found.secret);
  const log = createLog(io.write, systemClock.now);
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const store = await openStore(storeOf(config));
  // SQLite locks its directory itself; beside PostgreSQL the intake and the blobs are in it alone.
  const lock = config.database_url === undefined ? null : lockDirectory(config.data);
  try {
    const web = config.web ?? builtScreens;
    const files = web === null ? null : await readWebFiles(web);
    const running = await listen(config, store, key, log, lock, files);
    return { ...running, dataDirectory: config.data, keyFrom: found.where };
  } catch (error) {
    lock?.release();
    await store.close();
    throw error;
  }
}

/** Where an instance keeps its records and blobs, opened; for what needs no server, such as doctor. */
export async function openRecords(config: Config): Promise<{ readonly store: Store; readonly blobs: BlobStore }> {
  return { store: await openStore(storeOf(config)), blobs: await openBlobs(config) };
}

/** A file or folder that is there once an instance has ever started on this configuration. */
export function traceOfData(config: Config): string {
  return config.database_url === undefined ? databasePath(config.data) : join(config.data, 'intake');
}

function openBlobs(config: Config): Promise<BlobStore> {
  return openFileBlobStore({ directory: join(config.data, 'blobs') });
}

function storeOf(config: Config): Parameters<typeof openStore>[0] {
  return config.database_url === undefined
    ? { kind: 'sqlite', directory: config.data }
    : { kind: 'postgres', url: config.database_url };
}

async function listen(
  config: Config,
  store: Store,
  key: InstanceKey,
  log: Log,
  lock: DirectoryLock | null,
  web: WebFiles | null,
): Promise<Pick<Started, 'origin' | 'link' | 'stop'>> {
  const ids = createIds(systemClock);
  // First of all: a wrong key must be called a wrong key, not a damaged intake.
  await openInstance({ store, clock: systemClock, ids }, config.organisation, key);
  const intake = await openSegmentLog({ directory: join(config.data, 'intake'), key: key.segments });
  const blobs = await openBlobs(config);
  let origin = config.origin ?? '';
  let loops: MusterLoops | null = null;
  const { organisation } = config;
  const channels = createChannels(config, key.push);
  const letters = createLetters(config);
  const canary = canarySetting(config, channels);
  const alarm = alarmSetting(config, channels);
  const muster = await createMuster({
    store,
    blobs,
    intake,
    clock: systemClock,
    ids,
    key,
    log,
    organisation,
    web,
    check: checkInProcess(),
    reviewRecord: reviewInProcess(),
    reachBy: channels,
    ...(letters === null ? {} : { letters }),
    trackers: createTrackers(config),
    ...(canary === null ? {} : { canary }),
    origin: () => origin,
    faults: async () => (loops === null ? [{ what: 'It is starting.', why: null }] : loops.faults()),
    onIntake: () => loops?.wakeIntake(),
    onMessages: () => loops?.wakeOutbox(),
  });
  const address = await muster.http.listen({ host: config.host, port: config.port });
  // Before anything else: a request may be here already, and is held against it.
  origin = config.origin ?? address;
  // After listening: a link that is made and never shown would lock its person out.
  const first = await firstStart(muster);
  const bell =
    alarm &&
    createAlarmBell({
      ...alarm,
      secrets: [createDerivedSecrets(key).webhook('alarm')],
      origin: () => origin,
      onFault: log.fault,
    });
  loops = startLoops(muster, bell);
  log.info('listening', { address: origin, organisation });
  const running = loops;
  const stop = once(async () => {
    log.info('stopping');
    await muster.http.close();
    await running.stop();
    // What the last requests wrote is signed before the lock is released.
    while ((await muster.integrate(organisation)) > 0);
    await intake.close();
    await store.close();
    lock?.release();
    log.info('stopped');
  });
  return { origin, stop, link: first && linkFor(origin, first.link) };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

import { join } from 'node:path';
import { openFileBlobStore } from '../../packages/server/src/platform/content/file-blob-store.ts';
import { openSegmentLog } from '../../packages/server/src/platform/intake/segment-log.ts';
import { deriveInstanceKey } from '../../packages/server/src/platform/secrets/instance-key.ts';
import { openStore } from '../../packages/server/src/platform/store/open-store.ts';
import type { Store } from '../../packages/server/src/platform/store/store.ts';
import { checkRecords } from './check-records.ts';
import type { Fault } from './fault.ts';
import { plannedSignal } from './planned-work.ts';
import { readSignals } from './read-signals.ts';
import { instanceSecret } from './writer-setup.ts';
import type { Acknowledged } from './writer-setup.ts';

export interface Checked {
  readonly faults: readonly Fault[];
  /** What is there and was looked at, part by part. */
  readonly appends: number;
  readonly blobs: number;
  readonly signals: number;
}

/** Opens a data directory as the server does, and holds every byte in it against what was acknowledged. */
export async function checkDirectory(directory: string, acknowledged: Acknowledged): Promise<Checked> {
  const faults: Fault[] = [];
  const opened = async <T>(what: string, open: () => Promise<T>): Promise<T | null> =>
    open().catch((error: unknown) => {
      faults.push({ kind: 'unopened', what: `${what}: ${String(error)}` });
      return null;
    });
  const store = await opened('records', () => openStore({ kind: 'sqlite', directory }));
  if (!store) return { faults, appends: 0, blobs: 0, signals: 0 };
  try {
    const blobs = await opened('blobs', () => openFileBlobStore({ directory: join(directory, 'blobs') }));
    const records = blobs && (await opened('records', () => checkRecords(store, blobs, acknowledged.appends)));
    const signals = await opened('intake', () => checkSignals(directory, acknowledged.signals));
    faults.push(...(await inspectionOf(store)), ...(records?.faults ?? []), ...(signals?.faults ?? []));
    return { faults, appends: records?.appends ?? 0, blobs: records?.blobs ?? 0, signals: signals?.count ?? 0 };
  } finally {
    await store.close();
  }
}

/** What the database says of itself: settings, integrity, the hash of every row. */
async function inspectionOf(store: Store): Promise<readonly Fault[]> {
  const findings = await store.inspect().catch((error: unknown) => [{ level: 'fault', what: String(error) } as const]);
  return findings.flatMap(({ level, what }): Fault[] => (level === 'fault' ? [{ kind: 'damaged', what }] : []));
}

async function checkSignals(
  directory: string,
  acknowledged: ReadonlyMap<number, number>,
): Promise<{ readonly faults: readonly Fault[]; readonly count: number }> {
  const key = deriveInstanceKey(instanceSecret).segments;
  const intake = await openSegmentLog({ directory: join(directory, 'intake'), key });
  try {
    const found = await readSignals(intake);
    const sources = new Set([...acknowledged.keys(), ...found.keys()]);
    const faults = [...sources].flatMap((source) =>
      signalFaults(source, found.get(source) ?? [], acknowledged.get(source) ?? 0),
    );
    return { faults, count: [...found.values()].reduce((sum, bodies) => sum + bodies.length, 0) };
  } finally {
    await intake.close();
  }
}

/** Each exactly once, in the order they were sent, and all that were acknowledged. */
function signalFaults(source: number, bodies: readonly Uint8Array[], acknowledged: number): readonly Fault[] {
  const lost: Fault[] =
    bodies.length < acknowledged
      ? [{ kind: 'lost', what: `${acknowledged - bodies.length} signals of source ${source}` }]
      : [];
  const wrong = bodies.findIndex((body, at) => Buffer.compare(body, plannedSignal(source, at + 1)) !== 0);
  if (wrong < 0) return lost;
  return [...lost, { kind: 'damaged', what: `signal ${wrong + 1} of source ${source} is not what was sent` }];
}

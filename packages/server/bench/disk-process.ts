import { join } from 'node:path';
import { openSegmentLog } from '../src/platform/intake/segment-log.ts';
import { openStore } from '../src/platform/store/open-store.ts';
import type { Store } from '../src/platform/store/store.ts';
import {
  measureBatchAppends,
  measureBusyAppends,
  measureFlushes,
  measureLoading,
  measureSteadyAppends,
} from './append-bench.ts';
import { measureIntake } from './intake-bench.ts';
import { measureLists } from './list-bench.ts';

/** `disk-process.ts WHAT DIRECTORY`: one measurement in a process of its own; says its figures as a line of JSON. */
const [what = '', directory = ''] = process.argv.slice(2);

async function onStore<T>(measure: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ kind: 'sqlite', directory });
  try {
    return await measure(store);
  } finally {
    await store.close();
  }
}

async function onIntake(): Promise<unknown> {
  const intake = await openSegmentLog({ directory: join(directory, 'intake'), key: new Uint8Array(32).fill(7) });
  const measured = await measureIntake(intake);
  await intake.close();
  return measured;
}

const measurements: Readonly<Record<string, () => unknown>> = {
  flushes: () => measureFlushes(directory),
  busy: () => onStore((store) => measureBusyAppends(store, 20_000, 32)),
  steady: () => onStore((store) => measureSteadyAppends(store, 200, 8)),
  batch: () => onStore((store) => measureBatchAppends(store)),
  loading: () => onStore((store) => measureLoading(store)),
  intake: onIntake,
  lists: () => onStore((store) => measureLists(store)),
};

const measure = measurements[what];
if (!measure) throw new Error(`There is no measurement ${what}: ${Object.keys(measurements).join(', ')}.`);
process.stdout.write(`${JSON.stringify(await measure())}\n`);

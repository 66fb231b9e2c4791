import { addMilliseconds, parseInstant } from '@muster/clocks';
import { createIncidentList } from '../src/features/incidents/incident-list.ts';
import { incidentModel } from '../src/features/incidents/incident-rows.ts';
import type { IncidentListRow } from '../src/features/incidents/incident-rows.ts';
import { createContentReader } from '../src/platform/content/create-content-reader.ts';
import { createContentWriter } from '../src/platform/content/create-content-writer.ts';
import { createMemoryBlobStore } from '../src/platform/content/memory-blob-store.ts';
import { createVault } from '../src/platform/content/vault.ts';
import { createIds } from '../src/platform/ids/ids.ts';
import { deriveInstanceKey } from '../src/platform/secrets/instance-key.ts';
import { appendOf } from '../src/platform/store/append-of.ts';
import type { RowChange, Store } from '../src/platform/store/store.ts';
import { systemClock } from '../src/platform/time/clock.ts';
import { latencyOf } from './append-bench.ts';
import type { Latency } from './append-bench.ts';

/** Milliseconds of first pages of the list of incidents, as the server makes them: rows, titles opened, names. */
export interface ListTimes {
  readonly incidents: number;
  readonly all: Latency;
  /** Open ones: one in a hundred, spread over everything. */
  readonly open: Latency;
  /** A filter that almost nothing fits: the most that one answer looks through. */
  readonly rare: Latency;
}

const organisation = 'bench';
const newest = parseInstant('2026-11-23T09:30:00.000Z');
const batch = 500;
const levels = ['low', 'medium', 'high', 'critical'] as const;

/** So many incidents with titles in the store, and then first pages of 50. */
export async function measureLists(store: Store, incidents = 100_000, pages = 200): Promise<ListTimes> {
  const ids = createIds(systemClock);
  const vault = createVault(deriveInstanceKey(new Uint8Array(32)), ids);
  const blobs = createMemoryBlobStore();
  const writer = createContentWriter({ vault, blobs, ids });
  for (let from = 0; from < incidents; from += batch) {
    const made = await Promise.all(
      Array.from({ length: Math.min(batch, incidents - from) }, async (_, at) => row(writer, ids.uuid(), from + at)),
    );
    await store.append(
      appendOf(organisation, {
        contents: made.map(({ content }) => content),
        rows: made.map(({ row: each }) => ({
          model: incidentModel,
          key: each.id,
          sort: `${each.declaredAt} ${each.id}`,
          row: { ...each, title: { ...each.title } },
        })),
      }),
    );
  }
  const list = createIncidentList({
    store,
    clock: systemClock,
    reader: createContentReader({ store, vault, blobs }),
    names: async () => new Map([['somebody', 'Somebody']]),
    directory: async () => ({ holders: {}, people: ['somebody'] }),
  });
  const measure = async (query: Parameters<typeof list>[1]): Promise<Latency> => {
    const times: number[] = [];
    for (let at = 0; at < pages; at += 1) {
      // A list that was read is remembered until an incident changes: each page is read after a change.
      await store.append(appendOf(organisation, { rows: [touched(at)] }));
      const began = performance.now();
      await list(organisation, query);
      times.push(performance.now() - began);
    }
    return latencyOf(times);
  };
  return {
    incidents,
    all: await measure({ limit: 50 }),
    open: await measure({ limit: 50, status: 'open' }),
    rare: await measure({ limit: 50, tag: 'ASI10' }),
  };
}

/** The oldest incident changes. */
function touched(at: number): RowChange {
  return { model: incidentModel, key: 'touched', sort: '0', row: { at } };
}

async function row(writer: ReturnType<typeof createContentWriter>, id: string, at: number) {
  const { ref, row: content } = await writer.text(`The assistant answered with account numbers, case ${at}`);
  const isOpen = at % 100 === 0;
  const made: IncidentListRow = {
    id,
    reference: `INC-${at + 1}`,
    title: ref,
    type: 'sensitive-data-exposure',
    system: 'support-assistant',
    severity: levels[at % 4] ?? 'low',
    stage: isOpen ? 'contain' : 'review',
    status: isOpen ? 'open' : 'closed',
    owner: 'somebody',
    declaredAt: addMilliseconds(newest, (at - 100_000) * 60_000),
    nextDue: null,
  };
  return { row: made, content };
}

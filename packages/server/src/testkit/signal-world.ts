import type { Caller } from '../platform/caller.ts';
import { createContentReader } from '../platform/content/create-content-reader.ts';
import { createContentWriter } from '../platform/content/create-content-writer.ts';
import { createMemoryBlobStore } from '../platform/content/memory-blob-store.ts';
import { createVault } from '../platform/content/vault.ts';
import { createMemoryIntakeLog } from '../platform/intake/memory-intake-log.ts';
import { deriveInstanceKey } from '../platform/secrets/instance-key.ts';
import { createFakeStore } from '../platform/store/fake/fake-store.ts';
import type { Store } from '../platform/store/store.ts';
import { createStreams } from '../platform/streams/streams.ts';
import { intakeTurn } from '../features/signals/intake-turn.ts';
import { ToldBefore } from '../features/signals/told-before.ts';
import { createSignalService } from '../features/signals/signal-service.ts';
import { signalGroupModel, signalGroupRow } from '../features/signals/signal-stream.ts';
import { handClock } from './hand-clock.ts';
import { repeatableIds } from './repeatable-ids.ts';

export const organisation = 'example';
export const firstResponder: Caller = {
  organisation,
  actor: { kind: 'person', person: 'first-responder' },
  via: 'test',
  idempotency: null,
};

export type SignalWorld = ReturnType<typeof signalWorld>;

/** The intake and the signals over a store in memory. `over` may put faults into the store. */
export function signalWorld(over: (store: Store) => Store = (store) => store) {
  const clock = handClock();
  const ids = repeatableIds(clock);
  const store = over(createFakeStore(clock.now));
  const vault = createVault(deriveInstanceKey(new Uint8Array(32)), ids);
  const blobs = createMemoryBlobStore();
  const writer = createContentWriter({ vault, blobs, ids });
  const reader = createContentReader({ store, vault, blobs });
  const openIncidents = new Set<string>();
  const ports = { store, clock, ids, reader, writer, streams: createStreams(store) };
  const signals = createSignalService({
    ...ports,
    blobs,
    isIncidentOpen: async (_, incident) => openIncidents.has(incident),
  });
  const intake = createMemoryIntakeLog();
  const toldBefore = new ToldBefore();
  const turn = () => intakeTurn({ store, intake, signals, toldBefore, organisation, systems: ['assistant'] });

  async function post(body: unknown, route = 'alertmanager', from = organisation): Promise<void> {
    const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
    await intake.append({ organisation: from, route, receivedAt: clock.now(), body: bytes });
  }
  async function send(body: unknown, route?: string): Promise<void> {
    await post(body, route);
    while ((await turn()) > 0);
    clock.pass(60_000);
  }
  async function groups() {
    const page = await store.listRows(organisation, signalGroupModel, { limit: 200, after: null, order: 'rising' });
    return page.items.map((item) => signalGroupRow.parse(item.row));
  }
  async function eventTypes(): Promise<string[]> {
    const page = await store.listStreams(organisation, 'signal/', { limit: 200, after: null, order: 'rising' });
    const streams = await Promise.all(page.items.map((name) => store.loadStream(organisation, name)));
    return streams.flat().map((event) => event.type);
  }
  async function textsOf(group: string): Promise<string[]> {
    const found = await signals.find(organisation, group);
    const refs = Object.values(found?.signals ?? {}).map((signal) => signal.content);
    return [...(await reader.texts(organisation, refs)).values()].map((text) => text ?? '');
  }
  return { clock, store, signals, intake, turn, post, send, groups, eventTypes, textsOf, writer, openIncidents };
}

interface AlertGiven {
  readonly fingerprint?: string;
  readonly startsAt?: string;
  readonly status?: 'firing' | 'resolved';
  readonly annotations?: Record<string, string>;
  readonly labels?: Record<string, string>;
  readonly generatorURL?: string;
}

export function webhook(alerts: readonly AlertGiven[], groupKey = '{}:{alertname="AccountDataInReply"}') {
  return {
    version: '4',
    groupKey,
    truncatedAlerts: 0,
    status: alerts.some(({ status }) => status !== 'resolved') ? 'firing' : 'resolved',
    receiver: 'muster',
    groupLabels: { alertname: 'AccountDataInReply' },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example.com',
    alerts: alerts.map((given) => ({
      status: given.status ?? 'firing',
      labels: { alertname: 'AccountDataInReply', ai_system: 'assistant', ...given.labels },
      annotations: given.annotations ?? { summary: 'A reply held account data' },
      startsAt: given.startsAt ?? '2026-11-23T08:59:30.123456789Z',
      endsAt: given.status === 'resolved' ? '2026-11-23T09:20:00Z' : '0001-01-01T00:00:00Z',
      generatorURL: given.generatorURL ?? 'http://prometheus.example.com/graph',
      fingerprint: given.fingerprint ?? 'f00d',
    })),
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '@muster/api';
import { deriveInstanceKey } from '../../packages/server/src/platform/secrets/instance-key.ts';
import { openFileBlobStore } from '../../packages/server/src/platform/content/file-blob-store.ts';
import { createVault } from '../../packages/server/src/platform/content/vault.ts';
import type { Vault } from '../../packages/server/src/platform/content/vault.ts';
import { openSegmentLog } from '../../packages/server/src/platform/intake/segment-log.ts';
import { openStore } from '../../packages/server/src/platform/store/open-store.ts';
import type { SealedContent, Store } from '../../packages/server/src/platform/store/store.ts';
import { handClock } from '../../packages/server/src/testkit/hand-clock.ts';
import { repeatableIds } from '../../packages/server/src/testkit/repeatable-ids.ts';
import { staffedMuster } from '../../packages/server/src/testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../packages/server/src/testkit/staffed-muster.ts';

const seats = ['security-lead', 'operations-lead', 'general-counsel', 'ml-lead', 'chief-operating-officer'];
export const organisation = 'example';
const r = routes.incidents;

/** A whole Muster whose every file can be looked at. */
export interface LeakyWorld {
  readonly staff: StaffedMuster;
  readonly store: Store;
  readonly vault: Vault;
  readonly blobs: Awaited<ReturnType<typeof openFileBlobStore>>;
  readonly directory: string;
  close(): Promise<void>;
}

/** Records on SQLite in the directory itself, or in the database that the URL names. */
export async function openLeakyWorld(postgresUrl: string | null): Promise<LeakyWorld> {
  const directory = await mkdtemp(join(tmpdir(), 'muster-redaction-'));
  const clock = handClock();
  const store = await openStore(
    postgresUrl === null ? { kind: 'sqlite', directory } : { kind: 'postgres', url: postgresUrl },
    clock.now,
  );
  // The key that the Muster of the testkit uses.
  const key = deriveInstanceKey(new Uint8Array(32).fill(7));
  const blobs = await openFileBlobStore({ directory: join(directory, 'blobs') });
  const intake = await openSegmentLog({ directory: join(directory, 'intake'), key: key.segments });
  const staff = await staffedMuster(seats, { store, clock, blobs, intake });
  return {
    staff,
    store,
    blobs,
    directory,
    vault: createVault(key, repeatableIds(clock)),
    async close() {
      await staff.muster.close();
      await intake.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Text and bytes for a place, to be found again. */
export interface Speech {
  textFor(place: string): string;
  bytesFor(place: string): Uint8Array<ArrayBuffer>;
}

/** Plays an incident that says something in every place where anything can be said. Gives its reference. */
export async function sayEverywhere(world: LeakyWorld, speech: Speech): Promise<string> {
  const groups = await saySignals(world, speech);
  const incident = await sayIncident(world, speech, groups);
  const params = { incident };
  await saySteps(world, speech, incident);
  const query = {
    category: 'prompts-and-outputs',
    title: speech.textFor('evidence title'),
    source: speech.textFor('evidence source'),
  };
  const small = speech.bytesFor('evidence');
  const large = new Uint8Array(Buffer.concat([small, Buffer.alloc(2_500_000, '.'), small]));
  for (const body of [small, large])
    await world.staff.at('security-lead').call(r.captureEvidence, { params, query, body });
  await world.staff
    .at('security-lead')
    .call(r.notAnIncident, { params, body: { reason: speech.textFor('no incident') } });
  await world.staff.at('security-lead').call(r.reopen, { params, body: { reason: speech.textFor('reopening') } });
  await world.staff.muster.integrate(organisation);
  return incident;
}

async function saySignals({ staff }: LeakyWorld, speech: Speech): Promise<readonly string[]> {
  const fingerprint = '00000000deadbeef';
  const webhook = {
    version: '4',
    groupKey: speech.textFor('group key'),
    status: 'firing',
    alerts: [
      {
        status: 'firing',
        labels: { alertname: speech.textFor('label') },
        annotations: { summary: speech.textFor('annotation') },
        startsAt: '2026-11-23T08:59:00Z',
        fingerprint,
      },
    ],
  };
  const notice = { key: speech.textFor('key'), group: speech.textFor('group'), title: speech.textFor('notice') };
  const post = (url: string, payload: string) =>
    staff.muster.http.inject({
      method: 'POST',
      url,
      payload,
      headers: { authorization: `Bearer ${staff.tokens.intake}`, 'content-type': 'application/json' },
    });
  await post('/in/alertmanager', JSON.stringify(webhook));
  await post('/in/generic', JSON.stringify(notice));
  await post('/in/alertmanager', JSON.stringify(speech.textFor('unreadable')));
  await staff.muster.readIntake();
  const { items } = await staff.at('security-lead').call(routes.signals.list, {});
  const ids = items.map((item) => item.id);
  const declined = { reason: speech.textFor('declined'), ticket: speech.textFor('ticket') };
  await staff.at('security-lead').call(routes.signals.decline, { params: { group: ids[0] ?? '' }, body: declined });
  return ids.slice(1);
}

async function sayIncident({ staff }: LeakyWorld, speech: Speech, signalGroups: readonly string[]): Promise<string> {
  const body = {
    type: 'sensitive-data-exposure',
    system: 'support-assistant',
    title: speech.textFor('title'),
    summary: speech.textFor('summary'),
    signalGroups: [...signalGroups],
  };
  const declared = await staff.at('security-lead').call(r.declare, { body, idempotencyKey: 'declare-once' });
  return declared.reference;
}

async function saySteps({ staff }: LeakyWorld, speech: Speech, incident: string): Promise<void> {
  const params = { incident };
  const security = staff.at('security-lead');
  const because = speech.textFor('unknown fact');
  await staff
    .at('operations-lead')
    .call(r.recordFact, { params: { incident, fact: 'people_affected' }, body: { state: 'unknown', because } });
  await security.call(r.raiseSeverity, { params, body: { to: 'critical', reason: speech.textFor('raised') } });
  await staff
    .at('general-counsel')
    .call(r.lowerSeverity, { params, body: { to: 'high', reason: speech.textFor('lowered') } });
  await security.call(r.reclassify, {
    params,
    body: { to: 'prompt-injection', reason: speech.textFor('reclassified') },
  });
  await security.call(r.doTask, { params: { incident, task: 'triage' }, body: { note: speech.textFor('task note') } });
  const decision = {
    choice: speech.textFor('choice'),
    rationale: speech.textFor('rationale'),
    marking: { kind: 'factual' } as const,
  };
  await security.call(r.decide, { params, body: decision });
  const propose = { action: 'support-assistant.stop', reason: speech.textFor('proposed') };
  const { number, digest } = await staff.at('ml-lead').call(r.propose, { params, body: propose });
  await staff
    .at('operations-lead')
    .call(r.refuse, { params: { incident, number }, body: { digest, reason: speech.textFor('refused') } });
  await security.call(r.offerHandover, {
    params,
    body: { to: staff.personIn('ml-lead'), note: speech.textFor('hand-over') },
  });
}

/** Every item of content that any event names. */
export async function allContents({ store }: LeakyWorld): Promise<readonly SealedContent[]> {
  const ids = new Set<string>();
  for (let after: string | null = null, more = true; more; more = after !== null) {
    const page = await store.listStreams(organisation, '', { limit: 200, after, order: 'rising' });
    for (const stream of page.items)
      for (const event of await store.loadStream(organisation, stream))
        for (const [, id] of Buffer.from(event.bytes)
          .toString()
          .matchAll(/"id":"([0-9a-f-]{36})","mediaType"/g))
          ids.add(id ?? '');
    after = page.next;
  }
  return store.readContents(organisation, [...ids]);
}

import { routes } from '@muster/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClaimedMessage } from '../../platform/store/store.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { createAuditCollector } from './audit-collector.ts';
import { createCollectChannel } from './collect-channel.ts';
import type { Collector } from './collector.ts';

const r = routes.incidents;
let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'ml-lead']);
});
afterEach(() => staff.muster.close());

/** An ungated step is executed and waits for its evidence; the messages that ask for it. */
async function preserving(): Promise<readonly ClaimedMessage[]> {
  const lead = staff.at('security-lead');
  const declare = { type: 'prompt-injection', title: 'It leaks', system: 'support-assistant' };
  const { reference: incident } = await lead.call(r.declare, { body: declare });
  const body = { action: 'support-assistant.disable-refunds', reason: 'It leaks' };
  const { number, digest } = await lead.call(r.propose, { params: { incident }, body });
  await lead.call(r.execute, { params: { incident, number }, body: { digest } });
  const { store, clock } = staff.muster.parts;
  const claimed = await store.claimMessages(clock.now(), 600_000, 100);
  return claimed.filter(({ channel }) => channel === 'collect');
}

function channelWith(...collectors: readonly Collector[]) {
  const { muster } = staff;
  const faults: string[] = [];
  const channel = createCollectChannel({
    clock: muster.clock,
    writer: muster.writer,
    blobs: { destroy: async () => undefined },
    collectors,
    incidents: {
      find: muster.incidents.find,
      answer: (caller, incident, command, sealed) =>
        muster.incidents.run(caller, incident, command, { sealed, destroyed: [] }, () => null),
    },
    onFault: (name) => void faults.push(name),
  });
  return { channel, faults };
}

const see = () => staff.at('ml-lead').call(r.show, { params: { incident: 'INC-1' } });

test('a collector that fails is tried again, and is a gap the third time: it never keeps a stop for the whole minute', async () => {
  const broken: Collector = {
    name: 'broken',
    reaches: () => true,
    collect: () => Promise.reject(new Error('No route')),
  };
  const { channel, faults } = channelWith(broken);
  const wishes = await preserving();
  expect(wishes).toHaveLength(5);
  for (const message of wishes) {
    await expect(channel({ ...message, attempts: 1 })).rejects.toThrow('No route');
    await expect(channel({ ...message, attempts: 2 })).rejects.toThrow('No route');
  }
  expect((await see()).actions[0]?.progress).toBe('preserving');
  for (const message of wishes) await channel({ ...message, attempts: 3 });
  const view = await see();
  expect(view.actions[0]?.progress).toBe('executed');
  expect(view.preservationGaps.map(({ because }) => because)).toContain('The collector failed for: log store');
  expect(faults).toEqual(Array.from({ length: 5 }, () => 'broken'));
});

test('what is larger than a row is a blob, and comes back byte for byte', async () => {
  const bytes = new Uint8Array(200_000).map((_, at) => at % 251);
  const large: Collector = {
    name: 'large',
    reaches: () => true,
    collect: async () => ({
      kind: 'captured',
      title: 'All of it',
      source: 'recorder',
      bytes,
      mediaType: 'application/octet-stream',
      impersonal: false,
    }),
  };
  for (const message of await preserving()) await channelWith(large).channel(message);
  const view = await see();
  expect(view.evidence).toHaveLength(5);
  expect(view.preservationGaps).toEqual([]);
  const content = view.evidence[0]?.content ?? '';
  const back = await staff.at('ml-lead').bytes(r.content, { params: { incident: 'INC-1', content } });
  expect(Buffer.from(back).equals(Buffer.from(bytes))).toBe(true);
  // Its plain digest would outlive a redaction.
  expect(view.evidence[0]?.sha256).toBeNull();
});

test('the audit is collected where the plan names Muster as its source, and only what is about the incident', async () => {
  await preserving();
  const { store, organisation } = staff.muster.parts;
  const found = await staff.muster.incidents.find(organisation, 'INC-1');
  if (found === null) throw new Error('It was declared.');
  const collector = createAuditCollector(store);
  const request = { organisation, ...found, action: 1, category: 'access-logs', source: "Muster's audit" };
  expect(collector.reaches(request)).toBe(true);
  expect(collector.reaches({ category: 'access-logs', source: 'sign-on log' })).toBe(false);
  const collected = await collector.collect(request);
  if (collected.kind !== 'captured') throw new Error('There is an audit.');
  const rows = Buffer.from(collected.bytes).toString('utf8').trimEnd().split('\n');
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.every((row) => row.includes('INC-1') || row.includes(found.incident.id))).toBe(true);
  expect(rows[0]).toContain('declare');
});

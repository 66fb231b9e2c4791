import { routes } from '@muster/api';
import type { IncidentView } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { injectFetch } from '../../testkit/inject-fetch.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const seats = ['security-lead', 'security-deputy', 'operations-lead', 'ml-lead'];
const r = routes.incidents;
const enabled = 'support-assistant.enabled';

let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(seats);
});
afterEach(() => staff.muster.close());

async function declare(signalGroups: readonly string[] = []): Promise<string> {
  const body = {
    type: 'prompt-injection',
    title: 'Numbers leak',
    system: 'support-assistant',
    signalGroups: [...signalGroups],
  };
  return (await staff.at('security-lead').call(r.declare, { body })).reference;
}

/** Proposed, approved and executed; gives the number. What follows by itself is left to the next turn. */
async function execute(incident: string, options: { undoes?: number; doNotWait?: string } = {}): Promise<number> {
  const { undoes = null, doNotWait = null } = options;
  const body = { action: 'support-assistant.stop', reason: 'It leaks', undoes };
  const { number, digest } = await staff.at('ml-lead').call(r.propose, { params: { incident }, body });
  for (const seat of ['operations-lead', 'security-lead'])
    await staff.at(seat).call(r.approve, { params: { incident, number }, body: { digest } });
  await staff.at('ml-lead').call(r.execute, { params: { incident, number }, body: { digest, doNotWait } });
  return number;
}

const see = (incident: string): Promise<IncidentView> =>
  staff.at('security-lead').call(r.show, { params: { incident } });
const action = async (incident: string, number = 1) => (await see(incident)).actions[number - 1];
const value = async () => (await staff.flags.call(routes.flags.one, { params: { key: enabled }, body: {} })).value;

/** All switches at once, as a client that polls with the ETag of its last answer. */
async function poll(etag = ''): Promise<{ readonly status: number; readonly etag: string }> {
  const response = await injectFetch(staff.muster.http)('http://muster.example/ofrep/v1/evaluate/flags', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${staff.tokens.flags}`,
      'content-type': 'application/json',
      'if-none-match': etag,
    },
    body: '{}',
  });
  return { status: response.status, etag: response.headers.get('etag') ?? '' };
}

describe('capture before change', () => {
  test('takes what Muster itself holds, says why the rest is missing, and then stops', async () => {
    await staff.intake.call(routes.signals.generic, {
      body: new TextEncoder().encode('{"title":"Account 4711 in a reply","system":"support-assistant"}'),
    });
    await staff.muster.readIntake();
    const [group] = (await staff.administrator.call(routes.signals.list)).items;
    const incident = await declare([group?.id ?? '']);
    await execute(incident);
    expect(await action(incident)).toMatchObject({
      progress: 'preserving',
      preserving: {
        until: '2026-11-23T09:01:00.000Z',
        waitingFor: [
          'prompts-and-outputs',
          'application-logs',
          'access-logs',
          'model-configuration',
          'decision-records',
        ],
      },
      probe: null,
    });
    expect(await value()).toBe(true);
    await staff.muster.readIntake();
    expect(await value()).toBe(false);
    const view = await see(incident);
    expect(view.actions[0]).toMatchObject({ progress: 'executed', preserving: null });
    expect(view.preservationGaps).toEqual([
      { action: 1, category: 'application-logs', cause: 'no-collector', because: 'No collector for: log store' },
      { action: 1, category: 'access-logs', cause: 'no-collector', because: 'No collector for: sign-on log' },
    ]);
    expect(view.evidence.map(({ category, collector }) => `${category} by ${collector}`)).toEqual([
      'prompts-and-outputs by muster-intake',
      'model-configuration by muster-switches',
      'decision-records by muster-record',
    ]);
    const bytes = async (at: number) =>
      new TextDecoder().decode(
        await staff
          .at('security-lead')
          .bytes(r.content, { params: { incident, content: view.evidence[at]?.content ?? '' } }),
      );
    expect(await bytes(0)).toContain('Account 4711 in a reply');
    const configuration = JSON.parse(await bytes(1)) as { model: object; planVersion: string; switches: object[] };
    expect(configuration).toMatchObject({
      model: { name: 'example-large', version: '2026-09', prompt: 'prompts/support' },
      planVersion: view.planVersion,
    });
    expect(configuration.switches).toContainEqual(
      expect.objectContaining({ key: enabled, served: true, holds: [], history: [] }),
    );
    expect(view.evidence[1]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await bytes(2)).toContain('"record":"action"');
  });

  test('never holds a stop back longer than sixty seconds, also where no collector answers', async () => {
    const incident = await declare();
    const { store } = staff.muster.parts;
    await execute(incident);
    // The outbox stands still: another process holds its messages.
    await store.claimMessages(staff.muster.clock.now(), 600_000, 100);
    await staff.muster.pass(59_000);
    expect((await action(incident))?.progress).toBe('preserving');
    await staff.muster.pass(1_000);
    const view = await see(incident);
    expect(view.actions[0]?.progress).toBe('executed');
    expect(new Set(view.preservationGaps.map(({ cause }) => cause))).toEqual(new Set(['time-over']));
    expect(await value()).toBe(false);
  });

  test('is not waited for where somebody says why', async () => {
    const incident = await declare();
    await execute(incident, { doNotWait: 'Numbers leak every second' });
    const view = await see(incident);
    expect(view.actions[0]?.progress).toBe('executed');
    expect(view.preservationGaps).toHaveLength(5);
    expect(await value()).toBe(false);
  });

  test('happens once, though every message comes twice', async () => {
    const incident = await declare();
    const { store, organisation, clock } = staff.muster.parts;
    await execute(incident);
    const claimed = await store.claimMessages(clock.now(), 1, 100);
    const collect = staff.muster.channels.get('collect');
    const wishes = claimed.filter(({ channel }) => channel === 'collect');
    expect(wishes).toHaveLength(5);
    for (const message of [...wishes, ...wishes]) await collect?.(message);
    await staff.muster.pass(120_000);
    const view = await see(incident);
    expect(view.evidence.map(({ category }) => category)).toEqual(['model-configuration', 'decision-records']);
    expect(view.preservationGaps.map(({ category, cause }) => `${category}: ${cause}`)).toEqual([
      'prompts-and-outputs: nothing-held',
      'application-logs: no-collector',
      'access-logs: no-collector',
    ]);
    const events = await store.loadStream(organisation, `incident/${view.id}`);
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect([count('action-executed'), count('evidence-captured'), count('preservation-gap-recorded')]).toEqual([
      1, 2, 1,
    ]);
  });
});

test('an approver who is removed while evidence is captured stops the stop', async () => {
  const incident = await declare();
  await execute(incident);
  expect(await action(incident)).toMatchObject({ progress: 'preserving' });
  const person = staff.personIn('operations-lead');
  await staff.administrator.call(routes.people.remove, { params: { person }, body: { reason: 'A stolen laptop' } });
  await staff.muster.readIntake();
  expect(await value()).toBe(true);
  expect(await action(incident)).toMatchObject({
    progress: 'waiting',
    gate: { missing: ['operations'], approvals: [{ as: 'security' }] },
  });
  const { digest } = (await see(incident)).actions[0] ?? {};
  const again = staff
    .at('ml-lead')
    .call(r.execute, { params: { incident, number: 1 }, body: { digest: digest ?? '', doNotWait: 'Now' } });
  await expect(again).rejects.toMatchObject({ problem: { status: 409, code: 'approval/lapsed' } });
});

describe('proof by what clients see', () => {
  test('the client polls, sees off 800 ms later: proven in 800 ms', async () => {
    const incident = await declare();
    expect(await value()).toBe(true);
    await execute(incident, { doNotWait: 'Now' });
    await staff.muster.readIntake();
    expect(await action(incident)).toMatchObject({
      progress: 'executed',
      probe: { waitingFor: ['flags'], seen: [], overdueAt: null },
    });
    staff.muster.clock.pass(800);
    expect(await value()).toBe(false);
    await staff.muster.readIntake();
    expect(await action(incident)).toMatchObject({
      progress: 'proven',
      milliseconds: 800,
      probe: { waitingFor: [], seen: [{ title: 'flags', at: '2026-11-23T09:00:00.800Z' }] },
    });
    const { items } = await staff.at('security-lead').call(r.timeline, { params: { incident }, query: { limit: 200 } });
    const saw = items.find(({ type }) => type === 'probe-saw');
    expect(saw).toMatchObject({ actor: { kind: 'service', id: 'switch-probe' }, data: { clientTitle: 'flags' } });
  });

  test('a client with an older ETag is served anew, and 304 counts only for what is served now', async () => {
    const incident = await declare();
    const first = await poll();
    expect((await poll(first.etag)).status).toBe(304);
    await execute(incident, { doNotWait: 'Now' });
    await staff.muster.readIntake();
    expect((await action(incident))?.probe?.waitingFor).toEqual(['flags']);
    staff.muster.clock.pass(300);
    const second = await poll(first.etag);
    expect(second.status).toBe(200);
    staff.muster.clock.pass(300);
    expect((await poll(second.etag)).status).toBe(304);
    await staff.muster.readIntake();
    // By the first answer that held it, not by the last.
    expect(await action(incident)).toMatchObject({ progress: 'proven', milliseconds: 300 });
  });

  test('every client that asked lately is waited for; one that fell silent calls people after five minutes', async () => {
    const other = await staff.administrator.call(routes.people.issueServiceToken, {
      body: { scope: 'flags', title: 'The kiosk' },
    });
    const kiosk = staff.muster.client(other.token);
    const ask = (client: typeof kiosk) => client.call(routes.flags.all, { body: {} });
    await ask(kiosk);
    await staff.muster.pass(6 * 60_000);
    await value();
    const incident = await declare();
    await execute(incident, { doNotWait: 'Now' });
    // The kiosk was silent for six minutes: nobody waits for it.
    expect((await action(incident))?.probe?.waitingFor).toEqual(['flags']);
    await ask(kiosk);
    await staff.muster.readIntake();
    expect(await action(incident)).toMatchObject({
      progress: 'executed',
      probe: { waitingFor: ['flags'], seen: [{ title: 'The kiosk' }] },
    });
    await staff.muster.pass(5 * 60_000);
    const view = await see(incident);
    expect(view.actions[0]?.probe?.overdueAt).toBe('2026-11-23T09:11:00.000Z');
    expect(view.obligations.find(({ kind }) => kind === 'proof')).toMatchObject({
      title: 'A-1 is not proven: flags still has the old value',
      by: ['security'],
    });
    const { store, organisation } = staff.muster.parts;
    const { items } = await store.listMessages(organisation, { limit: 200, after: null, order: 'falling' });
    // The lead of security and its two deputies.
    const pages = items.filter(({ channel }) => channel === 'page');
    expect(pages.filter(({ payload }) => JSON.stringify(payload).includes('proof:A-1'))).toHaveLength(3);
    await value();
    await staff.muster.readIntake();
    expect(await action(incident)).toMatchObject({ progress: 'proven', milliseconds: 300_000 });
  });

  test('nobody ever asked: not proven, and it says so', async () => {
    const incident = await declare();
    await execute(incident, { doNotWait: 'Now' });
    await staff.muster.pass(5 * 60_000);
    const view = await see(incident);
    expect(view.actions[0]).toMatchObject({ progress: 'executed', probe: { waitingFor: [], seen: [] } });
    expect(view.obligations.find(({ kind }) => kind === 'proof')?.title).toBe(
      'A-1 is not proven: no client has asked for its switch',
    );
  });

  test('a person who looks proves nothing', async () => {
    const incident = await declare();
    await execute(incident, { doNotWait: 'Now' });
    await staff.at('ml-lead').call(routes.flags.one, { params: { key: enabled }, body: {} });
    await staff.muster.readIntake();
    expect(await action(incident)).toMatchObject({ progress: 'executed', probe: { seen: [] } });
  });
});

describe('two incidents that hold one switch', () => {
  test('undoing one never releases the other, and the view says who still holds it', async () => {
    const [one, two] = [await declare(), await declare()];
    expect(await value()).toBe(true);
    for (const each of [one, two]) await execute(each, { doNotWait: 'Now' });
    await value();
    await staff.muster.readIntake();
    expect([(await action(one))?.progress, (await action(two))?.progress]).toEqual(['proven', 'proven']);
    expect((await action(one))?.stillHeldBy).toEqual([two]);

    const back = await execute(one, { undoes: 1 });
    staff.muster.clock.pass(400);
    expect(await value()).toBe(false);
    await staff.muster.readIntake();
    const view = await see(one);
    expect(view.actions.map(({ progress }) => progress)).toEqual(['undone', 'proven']);
    // Proven by what is served now, which is the other incident's hold.
    expect(view.actions[back - 1]).toMatchObject({ milliseconds: 400, stillHeldBy: [two] });
    expect((await action(two))?.stillHeldBy).toEqual([]);

    await execute(two, { undoes: 1 });
    staff.muster.clock.pass(250);
    expect(await value()).toBe(true);
    await staff.muster.readIntake();
    expect(await action(two, 2)).toMatchObject({ progress: 'proven', milliseconds: 250, stillHeldBy: [] });
  });
});

import { hash } from 'node:crypto';
import { addMilliseconds } from '@muster/clocks';
import { beforeEach, describe, expect, it } from 'vitest';
import { appendOf } from '../../platform/store/append-of.ts';
import { StoreError } from '../../platform/store/store-error.ts';
import type { Append } from '../../platform/store/store.ts';
import { firstResponder, organisation, signalWorld, webhook } from '../../testkit/signal-world.ts';
import type { SignalWorld } from '../../testkit/signal-world.ts';
import { intakeCursorModel } from './intake-turn.ts';
import { greatestGroup } from './place-news.ts';
import { openGroupModel, signalGroupModel, signalKeyModel } from './signal-stream.ts';

async function decline({ signals, writer }: SignalWorld, group: string): Promise<void> {
  const reason = await writer.text('A test of the detector');
  const command = { type: 'decline-signals', reason: reason.ref, nearMiss: false, ticket: null } as const;
  const done = await signals.triage(firstResponder, group, command, [reason.row]);
  expect(done.ok).toBe(true);
}

const declareIt = { type: 'declare-from-signals', incident: 'incident-1' } as const;

async function declare({ signals, store, clock, openIncidents }: SignalWorld, group: string) {
  const declared = await signals.take(organisation, [group], declareIt, firstResponder, clock.now());
  if (!declared.ok) throw new Error(declared.refusal.message);
  await store.append(appendOf(organisation, declared.value.part));
  openIncidents.add('incident-1');
}

describe('an alert', () => {
  let muster: SignalWorld;
  beforeEach(() => {
    muster = signalWorld();
  });

  it('fires, and is a signal of its AI system', async () => {
    await muster.send(webhook([{}]));
    expect(await muster.groups()).toMatchObject([
      { source: 'alertmanager', system: 'assistant', triage: 'new', firing: 1, signals: 1 },
    ]);
    expect(await muster.eventTypes()).toEqual(['signal-received']);
  });

  it('that repeats is no event', async () => {
    for (let times = 0; times < 5; times++) await muster.send(webhook([{}]));
    expect(await muster.eventTypes()).toEqual(['signal-received']);
  });

  it('sent by the other of two Prometheus servers is no event', async () => {
    await muster.send(webhook([{ generatorURL: 'http://prometheus-a.example.com' }]));
    await muster.send(webhook([{ generatorURL: 'http://prometheus-b.example.com' }]));
    expect(await muster.eventTypes()).toEqual(['signal-received']);
  });

  it('with other annotations is a change, once', async () => {
    await muster.send(webhook([{}]));
    const annotations = { summary: 'Replies held account data of 12 people' };
    await muster.send(webhook([{ annotations }]));
    await muster.send(webhook([{ annotations }]));
    expect(await muster.eventTypes()).toEqual(['signal-received', 'signal-changed']);
    const [group] = await muster.groups();
    expect((await muster.textsOf(group?.id ?? '')).join()).toContain('12 people');
  });

  it('that is resolved ends, and fires again as another signal of the group', async () => {
    await muster.send(webhook([{}]));
    await muster.send(webhook([{ status: 'resolved' }]));
    await muster.send(webhook([{ status: 'resolved' }]));
    expect(await muster.groups()).toMatchObject([{ firing: 0, signals: 1 }]);
    await muster.send(webhook([{ startsAt: '2026-11-23T10:00:00Z' }]));
    expect(await muster.eventTypes()).toEqual(['signal-received', 'signal-resolved', 'signal-received']);
    expect(await muster.groups()).toMatchObject([{ firing: 1, signals: 2 }]);
  });

  it('that nobody heard of and is over is nothing', async () => {
    await muster.send(webhook([{ status: 'resolved' }]));
    expect(await muster.eventTypes()).toEqual([]);
  });

  it('that fires, changes and ends between two turns counts as each of them', async () => {
    await muster.post(webhook([{}, { fingerprint: 'beef' }]));
    await muster.post(webhook([{ annotations: { summary: 'more' } }]));
    await muster.post(webhook([{ status: 'resolved' }]));
    expect(await muster.turn()).toBe(3);
    expect(await muster.eventTypes()).toEqual([
      'signal-received',
      'signal-received',
      'signal-changed',
      'signal-resolved',
    ]);
    expect(await muster.groups()).toMatchObject([{ firing: 1, signals: 2 }]);
  });

  it('names no system that the plan does not have', async () => {
    await muster.send(webhook([{ labels: { ai_system: 'unheard-of' } }]));
    expect(await muster.groups()).toMatchObject([{ system: null }]);
  });

  it('in a group that Alertmanager cut is a signal that something is missing', async () => {
    await muster.send({ ...webhook([{}]), truncatedAlerts: 12 });
    const [group] = await muster.groups();
    expect(group?.signals).toBe(2);
    expect((await muster.textsOf(group?.id ?? '')).join()).toContain('left out 12 more alerts');
  });

  it('whose content was destroyed does not bring it back by repeating itself', async () => {
    await muster.send(webhook([{}]));
    const [group] = await muster.groups();
    await muster.store.append(appendOf(organisation, { destroyed: [group?.newest?.id ?? ''] }));
    await muster.send(webhook([{}]));
    expect(await muster.eventTypes()).toEqual(['signal-received']);
    expect(await muster.textsOf(group?.id ?? '')).toEqual(['']);
  });
});

describe('a group of signals', () => {
  it('that was declined takes no new signal: another group begins', async () => {
    const muster = signalWorld();
    await muster.send(webhook([{}]));
    const [first] = await muster.groups();
    await decline(muster, first?.id ?? '');
    await muster.send(webhook([{ startsAt: '2026-11-23T10:00:00Z' }]));
    expect(await muster.groups()).toMatchObject([
      { triage: 'declined', signals: 1 },
      { source: 'alertmanager', triage: 'new', signals: 1 },
    ]);
  });

  it('that was declined swallows nothing that fires again: it begins anew where somebody reads it', async () => {
    const muster = signalWorld();
    await muster.send(webhook([{}]));
    const [first] = await muster.groups();
    await decline(muster, first?.id ?? '');
    await muster.send(webhook([{ status: 'resolved' }]));
    expect(await muster.groups()).toHaveLength(1);
    const annotations = { summary: '4,000 account records leaked' };
    for (let times = 0; times < 2; times++) await muster.send(webhook([{ annotations }]));
    expect(await muster.groups()).toMatchObject([
      { triage: 'declined', signals: 1 },
      { triage: 'new', firing: 1, signals: 1 },
    ]);
    const [, second] = await muster.groups();
    expect((await muster.textsOf(second?.id ?? '')).join()).toContain('4,000');
  });

  it('of an open incident takes further signals, of a closed one none', async () => {
    const muster = signalWorld();
    await muster.send(webhook([{}]));
    const [first] = await muster.groups();
    await declare(muster, first?.id ?? '');
    await muster.send(webhook([{ fingerprint: 'second' }]));
    expect(await muster.groups()).toMatchObject([{ triage: 'declared', signals: 2 }]);
    muster.openIncidents.clear();
    await muster.send(webhook([{ fingerprint: 'third' }]));
    expect(await muster.groups()).toMatchObject([
      { triage: 'declared', signals: 2 },
      { source: 'alertmanager', triage: 'new', signals: 1 },
    ]);
  });

  it('that is declined while a signal is on its way does not swallow it', async () => {
    let before: (() => Promise<void>) | null = null;
    const muster = signalWorld((store) => ({
      ...store,
      append: async (append: Append) => {
        const first = before;
        before = null;
        await first?.();
        await store.append(append);
      },
    }));
    await muster.send(webhook([{}]));
    const [group] = await muster.groups();
    before = () => decline(muster, group?.id ?? '');
    await muster.send(webhook([{ fingerprint: 'second' }]));
    expect(await muster.groups()).toMatchObject([
      { triage: 'declined', signals: 1 },
      { source: 'alertmanager', triage: 'new', signals: 1 },
    ]);
  });

  it('is one group, and each signal one signal, when two observe at the same time', async () => {
    const muster = signalWorld();
    for (let at = 0; at < 5; at++) await muster.post(webhook([{ fingerprint: `${at}` }, { fingerprint: 'same' }]));
    await Promise.all([muster.turn(), muster.turn(), muster.turn()]);
    expect(await muster.groups()).toMatchObject([{ firing: 6, signals: 6 }]);
    expect(await muster.eventTypes()).toHaveLength(6);
  });
});

describe('a storm', () => {
  it('of 500 alerts that repeat is no event', async () => {
    const muster = signalWorld();
    const alerts = Array.from({ length: 500 }, (_, at) => ({ fingerprint: `alert-${at}` }));
    await muster.send(webhook(alerts));
    const events = (await muster.eventTypes()).length;
    expect(events).toBe(500);
    for (let times = 0; times < 3; times++) await muster.send(webhook(alerts));
    expect(await muster.eventTypes()).toHaveLength(events);
  });

  it('of distinct alerts goes on in a further group, and loses none', async () => {
    const muster = signalWorld();
    const count = greatestGroup + 300;
    for (let from = 0; from < count; from += 100)
      await muster.send(webhook(Array.from({ length: 100 }, (_, at) => ({ fingerprint: `alert-${from + at}` }))));
    const groups = await muster.groups();
    expect(groups.map(({ signals }) => signals)).toEqual([greatestGroup, 300]);
    await muster.send(webhook([{ fingerprint: 'alert-5', status: 'resolved' }]));
    expect((await muster.groups()).map(({ firing }) => firing)).toEqual([greatestGroup - 1, 300]);
  });
});

describe('a turn of the intake', () => {
  it('takes a webhook of any length in appends of bounded size, and the cursor with the last', async () => {
    const sizes: number[] = [];
    const cursors: boolean[] = [];
    const muster = signalWorld((store) => ({
      ...store,
      append: async (append: Append) => {
        sizes.push(append.streams.flatMap(({ events }) => events).length);
        cursors.push(append.rows.some(({ model }) => model === intakeCursorModel));
        await store.append(append);
      },
    }));
    const alerts = (from: number, count: number) =>
      webhook(Array.from({ length: count }, (_, at) => ({ fingerprint: `alert-${from + at}` })));
    await muster.post(alerts(0, 200));
    await muster.post(alerts(200, 200));
    await muster.post(alerts(400, 1_300));
    await muster.post(alerts(1_700, 10));
    expect(await muster.turn()).toBe(4);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(1_710);
    expect(Math.max(...sizes)).toBe(128);
    // 200 in two parts, 200 in two, 1,300 in eleven of which the last takes the ten with it.
    const cursorWithLast = (parts: number) => Array.from({ length: parts }, (_, at) => at === parts - 1);
    expect(cursors).toEqual([2, 2, 11].flatMap(cursorWithLast));
    expect(await muster.turn()).toBe(0);
  });

  it('does not read again what told nothing new, until something was written', async () => {
    let appends = 0;
    const muster = signalWorld((store) => ({
      ...store,
      append: async (append: Append) => {
        appends += append.streams.length;
        await store.append(append);
      },
      readRow: (organisation, model, key) => {
        if (model === signalKeyModel) readings += 1;
        return store.readRow(organisation, model, key);
      },
    }));
    let readings = 0;
    const firing = webhook([{ fingerprint: 'alert-1' }]);
    await muster.send(firing);
    await muster.send(firing);
    const asked = readings;
    await muster.send(firing);
    expect(readings, 'the same words again').toBe(asked);
    await muster.send(webhook([{ fingerprint: 'alert-1', status: 'resolved' }]));
    await muster.send(firing);
    expect(readings).toBeGreaterThan(asked);
    expect(appends, 'received, resolved, fired again').toBe(3);
  });

  it('counts each record once, though the process dies before or after the append', async () => {
    let dies: 'before' | 'after' | null = null;
    const muster = signalWorld((store) => ({
      ...store,
      append: async (append: Append) => {
        if (dies === 'before') throw new Error('died');
        await store.append(append);
        if (dies === 'after') throw new Error('died');
      },
    }));
    await muster.post(webhook([{}]));
    for (dies of ['before', 'after'] as const) await expect(muster.turn()).rejects.toThrow('died');
    dies = null;
    while ((await muster.turn()) > 0);
    expect(await muster.eventTypes()).toEqual(['signal-received']);
  });

  it.each([
    ['not JSON', Buffer.from('{"version":"4",')],
    ['not UTF-8', Uint8Array.from([0xff, 0xfe, 0x00])],
    ['another version', Buffer.from(JSON.stringify({ ...webhook([{}]), version: '5' }))],
    ['a time that is none', Buffer.from(JSON.stringify(webhook([{ startsAt: 'yesterday' }])))],
    ['half a surrogate pair', Buffer.from(JSON.stringify(webhook([{ annotations: { summary: '\ud800' } }])))],
    ['a number beyond numbers', Buffer.from('1e999')],
  ])('makes a signal of what it cannot read (%s), once', async (_, body) => {
    const muster = signalWorld();
    await muster.send(body);
    await muster.send(body);
    const groups = await muster.groups();
    expect(groups).toMatchObject([{ source: 'unreadable', signals: 1 }]);
    const [text] = await muster.textsOf(groups[0]?.id ?? '');
    const kept = JSON.parse(text ?? '{}');
    const back = 'text' in kept ? Buffer.from(kept.text) : Buffer.from(kept.base64, 'base64');
    expect(Buffer.compare(back, body)).toBe(0);
  });

  const poison = '{"key":"a record that the store refuses"}';
  it('goes on past a record that the store will not take', async () => {
    const muster = signalWorld((store) => ({
      ...store,
      append: async (append: Append) => {
        const poisoned = append.contents.some(({ bytes }) => bytes === poison.length);
        if (poisoned) throw new StoreError('invalid', 'This may not be written.');
        await store.append(append);
      },
    }));
    await muster.post({ key: 'one' }, 'generic');
    await muster.post(Buffer.from(poison), 'generic');
    await muster.post({ key: 'three' }, 'generic');
    expect(await muster.turn()).toBe(3);
    expect(await muster.turn()).toBe(0);
    expect((await muster.groups()).map(({ source }) => source).toSorted()).toEqual([
      'generic',
      'generic',
      'unreadable',
    ]);
  });

  it('takes keys that no database would', async () => {
    const muster = signalWorld();
    for (const key of ['\u0000', '\ud800', 'x'.repeat(5_000), '__proto__', 'constructor', '  ', '42'])
      await muster.send(Buffer.from(JSON.stringify({ key, group: key, system: key })), 'generic');
    await muster.send({ key: 42 }, 'generic');
    const groups = await muster.groups();
    expect(groups.filter(({ source }) => source === 'generic')).toHaveLength(6);
    expect(groups.filter(({ source }) => source === 'unreadable')).toHaveLength(1);
  });

  it('leaves nothing that a source chose in an event or a row', async () => {
    const muster = signalWorld();
    const canary = 'jane.doe@example.com';
    await muster.send({ key: canary, group: canary, system: canary, status: canary }, 'generic');
    await muster.send(webhook([{ fingerprint: canary, labels: { user: canary } }], canary));
    await muster.send(Buffer.from(canary));
    expect(await muster.groups()).toHaveLength(3);
    const page = await muster.store.listStreams(organisation, '', { limit: 200, after: null, order: 'rising' });
    const events = await Promise.all(page.items.map((name) => muster.store.loadStream(organisation, name)));
    const models = [signalGroupModel, signalKeyModel, openGroupModel];
    const rows = await Promise.all(
      models.map((model) => muster.store.listRows(organisation, model, { limit: 200, after: null, order: 'rising' })),
    );
    const kept =
      events
        .flat()
        .map((event) => Buffer.from(event.bytes).toString())
        .join() + JSON.stringify(rows);
    expect(kept).toContain('signal-received');
    const digests = [canary, JSON.stringify(canary)].map((text) => hash('sha256', text, 'hex'));
    for (const trace of [canary, ...digests]) expect(kept).not.toContain(trace);
  });

  it('takes each organisation its own records, once', async () => {
    const muster = signalWorld();
    await muster.post({ key: 'ours' }, 'generic');
    await muster.post({ key: 'theirs' }, 'generic', 'another');
    expect(await muster.turn()).toBe(2);
    expect(await muster.turn()).toBe(0);
    expect(await muster.groups()).toHaveLength(1);
    const theirs = await muster.store.listStreams('another', 'signal/', { limit: 9, after: null, order: 'rising' });
    expect(theirs.items).toHaveLength(1);
  });
});

it('a generic notice says itself what it is, where it does', async () => {
  const muster = signalWorld();
  await muster.send(
    { id: 'T-1', title: 'Vendor outage', system: 'assistant', startsAt: '2026-11-23T08:00:00+01:00' },
    'generic',
  );
  const [group] = await muster.groups();
  const found = await muster.signals.find(organisation, group?.id ?? '');
  const [signal] = Object.values(found?.signals ?? {});
  expect(signal).toMatchObject({ startsAt: '2026-11-23T07:00:00.000Z', resolvedAt: null });
  await muster.send({ id: 'T-1', status: 'resolved' }, 'generic');
  const over = await muster.signals.find(organisation, group?.id ?? '');
  expect(over?.signals[signal?.key ?? '']?.resolvedAt).toBe(addMilliseconds(muster.clock.now(), -60_000));
  await muster.send({ anything: 1, nested: { a: [] } }, 'generic');
  await muster.send({ nested: { a: [] }, anything: 1 }, 'generic');
  expect(await muster.groups()).toHaveLength(2);
});

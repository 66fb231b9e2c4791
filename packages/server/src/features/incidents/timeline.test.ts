import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handClock } from '../../testkit/hand-clock.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';
import { createFakeStore } from '../../platform/store/fake/fake-store.ts';
import type { Store } from '../../platform/store/store.ts';
import { curatedTypes } from './curated.ts';
import { createTimeline } from './timeline.ts';

const r = routes.incidents;
let staff: StaffedMuster;
/** What was read of streams and contents, one by one. */
let read: { events: number; contents: number };

beforeEach(async () => {
  const clock = handClock();
  const store = createFakeStore(clock.now);
  read = { events: 0, contents: 0 };
  const counting: Store = {
    ...store,
    async loadStream(...given) {
      const found = await store.loadStream(...given);
      if (given[1].startsWith('incident/')) read.events += found.length;
      return found;
    },
    async readEvents(...given) {
      const found = await store.readEvents(...given);
      read.events += found.length;
      return found;
    },
    async readContents(organisation, ids) {
      read.contents += ids.length;
      return store.readContents(organisation, ids);
    },
  };
  staff = await staffedMuster(['security-lead', 'general-counsel'], { store: counting, clock });
});
afterEach(() => staff.muster.close());

async function incidentWith(steps: number): Promise<string> {
  const { reference } = await staff.at('security-lead').call(r.declare, {
    body: { type: 'prompt-injection', title: 'Leak', system: 'support-assistant' },
  });
  for (let made = 0; made < steps; made++)
    await staff.at('security-lead').call(r.decide, {
      params: { incident: reference },
      body: { decision: null, choice: `Choice ${made}`, rationale: 'So it is', marking: { kind: 'factual' } },
    });
  return reference;
}

const window = (incident: string, query: { from?: number; limit?: number; curated?: string } = {}) =>
  staff.at('security-lead').call(r.timeline, { params: { incident }, query });

describe('the timeline', () => {
  test('shows events with the words and names behind their references', async () => {
    const incident = await incidentWith(1);
    await staff.muster.readIntake();
    const { items, total } = await window(incident);
    expect(items).toHaveLength(total);
    expect(items[0]).toMatchObject({
      version: 1,
      type: 'incident-declared',
      actor: { kind: 'person', id: staff.personIn('security-lead'), name: 'The security-lead' },
      curated: true,
    });
    expect(items[0]?.data['title']).toMatchObject({ text: 'Leak' });
    expect(items[0]?.ledgerIndex).toBeTypeOf('number');
    expect(items.find(({ type }) => type === 'decision-recorded')?.data['choice']).toMatchObject({ text: 'Choice 0' });
    expect(JSON.stringify(items)).not.toContain('commitment');
  });

  test('tells curated entries alone, and where to go on', async () => {
    const incident = await incidentWith(9);
    const whole = await window(incident, { limit: 200 });
    const told = whole.items.filter(({ curated }) => curated);
    expect(told.length).toBeLessThan(whole.total);
    expect(whole.curated).toBe(told.length);
    const paged: typeof told = [];
    for (let from: number | null = 1; from !== null;) {
      const page: Awaited<ReturnType<typeof window>> = await window(incident, { from, limit: 4, curated: 'true' });
      paged.push(...page.items);
      from = page.next === null ? null : Number(page.next);
    }
    expect(paged).toEqual(told);
  });

  test('opens a window without reading or opening the rest', async () => {
    const incident = await incidentWith(40);
    const { total } = await window(incident, { limit: 1 });
    read.events = 0;
    read.contents = 0;
    const page = await window(incident, { from: total - 4, limit: 5 });
    expect(page.items.map(({ version }) => version)).toEqual([total - 4, total - 3, total - 2, total - 1, total]);
    expect(page.next).toBeNull();
    expect(read.events).toBeLessThanOrEqual(5);
    expect(read.contents).toBeLessThan(20);
    expect((await window(incident, { from: total + 100 })).items).toEqual([]);
  });

  test('shows nothing of a destroyed text, nor the bytes of a file that calls itself text', async () => {
    const incident = await incidentWith(0);
    const captured = await staff.at('security-lead').call(r.captureEvidence, {
      params: { incident },
      query: { category: 'prompts-and-outputs', title: 'Prompts', source: 'The log', mediaType: 'text/plain' },
      body: new TextEncoder().encode('canary-in-the-file'),
    });
    const shown = async () => JSON.stringify((await window(incident)).items);
    expect(await shown()).not.toContain('canary-in-the-file');
    expect(await shown()).toContain(captured.content);
    const before = await window(incident);
    const title = before.items[0]?.data['title'] as { content: string; text: string };
    await staff.at('general-counsel').call(r.redact, {
      params: { incident, content: title.content },
      body: { reason: 'It names somebody' },
    });
    expect((await window(incident)).items[0]?.data['title']).toEqual({ content: title.content, text: null });
  });
});

test('which versions are curated is read on from where it ended, also by two readings at the same time', async () => {
  const types = Array.from({ length: 10 }, (_, at) => (at % 3 === 0 ? 'task-done' : 'deadlines-set'));
  const asked: number[] = [];
  let there = 4;
  const timeline = createTimeline({
    listTypes: async (_organisation, _stream, after) => {
      asked.push(after);
      return types.slice(after, there).map((type, at) => ({ version: after + at + 1, type }));
    },
    readEvents: async () => [],
  });
  const look = () => timeline.window('example', 'incident/1', { from: 1, limit: 1, curated: true });
  expect(await Promise.all([look(), look()])).toMatchObject([
    { total: 4, curated: 2, next: 4 },
    { total: 4, curated: 2 },
  ]);
  there = 10;
  expect(await Promise.all([look(), look()])).toMatchObject([
    { total: 10, curated: 4 },
    { total: 10, curated: 4 },
  ]);
  expect(asked.at(-1)).toBe(4);
  expect([...curatedTypes]).toContain('task-done');
});

import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuildRows, rebuiltModels } from '../../../rebuild-rows.ts';
import { staffedMuster } from '../../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../../testkit/staffed-muster.ts';

const { list, set, try: attempt } = routes.mappings;
let staff: StaffedMuster;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead']);
});
afterEach(() => staff.muster.close());

const mapping = {
  title: { at: ['/event/title'] },
  system: { at: ['/project'], values: { 'chat-prod': 'support-assistant' } },
  key: { at: ['/event/id'] },
  resolved: { at: ['/action'], is: ['resolved'] },
};
const sample = { action: 'triggered', project: 'chat-prod', event: { id: 'e-1', title: 'Prompt leaked' } };

const sendTo = (name: string, body: unknown) =>
  staff.muster.http.inject({
    method: 'POST',
    url: `/in/generic/${name}`,
    headers: { authorization: `Bearer ${staff.tokens.intake}`, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });

describe('a mapping of documents', () => {
  test('is tried before it is set, and changes nothing', async () => {
    const tried = await staff.administrator.call(attempt, { body: { mapping, sample } });
    expect(tried).toMatchObject({
      signal: { title: 'Prompt leaked', system: 'support-assistant', status: 'firing' },
      faults: [],
    });
    const wrong = await staff.administrator.call(attempt, {
      body: { mapping: { ...mapping, title: { at: ['/event/name'] } }, sample },
    });
    expect(wrong.faults).toEqual([{ at: '/title/at', message: expect.stringContaining('"/event/name"') }]);
    expect(await staff.administrator.call(attempt, { body: { mapping, sample: [1] } })).toEqual({
      signal: null,
      faults: [{ at: '', message: 'body: not a JSON object' }],
    });
    expect((await staff.administrator.call(list)).items).toEqual([]);
  });

  test('makes one signal of every telling, with its title, system and end', async () => {
    await staff.administrator.call(set, { params: { name: 'tracker' }, body: mapping });
    expect((await sendTo('tracker', sample)).statusCode).toBe(202);
    await sendTo('tracker', { ...sample, count: 2 });
    await staff.muster.readIntake();
    const [group, ...more] = (await staff.at('security-lead').call(routes.signals.list)).items;
    expect(more).toEqual([]);
    expect(group).toMatchObject({
      source: 'generic/tracker',
      title: 'Prompt leaked',
      system: 'support-assistant',
      firing: 1,
      signals: 1,
    });
    const shown = await staff.at('security-lead').call(routes.signals.show, { params: { group: group?.id ?? '' } });
    expect(shown.members[0]?.content).toEqual({ title: 'Prompt leaked', said: { ...sample, count: 2 } });
    await sendTo('tracker', { ...sample, action: 'resolved' });
    await staff.muster.readIntake();
    expect((await staff.at('security-lead').call(routes.signals.list)).items[0]).toMatchObject({ firing: 0 });
  });

  test('that nobody has set takes nothing, and says so', async () => {
    expect((await sendTo('trakcer', sample)).statusCode).toBe(404);
    expect((await sendTo('..', sample)).statusCode).toBe(404);
  });

  test('is set anew by its name, stays after a rebuild, and is for administrators', async () => {
    await staff.administrator.call(set, { params: { name: 'tracker' }, body: mapping });
    const other = { title: { otherwise: 'Tracker' } };
    await staff.administrator.call(set, { params: { name: 'tracker' }, body: other });
    const { items } = await staff.administrator.call(list);
    expect(items).toMatchObject([{ name: 'tracker', mapping: { title: { at: [], otherwise: 'Tracker' } } }]);
    const { store, organisation } = staff.muster.parts;
    const planOf = async (version: string) => (await staff.muster.plans.byVersion(organisation, version)).plan;
    await store.replaceRows(organisation, rebuiltModels, []);
    await rebuildRows(store, organisation, planOf);
    expect((await staff.administrator.call(list)).items).toEqual(items);
    const person = staff.at('security-lead');
    await expect(person.call(set, { params: { name: 'x' }, body: mapping })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  test.each([
    ['a pointer that is none', { ...mapping, title: { at: ['event.title'] } }],
    ['a pointer with a wrong escape', { ...mapping, title: { at: ['/a~2'] } }],
    ['no title', { system: { at: ['/a'] } }],
    ['a word it does not know', { ...mapping, tittle: {} }],
  ])('with %s is refused', async (_, body) => {
    const tried = staff.administrator.call(set, { params: { name: 'tracker' }, body: body as typeof mapping });
    await expect(tried).rejects.toMatchObject({ problem: { status: 400, code: 'request/invalid' } });
  });
});

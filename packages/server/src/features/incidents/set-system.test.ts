import { routes } from '@muster/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.incidents;
let staff: StaffedMuster;
let incident: string;

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'general-counsel']);
  const body = { type: 'incorrect-output', title: 'Something answers nonsense' };
  incident = (await staff.at('security-lead').call(r.declare, { body })).reference;
});
afterEach(() => staff.muster.close());

const show = () => staff.at('security-lead').call(r.show, { params: { incident } });

test('an incident that was declared without an AI system is given one, with or without a word why', async () => {
  expect((await show()).system).toBeNull();
  await staff
    .at('security-lead')
    .call(r.setSystem, { params: { incident }, body: { to: 'support-assistant', reason: 'The logs name it' } });
  expect((await show()).system).toBe('support-assistant');
  expect((await staff.at('security-lead').call(r.list)).items[0]?.system).toBe('support-assistant');
  const { items } = await staff
    .at('security-lead')
    .call(r.timeline, { params: { incident }, query: { curated: 'true' } });
  expect(items.at(-1)).toMatchObject({
    type: 'incident-system-set',
    data: { from: null, to: 'support-assistant', reason: { text: 'The logs name it' } },
  });
});

test('nothing changes where the plan has no such system, or for who may not say', async () => {
  const set = (seat: string, to: string) => staff.at(seat).call(r.setSystem, { params: { incident }, body: { to } });
  await expect(set('security-lead', 'a-toaster')).rejects.toMatchObject({
    problem: { status: 422, code: 'system/unknown', mend: 'Name one of: support-assistant.' },
  });
  await expect(set('general-counsel', 'support-assistant')).rejects.toMatchObject({
    problem: { status: 403, code: 'system/not-yours' },
  });
  expect((await show()).system).toBeNull();
});

test('a task that was done says who did it', async () => {
  const task = 'record-first-signal';
  await staff.at('security-lead').call(r.doTask, { params: { incident, task }, body: {} });
  const by = { person: staff.personIn('security-lead'), name: 'The security-lead' };
  expect((await show()).tasksDone).toMatchObject([{ task, by }]);
});

import { routes } from '@muster/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.incidents;
let staff: StaffedMuster;

const declare = (title: string) =>
  staff.at('security-lead').call(r.declare, { body: { type: 'incorrect-output', title } });

/** INC-1 to INC-6: the third is raised, the fifth is none; only the first leaks. */
beforeAll(async () => {
  staff = await staffedMuster(['security-lead']);
  await declare('The assistant LEAKS addresses');
  for (let at = 2; at <= 6; at += 1) await declare('It answers nonsense');
  const raise = { to: 'critical', reason: 'The press calls' } as const;
  await staff.at('security-lead').call(r.raiseSeverity, { params: { incident: 'INC-3' }, body: raise });
  await staff.at('security-lead').call(r.notAnIncident, { params: { incident: 'INC-5' }, body: { reason: 'A test' } });
});
afterAll(() => staff.muster.close());

/** Every page of a filter, by what is on it. */
async function pages(filter: Parameters<typeof list>[0]): Promise<readonly (readonly string[])[]> {
  const found: string[][] = [];
  for (let after: string | null = '', first = true; first || after !== null; first = false) {
    const { items, next } = await list({ ...filter, ...(after === '' || after === null ? {} : { after }) });
    found.push(items.map(({ reference }) => reference));
    after = next;
  }
  return found;
}

function list(query: {
  limit?: number;
  after?: string;
  status?: 'open' | 'closed' | 'not-an-incident';
  severity?: 'critical';
  text?: string;
  type?: string;
  system?: string;
  tag?: string;
  stage?: 'detect' | 'classify';
  function?: 'security' | 'communications';
  overdue?: 'true';
}) {
  return staff.at('security-lead').call(r.list, { query });
}

test('a list is narrowed to a status, a severity and words, all of which have to fit', async () => {
  expect(await pages({ status: 'not-an-incident' })).toEqual([['INC-5']]);
  expect(await pages({ severity: 'critical' })).toEqual([['INC-3']]);
  expect(await pages({ severity: 'critical', status: 'closed' })).toEqual([[]]);
  expect(await pages({ text: 'leaks assistant' })).toEqual([['INC-1']]);
  expect(await pages({ text: 'security-lead  inc-6' })).toEqual([['INC-6']]);
  expect(await pages({ text: 'leaks inc-2' })).toEqual([[]]);
});

test('pages of what fits leave nothing out and say nothing twice, however far apart it is', async () => {
  const each = (await pages({ limit: 2, status: 'open' })).flat();
  expect(each).toEqual(['INC-6', 'INC-4', 'INC-3', 'INC-2', 'INC-1']);
  expect((await pages({ limit: 1, text: 'leaks' })).flat()).toEqual(['INC-1']);
});

test('a list is narrowed to type, system, tag, stage, and a function that owes something', async () => {
  const lead = staff.at('security-lead');
  const body = { type: 'vendor-outage', title: 'The vendor is down', system: 'support-assistant' };
  const { reference } = await lead.call(r.declare, { body });
  const params = { incident: reference };
  await lead.call(r.setTags, { params, body: { tags: ['LLM10:2025'] } });
  expect(await pages({ type: 'vendor-outage' })).toEqual([[reference]]);
  expect(await pages({ system: 'support-assistant', stage: 'detect' })).toEqual([[reference]]);
  expect(await pages({ system: 'support-assistant', stage: 'classify' })).toEqual([[]]);
  expect(await pages({ tag: 'LLM10:2025' })).toEqual([[reference]]);
  expect(await pages({ tag: 'ASI01' })).toEqual([[]]);
  expect((await pages({ function: 'security' })).flat()).toContain(reference);
  expect((await pages({ function: 'security' })).flat(), 'it is over').not.toContain('INC-5');
  expect((await pages({ type: 'vendor-outage', function: 'communications' })).flat()).toEqual([]);
});

test('overdue is what was due, before its timer fires and after', async () => {
  expect((await pages({ overdue: 'true' })).flat()).toEqual([]);
  staff.muster.clock.pass(24 * 3_600_000);
  const late = (await pages({ overdue: 'true' })).flat();
  expect(late).toContain('INC-1');
  expect(late).not.toContain('INC-5');
  await staff.muster.pass(0);
  expect((await pages({ overdue: 'true' })).flat()).toEqual(late);
});

import { ProblemError, routes } from '@muster/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkRows } from '../../check-derived.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.incidents;

let staff: StaffedMuster;
const params = { incident: 'INC-1' };

beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'privacy-counsel']);
  await lead().call(r.declare, {
    body: { type: 'sensitive-data-exposure', system: 'support-assistant', title: 'Account numbers in a reply' },
  });
});
afterEach(() => staff.muster.close());

const lead = () => staff.at('security-lead');

async function refused(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (fault: unknown) => fault,
  );
  return error instanceof ProblemError ? error.problem.code : 'done';
}

test('what would follow is shown with its reasons, and nothing of it is recorded', async () => {
  const before = await lead().call(r.show, { params });
  const answers = { exposed_data: { state: 'value', value: 'personal' }, material: { state: 'unknown' } } as const;
  const told = await lead().call(r.preview, { params, body: { answers } });
  expect(told.severity.is).toBe('high');
  expect(told.severity.because[0]?.because).not.toBe('');
  expect(told.type).toMatchObject({ id: 'sensitive-data-exposure', counts: 'counts' });
  expect(told.dimensions.map(({ dimension }) => dimension)).toEqual(['security', 'privacy', 'legal']);
  expect(told.clocks.length).toBeGreaterThan(0);
  expect(told.approvals.find(({ action }) => action === 'notify-customers')?.needs).toEqual([
    { count: 1, of: 'legal' },
    { count: 1, of: 'executive' },
  ]);
  expect(told.obligations.every(({ title }) => title !== '')).toBe(true);
  expect(await lead().call(r.show, { params })).toEqual(before);
  expect(await refused(lead().call(r.preview, { params: { incident: 'INC-9' }, body: {} }))).toBe('request/not-found');
  const wrong = { exposed_data: { state: 'value', value: 'all' } } as const;
  expect(await refused(lead().call(r.preview, { params, body: { answers: wrong } }))).toBe('fact/wrong-kind');
});

test('many answers are recorded at once, or none, and what is unknown keeps its reason as content', async () => {
  const both = {
    exposed_data: { state: 'value', value: 'personal' },
    customer_impact: { state: 'unknown', because: 'Support is still counting' },
  } as const;
  const foreign = { ...both, material: { state: 'value', value: true } } as const;
  expect(await refused(lead().call(r.recordFacts, { params, body: { answers: foreign } }))).toBe('fact/not-yours');
  expect((await lead().call(r.show, { params })).facts.filter(({ state }) => state !== 'not-asked')).toEqual([]);
  const after = await staff.at('privacy-counsel').call(r.recordFacts, { params, body: { answers: both } });
  expect(after.severity).toBe('high');
  const { facts } = await lead().call(r.show, { params });
  expect(facts.find(({ fact }) => fact === 'customer_impact')).toMatchObject({
    state: 'unknown',
    because: 'Support is still counting',
  });
  const record = await lead().call(r.record, { params, query: {} });
  expect(JSON.stringify(record)).not.toContain('still counting');
});

test('tags are listed, set, shown with the incident and in lists', async () => {
  const { tags } = await lead().call(routes.tags.list, {});
  expect(tags.find(({ id }) => id === 'AML.T0051')).toEqual({
    id: 'AML.T0051',
    name: 'LLM Prompt Injection',
    list: 'atlas',
  });
  const after = await lead().call(r.setTags, { params, body: { tags: ['LLM02:2025', 'ASI02'] } });
  expect(after.tags).toEqual(['ASI02', 'LLM02:2025']);
  expect((await lead().call(r.show, { params })).tags).toEqual(after.tags);
  expect((await lead().call(r.list, { query: {} })).items[0]?.tags).toEqual(after.tags);
  expect(await refused(lead().call(r.setTags, { params, body: { tags: ['LLM99:2025'] } }))).toBe('tag/unknown');
  const planOf = async (version: string) => (await staff.muster.plans.byVersion('example', version)).plan;
  expect((await checkRows(staff.muster.parts.store, 'example', planOf)).map(({ level }) => level)).toEqual(['ok']);
});

test('a title is enough to declare: the type is what the words point to, and says why', async () => {
  const declare = (title: string) => lead().call(r.declare, { body: { title } });
  const leak = await declare('It reads out account numbers of other customers');
  expect(leak.type).toBe('sensitive-data-exposure');
  expect(leak.because).toEqual(['It speaks of “account number”, “of other customers”.']);
  const outage = await declare('The vendor status page says outage');
  expect(outage.type).toBe('vendor-outage');
  const strange = await declare('Something is odd');
  expect(strange.type).toBe('sensitive-data-exposure');
  expect(strange.because).toEqual(['Nothing that was said points to a type; this one has the most dimensions.']);
  const said = await lead().call(r.declare, { body: { type: 'vendor-outage', title: 'A leak of account numbers' } });
  expect([said.type, said.because]).toEqual(['vendor-outage', []]);
  expect(await refused(lead().call(r.declare, { body: { title: '  ' } }))).toBe('request/invalid');
});

import { readFile } from 'node:fs/promises';
import { ProblemError, routes } from '@muster/api';
import { formatVerifierKey, verifyPack } from '@muster/ledger';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkRows, checkTimers } from '../../check-derived.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const starter = await readFile(new URL('../../../../plan/starters/saas-chatbot.yaml', import.meta.url), 'utf8');
const r = routes.incidents;
const minute = 60_000;

let staff: StaffedMuster;
beforeEach(async () => {
  staff = await staffedMuster(['security-lead', 'general-counsel', 'chief-executive', 'ml-lead', 'operations-lead']);
});
afterEach(() => staff.muster.close());

/** Legal review within forty minutes of declaration at high, where the starter gives an hour. */
const shorter = starter.replace(
  'within: { critical: 30 min of declaration, high: 1 h of declaration, medium: 1 business day }\n    leave_when',
  'within: { critical: 30 min of declaration, high: 40 min of declaration, medium: 1 business day }\n    leave_when',
);

async function putInForce(source: string): Promise<string> {
  const { version, replaces } = await staff.at('security-lead').call(routes.plans.add, { body: { source } });
  const step = { params: { version }, body: { replaces: replaces ?? '' } };
  await staff.at('general-counsel').call(routes.plans.approve, step);
  await staff.at('chief-executive').call(routes.plans.approve, step);
  await staff.at('security-lead').call(routes.plans.activate, step);
  return version;
}

async function declare(): Promise<string> {
  const body = { type: 'prompt-injection', title: 'Account numbers leak', system: 'support-assistant' };
  const { reference } = await staff.at('security-lead').call(r.declare, { body });
  await staff.at('security-lead').call(r.recordFact, {
    params: { incident: reference, fact: 'exposed_data' },
    body: { state: 'value', value: 'confidential' },
  });
  return reference;
}

const adopt = (seat: string, incident: string, version: string) =>
  staff.at(seat).call(r.adoptPlan, { params: { incident }, body: { version, rationale: 'Counsel wants it sooner' } });

async function dueOf(incident: string, obligation: string): Promise<string | null | undefined> {
  const view = await staff.at('security-lead').call(r.show, { params: { incident } });
  return view.obligations.find(({ id }) => id === obligation)?.due;
}

test('an incident keeps its plan when a newer one comes into force, until somebody decides to adopt it', async () => {
  const incident = await declare();
  const former = (await staff.at('security-lead').call(routes.plans.current)).version;
  const version = await putInForce(shorter);
  const show = () => staff.at('security-lead').call(r.show, { params: { incident } });
  expect((await show()).planVersion).toBe(former);
  expect(await dueOf(incident, 'task:legal-review')).toBe('2026-11-23T10:00:00.000Z');

  await expect(adopt('security-lead', incident, former)).rejects.toBeInstanceOf(ProblemError);
  await expect(adopt('security-lead', incident, former)).rejects.toMatchObject({
    problem: { code: 'plan/superseded' },
  });
  await expect(adopt('ml-lead', incident, version)).rejects.toMatchObject({ problem: { code: 'plan/not-yours' } });
  const adopted = await adopt('general-counsel', incident, version);
  expect(adopted).toMatchObject({ planVersion: version, decision: 1 });
  expect(await dueOf(incident, 'task:legal-review')).toBe('2026-11-23T09:40:00.000Z');
  expect((await show()).decisions[0]).toMatchObject({ number: 1, rationale: 'Counsel wants it sooner' });
});

test('its timers follow, its rows can be rebuilt, and its pack holds both plans and is whole', async () => {
  const incident = await declare();
  const version = await putInForce(shorter);
  await adopt('security-lead', incident, version);
  await staff.muster.pass(40 * minute);
  const { items } = await staff.at('security-lead').call(r.timeline, { params: { incident }, query: { limit: 200 } });
  const fired = items.filter(({ type, data }) => type === 'timer-fired' && data['subject'] === 'task:legal-review');
  expect(fired.map(({ recordedAt }) => recordedAt)).toEqual(['2026-11-23T09:40:00.000Z']);
  expect(items.map(({ type }) => type)).toContain('plan-adopted');

  const { store } = staff.muster.parts;
  const planOf = async (of: string) => (await staff.muster.plans.byVersion('example', of)).plan;
  const looked = [...(await checkRows(store, 'example', planOf)), ...(await checkTimers(store, 'example', planOf))];
  expect(looked.map(({ level }) => level)).toEqual(['ok', 'ok']);

  const pack = await staff.at('security-lead').bytes(r.pack, { params: { incident } });
  const key = formatVerifierKey(staff.muster.signerFor('example').key);
  expect(verifyPack(pack, { key })).toMatchObject({ result: 'authentic', faults: [] });
  expect(Buffer.from(pack).includes(`plans/${version}.json`)).toBe(true);
});

import { parseInstant } from '@muster/clocks';
import { isUnconfirmed } from '@muster/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reachWorld } from '../../testkit/reach-world.ts';
import type { ReachWorld } from '../../testkit/reach-world.ts';

const day = 86_400_000;
const address = 'on-call@example.com';

let world: ReachWorld;
let contact: string;
beforeEach(async () => {
  world = await reachWorld(['security-lead'], { at: parseInstant('2026-11-02T10:00:00.000Z') });
  contact = await world.reach('security-lead', 'email', address);
});
afterEach(() => world.close());

/** Whose it is, signed in for as long as it takes: a session would end within these months. */
const person = () => world.staff.personIn('security-lead');
const caller = () =>
  ({
    organisation: 'example',
    actor: { kind: 'person', person: person() },
    via: 'test',
    idempotency: null,
  }) as const;
/** Days pass, and the loop asks. Gives how many it asked. */
async function pass(days: number): Promise<number> {
  await world.staff.muster.pass(days * day);
  const asked = await world.staff.muster.askChecks('example');
  await world.staff.muster.pass(0);
  return asked;
}
const verify = async (code: string) => {
  const done = await world.staff.muster.contacts.verify(caller(), person(), contact, code);
  return done.ok ? 'verified' : done.refusal.code;
};
const standing = async () => (await world.staff.muster.contacts.find('example', person()))?.methods[0];
const unconfirmed = async () => {
  const method = await standing();
  return method !== undefined && isUnconfirmed(method, world.staff.muster.clock.now());
};

test('a month after the last code came back, whoever sits in a seat is asked, once', async () => {
  expect(await pass(29)).toBe(0);
  expect(await pass(1)).toBe(1);
  expect(await pass(1)).toBe(0);
  const text = world.read(address).at(-1) ?? '';
  expect(text).toMatch(/once a month[\s\S]*\/contacts/);
  const until = '2026-12-09T10:00:00.000Z';
  expect((await standing())?.state, 'calls go on meanwhile').toMatchObject({
    kind: 'verified',
    check: { expiresAt: until },
  });
  expect(await verify(world.code(address))).toBe('verified');
  expect((await standing())?.state).toMatchObject({ at: '2026-12-03T10:00:00.000Z', check: null });
  expect(await pass(29)).toBe(0);
  expect(await pass(1)).toBe(1);
});

test('who does not answer within a week is shown as not confirmed, and asked again a month later', async () => {
  await pass(30);
  expect(await unconfirmed()).toBe(false);
  await pass(7);
  expect(await unconfirmed()).toBe(true);
  expect(await verify(world.code(address))).toBe('contact/code-lapsed');
  await world.staff.muster.contacts.sendCode(caller(), person(), contact);
  await world.staff.muster.pass(0);
  expect(await verify(world.code(address))).toBe('verified');
  expect(await unconfirmed()).toBe(false);
});

test('another month of silence brings the question again', async () => {
  await pass(30);
  expect(await pass(29)).toBe(0);
  expect(await pass(1)).toBe(1);
});

test('a wrong answer counts, as at first', async () => {
  await pass(30);
  const code = world.code(address);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries++) expect(await verify(wrong)).toBe('contact/wrong-code');
  expect(await verify(code)).toBe('contact/code-lapsed');
});

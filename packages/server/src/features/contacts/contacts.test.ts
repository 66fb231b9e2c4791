import { ProblemError, routes } from '@muster/api';
import { parseInstant } from '@muster/clocks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContents } from '../../platform/content/check-contents.ts';
import { reachWorld } from '../../testkit/reach-world.ts';
import type { ReachWorld } from '../../testkit/reach-world.ts';

const minute = 60_000;
const address = 'on-call@example.com';

let world: ReachWorld;
beforeEach(async () => {
  world = await reachWorld(['security-lead', 'support-lead'], { at: parseInstant('2026-11-23T10:00:00.000Z') });
});
afterEach(() => world.close());

const mine = () => world.staff.at('security-lead');
const list = () => mine().call(routes.contacts.list);
const add = (channel: 'email' | 'sms' | 'webhook' | 'slack', to: string) =>
  mine().call(routes.contacts.add, { body: { channel, address: to } });
const verify = (contact: string, code: string) =>
  mine().call(routes.contacts.verify, { params: { contact }, body: { code } });
const refusal = async (call: Promise<unknown>) => {
  const error = await call.catch((thrown: unknown) => thrown);
  return error instanceof ProblemError ? error.problem.code : 'it was not refused';
};

/** A code that is not the one that came. */
function wrong(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

describe('a contact method', () => {
  test('counts once the code is given that came through it', async () => {
    const { contact } = await add('email', address);
    await world.staff.muster.pass(0);
    expect((await list()).contacts).toMatchObject([{ channel: 'email', masked: 'o…@example.com', state: 'code-sent' }]);
    await verify(contact, world.code(address));
    expect((await list()).contacts).toMatchObject([{ state: 'verified', verifiedAt: '2026-11-23T10:00:00.000Z' }]);
  });

  test('is verified by no other code, and after five wrong ones by none', async () => {
    const { contact } = await add('sms', '+442071838750');
    await world.staff.muster.pass(0);
    const code = world.code('+442071838750');
    for (let tries = 0; tries < 5; tries++)
      expect(await refusal(verify(contact, wrong(code)))).toBe('contact/wrong-code');
    expect(await refusal(verify(contact, code))).toBe('contact/code-lapsed');
    expect((await list()).contacts[0]?.state).toBe('code-sent');
  });

  test('is not verified by a code that has lapsed, but by a new one', async () => {
    const { contact } = await add('email', address);
    await world.staff.muster.pass(0);
    const first = world.code(address);
    await world.staff.muster.pass(10 * minute);
    expect(await refusal(verify(contact, first))).toBe('contact/code-lapsed');
    await mine().call(routes.contacts.code, { params: { contact } });
    await world.staff.muster.pass(0);
    await verify(contact, world.code(address));
    expect((await list()).contacts[0]?.state).toBe('verified');
  });

  test('rings nobody out of bed with codes: six an hour for all of them', async () => {
    const { contact } = await add('email', address);
    const another = () => mine().call(routes.contacts.code, { params: { contact } });
    for (let sent = 1; sent < 6; sent++) await another();
    expect(await refusal(another())).toBe('contact/code-limit');
    await add('sms', '+442071838750');
    await world.staff.muster.pass(0);
    expect(world.read('+442071838750'), 'the other one shares the limit').toEqual([]);
    await world.staff.muster.pass(61 * minute);
    await another();
  });

  test('belongs to one person: nobody else sees, verifies or removes it', async () => {
    const { contact } = await add('email', address);
    await world.staff.muster.pass(0);
    const other = world.staff.at('support-lead');
    expect((await other.call(routes.contacts.list)).contacts).toEqual([]);
    const code = world.code(address);
    const tries = [
      other.call(routes.contacts.verify, { params: { contact }, body: { code } }),
      other.call(routes.contacts.remove, { params: { contact } }),
      other.call(routes.contacts.rotate, { params: { contact } }),
      other.call(routes.contacts.order, { body: { contacts: [contact] } }),
    ];
    for (const each of tries) expect(await refusal(each)).toBe('contact/unknown');
    expect((await list()).contacts[0]?.state).toBe('code-sent');
  });

  test('takes no address that its channel cannot write to, and no channel that is not set up', async () => {
    expect(await refusal(add('email', 'a@example.com\r\nBcc: b@example.com'))).toBe('contact/address');
    expect(await refusal(add('webhook', 'https://169.254.169.254/'))).toBe('contact/address');
    expect(await refusal(add('slack', 'U123'))).toBe('contact/no-channel');
    expect((await list()).contacts).toEqual([]);
  });

  test('is gone with its address once it is removed, and doctor finds that on record', async () => {
    const contact = await world.reach('security-lead', 'email', address);
    const { store } = world.staff.muster.parts;
    await mine().call(routes.contacts.remove, { params: { contact } });
    expect((await list()).contacts).toEqual([]);
    const found = await checkContents({ store, reader: world.staff.muster.reader }, 'example');
    expect(found.map(({ level }) => level)).toEqual(['ok']);
  });

  test('goes with its person', async () => {
    await world.reach('support-lead', 'email', address);
    const person = world.staff.personIn('support-lead');
    await world.staff.administrator.call(routes.people.remove, { params: { person }, body: { reason: 'They left' } });
    expect(await world.staff.muster.contacts.show('example', person)).toEqual([]);
  });

  test('leaves neither address nor code in an event, a row or a message that waits', async () => {
    await world.reach('security-lead', 'email', address);
    const code = world.code(address);
    await world.staff.muster.pass(0);
    const { store } = world.staff.muster.parts;
    const events = (await store.readLedger('example', 0, 1_000)).map(({ bytes }) => new TextDecoder().decode(bytes));
    const waiting = await store.listMessages('example', { limit: 200, after: null, order: 'rising' });
    const text = JSON.stringify([events, waiting.items]);
    expect(text).toContain('contact-verified');
    expect(text).not.toContain('on-call@example.com');
    expect(text).not.toContain(`"${code}"`);
  });
});

test('a webhook changes its secret while both signatures count, and then the new one alone', async () => {
  const contact = await world.reach('security-lead', 'webhook', `${world.hook.origin}/hook`);
  const former = world.secret;
  const { secret } = await mine().call(routes.contacts.rotate, { params: { contact } });
  const method = async () =>
    (await world.staff.muster.contacts.find('example', world.staff.personIn('security-lead')))?.methods[0];
  const secretsAt = async () => {
    const found = await method();
    return found
      ? (await world.staff.muster.contacts.open('example', found, world.staff.muster.clock.now()))?.secrets
      : [];
  };
  expect(secret).not.toBe(former);
  expect(await secretsAt()).toEqual([secret, former]);
  await world.staff.muster.pass(25 * 60 * minute);
  expect(await secretsAt()).toEqual([secret]);
});

test('who sits in a seat and cannot be reached is shown beforehand', async () => {
  await world.reach('security-lead', 'email', address);
  await world.reach('security-lead', 'sms', '+442071838750');
  await world.reach('security-lead', 'voice', '+442071838750');
  const { items } = await world.staff.administrator.call(routes.contacts.reach, { query: {} });
  const of = (seat: string) => items.find(({ seats }) => seats.includes(seat));
  expect(of('security-lead')).toMatchObject({ methods: 3, providers: 2 });
  expect(of('support-lead')).toMatchObject({ methods: 0, providers: 0 });
});

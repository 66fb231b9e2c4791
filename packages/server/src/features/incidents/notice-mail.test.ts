import { hash } from 'node:crypto';
import { ProblemError, routes } from '@muster/api';
import { createLetterPost } from '@muster/connectors';
import { parseInstant } from '@muster/clocks';
import { startMailServer } from '@muster/connectors/testkit';
import type { MailServer } from '@muster/connectors/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const seats = ['security-lead', 'communications-lead', 'general-counsel', 'chief-operating-officer'];
const r = routes.incidents;
const wording = 'We gave your account number away – and are sorry\n\nCall us';
const params = { incident: 'INC-1', number: 1 };

let mail: MailServer;
let staff: StaffedMuster;

beforeEach(async () => {
  mail = await startMailServer();
  const letters = createLetterPost({
    url: mail.url,
    from: 'notices@example.com',
    allowPlain: true,
    timeoutMilliseconds: 1_500,
  });
  staff = await staffedMuster(seats, { letters });
  const body = {
    type: 'sensitive-data-exposure',
    title: 'Numbers leak',
    system: 'support-assistant',
    signalGroups: [],
  };
  await staff.at('security-lead').call(r.declare, { body });
  const answered = {
    params: { incident: 'INC-1', fact: 'exposed_data' },
    body: { state: 'value', value: 'personal' },
  } as const;
  await staff.at('general-counsel').call(r.recordFact, answered);
});
afterEach(async () => {
  await staff.muster.close();
  await mail.close();
});

const writer = () => staff.at('communications-lead');
const notice = async () => (await writer().call(r.notices, { params: { incident: 'INC-1' } })).notices[0];
const letters = async () => (await notice())?.mailing?.letters ?? [];
const send = (addresses: readonly string[], revision = 1) =>
  writer().call(r.sendNotice, { params, body: { revision, how: 'sent', addresses: [...addresses] } });
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => null,
    (fault: unknown) => fault,
  );
  return error instanceof ProblemError ? error.problem.code : 'done';
};
const owed = async () =>
  (await writer().call(r.show, { params: { incident: 'INC-1' } })).obligations.map(({ id }) => id);
const minute = 60_000;
/** Time passes as it does for a server that looks every ten seconds. */
async function wait(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 10_000) await staff.muster.pass(Math.min(10_000, left));
}

/** Written by communications, its language approved by legal, let through by its gate. */
async function approved(text = wording): Promise<void> {
  await writer().call(r.draftNotice, {
    params: { incident: 'INC-1' },
    body: { notification: 'customers', kind: 'full', text },
  });
  await approveAgain(1, true);
}

async function approveAgain(revision: number, isFirst: boolean): Promise<void> {
  await staff.at('general-counsel').call(r.approveNoticeLanguage, { params, body: { revision } });
  if (isFirst) await writer().call(r.proposeNotice, { params, body: { revision, reason: 'They must know' } });
  const asked = { incident: 'INC-1', number: 1 };
  const { digest } = await staff.at('general-counsel').call(routes.approvals.show, { params: asked });
  for (const seat of ['general-counsel', 'chief-operating-officer'])
    await staff.at(seat).call(r.approve, { params: asked, body: { digest } });
  await staff.muster.readIntake();
}

describe('an approved notice', () => {
  test('leaves by e-mail with exactly the approved words, one letter to each address, and with proof', async () => {
    await approved();
    expect(await notice()).toMatchObject({ next: 'sending', byMail: 'mail', mailing: null });
    await send(['anna@example.com', 'ben@example.org']);
    expect(await notice()).toMatchObject({ next: 'leaving', sent: null });
    await staff.muster.pass(0);
    expect(mail.received.map(({ to }) => to).toSorted()).toEqual(['anna@example.com', 'ben@example.org']);
    for (const { text } of mail.received)
      expect(text.replace(/\r\n/g, '\n')).toMatch(new RegExp(`^Notice from [^\n]+\n${wording}$`));
    const sent = await notice();
    expect(sent).toMatchObject({
      next: 'nothing',
      sent: { how: 'sent', through: 'mail', recipients: 'anna@example.com, ben@example.org' },
    });
    for (const letter of await letters()) {
      const raw = mail.raw.find((each) => each.includes(`Message-ID: ${letter.messageId}`)) ?? '';
      expect(raw).toContain(`To: ${letter.address}`);
      expect(letter).toMatchObject({ state: 'accepted', queueId: expect.stringMatching(/^QUEUE-/) });
      expect(letter.proof).toBe(`SHA-256 ${hash('sha256', raw, 'hex')} of ${Buffer.byteLength(raw)} bytes`);
    }
    expect(await owed()).not.toContain('notification:customers');
    expect(await codeOf(send(['anna@example.com']))).toBe('notice/sent');
  });

  test('does not leave before its gate, whoever asks', async () => {
    await writer().call(r.draftNotice, {
      params: { incident: 'INC-1' },
      body: { notification: 'customers', kind: 'full', text: wording },
    });
    expect(await codeOf(send(['anna@example.com']))).toBe('notice/language');
    await staff.at('general-counsel').call(r.approveNoticeLanguage, { params, body: { revision: 1 } });
    expect(await codeOf(send(['anna@example.com']))).toBe('approval/needed');
    await staff.muster.pass(minute);
    expect(mail.raw).toEqual([]);
  });

  test('that is changed, or whose approval lapses, after somebody sent it and before it leaves, stays here', async () => {
    await approved();
    await send(['anna@example.com']);
    await writer().call(r.reviseNotice, { params, body: { revision: 1, text: 'Other words', reason: 'Clearer' } });
    await staff.muster.pass(0);
    expect(mail.raw).toEqual([]);
    expect(await notice()).toMatchObject({
      next: 'language',
      mailing: { state: 'held-back', because: 'notice/stale' },
    });
    expect(await owed()).toContain('notice-delivery:N-1');
    await approveAgain(2, false);
    await send(['anna@example.com'], 2);
    // The outbox stands still for longer than an approval lasts.
    staff.muster.clock.set(later(staff.muster.clock.now(), 3 * 24 * 60 * minute));
    await staff.muster.readIntake();
    expect(mail.raw).toEqual([]);
    expect(await notice()).toMatchObject({
      mailing: { state: 'held-back', because: expect.stringMatching(/^approval/) },
    });
  });
});

describe('addresses', () => {
  test.each([
    ['a line break', ['ok@example.com', 'a@example.com\r\nBcc: b@example.com'], /Address 2: .*line break/],
    ['several in one', ['a@example.com, b@example.com'], /Address 1: .*more than one/],
    ['letters of other scripts', ['a@münchen.example'], /Address 1: .*letters/],
    ['one twice', ['a@example.com', 'A@example.com'], /Address 2 is there twice/],
    ['none', [], /No address/],
  ])('with %s are refused by their place, and nothing leaves', async (_, addresses, message) => {
    await approved();
    const refused: unknown = await send(addresses).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: { code: 'notice/addresses', detail: expect.stringMatching(message) } });
    await staff.muster.pass(minute);
    expect([mail.raw, (await notice())?.mailing]).toEqual([[], null]);
  });

  test('are at most a hundred', async () => {
    await approved();
    const many = Array.from({ length: 101 }, (_, index) => `c${index}@example.com`);
    expect(await codeOf(send(many))).toBe('request/invalid');
  });
});

describe('where the mail server fails', () => {
  test('nothing is lost: it is tried again, people are called, and it leaves once the server is back', async () => {
    await approved();
    mail.behave('busy');
    await send(['anna@example.com']);
    await wait(2 * minute);
    expect(await letters()).toMatchObject([{ state: 'deferred', because: 'provider', status: 451 }]);
    expect(await notice()).toMatchObject({ next: 'delivery', sent: null });
    expect(await owed()).toEqual(expect.arrayContaining(['notice-delivery:N-1', 'notification:customers']));
    const { items } = await writer().call(routes.pages.list, { query: {} });
    expect(items.flatMap(({ about }) => about)).toContain('notice-delivery:N-1');
    mail.behave('accept');
    await wait(10 * minute);
    expect(mail.received).toHaveLength(1);
    expect(await notice()).toMatchObject({ next: 'nothing', sent: { how: 'sent' } });
    expect(await owed()).not.toContain('notice-delivery:N-1');
  });

  test('an address that it does not know is mended by whoever sent it, and only that letter leaves again', async () => {
    await approved();
    await send(['anna@example.com', 'ben@example.org']);
    mail.behave('refuse-address');
    await staff.muster.pass(0);
    expect((await letters()).map(({ state, because, status }) => [state, because, status])).toEqual([
      ['refused', 'address', 550],
      ['refused', 'address', 550],
    ]);
    mail.behave('accept');
    const again = (letter: number, address: string | null) =>
      writer().call(r.sendLettersAgain, { params, body: { letters: [{ letter, address }] } });
    expect(await codeOf(again(1, 'x@example.com\nBcc: y@example.com'))).toBe('notice/addresses');
    await again(1, 'anna@example.net');
    await again(2, null);
    await staff.muster.pass(0);
    expect(mail.received.map(({ to }) => to).toSorted()).toEqual(['anna@example.net', 'ben@example.org']);
    expect(await codeOf(again(1, null)), 'it was taken').toBe('notice/addresses');
    expect(await notice()).toMatchObject({ next: 'nothing' });
  });

  test('a message of the outbox that comes twice hands nothing over twice', async () => {
    await approved();
    await send(['anna@example.com']);
    await staff.muster.pass(0);
    const { store, clock } = staff.muster.parts;
    const rows = (await store.listMessages('example', { limit: 200, after: null, order: 'rising' })).items;
    const own = rows.filter(({ channel }) => channel === 'notice' || channel === 'letter');
    expect(own.map(({ channel }) => channel)).toEqual(['notice', 'letter']);
    for (const message of own)
      await staff.muster.channels.get(message.channel)?.({
        ...message,
        organisation: 'example',
        token: 1,
        attempts: 2,
        createdAt: clock.now(),
      });
    expect(mail.received).toHaveLength(1);
  });
});

function later(at: string, milliseconds: number) {
  return parseInstant(new Date(Date.parse(at) + milliseconds).toISOString());
}

import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contractTimeout } from '../kit/channel.contract.ts';
import { startMailServer } from './testkit/mail-server.ts';
import type { MailServer } from './testkit/mail-server.ts';
import { createLetterPost } from './letter-post.ts';
import type { Letter } from './letter-post.ts';

const letter: Letter = {
  sender: 'Example Ltd',
  subject: 'Example Ltd: notice',
  text: 'Dear customers,\n\nOn 23 November we learned that your data – Ünïcødé 🚨 – was shown to others.\n.\nQUIT\n\n\n',
};
const to = 'customer@example.com';

let server: MailServer;
const post = (url = server.url, allowPlain = true) =>
  createLetterPost({ url, from: 'notices@example.com', allowPlain, timeoutMilliseconds: contractTimeout });
const send = (what = letter, address = to, key = 'INC-1.N-1.1') =>
  post().send(what, address, { idempotencyKey: key, signal: new AbortController().signal });

beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());

/** The body of a mail as it came, decoded with nothing but base64: what a program at the other end has. */
function bodyOf(raw: string): string {
  const [head, body] = [raw.slice(0, raw.indexOf('\r\n\r\n')), raw.slice(raw.indexOf('\r\n\r\n') + 4)];
  expect(head).toMatch(/^Content-Transfer-Encoding: base64$/m);
  expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  return Buffer.from(body, 'base64').toString('utf8');
}
const lines = (text: string) => text.replace(/\r\n/g, '\n');

describe('a letter', () => {
  test('arrives with exactly its words, from the organisation, and leaves a proof of its bytes', async () => {
    const sent = await send();
    const [raw = ''] = server.raw;
    expect(lines(bodyOf(raw))).toBe(letter.text);
    expect(raw).toMatch(/^From: Example Ltd <notices@example\.com>$/m);
    expect(raw).toMatch(/^To: customer@example\.com$/m);
    expect(raw).not.toMatch(/^(Cc|Bcc|Auto-Submitted):/im);
    expect(sent).toEqual({
      kind: 'accepted',
      messageId: '<INC-1.N-1.1@example.com>',
      queueId: 'QUEUE-1',
      digest: hash('sha256', raw, 'hex'),
      bytes: Buffer.byteLength(raw),
    });
  });

  test('goes to one address alone, whatever is written in it', async () => {
    const hostile = 'x\r\nBcc: other@example.com\r\n\r\nRCPT TO:<other@example.com>';
    const sent = await send({ sender: hostile, subject: hostile, text: hostile });
    expect(sent.kind).toBe('accepted');
    expect(server.received.map((each) => each.to)).toEqual([to]);
    const [raw = ''] = server.raw;
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc/m);
    expect(raw).toMatch(/^From: "x Bcc: other@example\.com RCPT TO:<other@example\.com>"\s+<notices@example\.com>$/m);
    expect(lines(bodyOf(raw))).toBe(lines(hostile));
  });

  test.each([
    ['busy', 'retry', 'provider', 451],
    ['refuse-address', 'refused', 'address', 550],
    ['refuse-credentials', 'refused', 'credentials', 535],
    ['hang', 'retry', 'timeout', null],
    ['garbage', 'retry', 'provider', null],
  ] as const)(
    'says what became of it where the mail server does this: %s',
    async (behaviour, kind, because, status) => {
      server.behave(behaviour);
      const sent = await send();
      expect(sent).toMatchObject({ kind, because, status });
      expect(JSON.stringify(sent)).not.toMatch(/customer|secret/);
      expect(server.received).toEqual([]);
    },
  );

  test('says nothing to a mail server without TLS, and says that nobody answers', async () => {
    const options = { idempotencyKey: 'k', signal: new AbortController().signal };
    expect(await post(server.url, false).send(letter, to, options)).toMatchObject({ because: 'unsafe' });
    expect(await post('smtp://127.0.0.1:1').send(letter, to, options)).toMatchObject({ because: 'unreachable' });
    expect(server.raw).toEqual([]);
  });
});

describe('an address', () => {
  test.each([
    ['a@example.com\r\nBcc: b@example.com', /line break/],
    ['a@example.com\nRCPT TO:<b@example.com>', /line break/],
    ['a@example.com, b@example.com', /more than one/],
    ['a@example.com;b@example.com', /more than one/],
    ['<a@example.com> b@example.com', /more than one/],
    ['a@münchen.example', /letters/],
    ['а@example.com', /letters/],
    ['a\u202e@example.com', /letters/],
    ['"a b"@example.com', /no e-mail address/],
    ['a@127.0.0.1', /no e-mail address/],
    ['a@[127.0.0.1]', /no e-mail address/],
    ['a@localhost', /no e-mail address/],
    [`a@${'x'.repeat(64)}.example`, /no e-mail address/],
    [`${'a'.repeat(65)}@example.com`, /no e-mail address/],
    ['', /no e-mail address/],
  ])('%j is not taken, and it is said why', (address, fault) => {
    const checked = post().checkAddress(address);
    expect(checked).toMatchObject({ kind: 'faulty', fault: expect.stringMatching(fault) });
  });

  test.each(['a@example.com', ' a+b@mail.example.co.uk ', 'a@xn--mnchen-3ya.example', 'a@example.xn--p1ai'])(
    '%s is taken',
    (address) => expect(post().checkAddress(address)).toEqual({ kind: 'sound', address: address.trim() }),
  );
});

import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSignedBySlack } from './verify-slack-request.ts';

/** The example of Slack's own page on verifying requests. */
const published = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
};
const then = Number(published.timestamp) * 1_000;

function taken(change: Partial<typeof published & { now: number }> = {}): boolean {
  const { secret, timestamp, body, signature, now = then } = { ...published, ...change };
  return isSignedBySlack({ body: Buffer.from(body), signature, timestamp }, [secret], now);
}

describe('a request of Slack', () => {
  test('is taken as its own page signs it, within five minutes', () => {
    expect(taken()).toBe(true);
    expect(taken({ now: then + 300_000 })).toBe(true);
    expect(taken({ now: then + 301_000 }), 'somebody kept it').toBe(false);
    expect(taken({ now: then - 301_000 }), 'it comes from the future').toBe(false);
  });

  test.each([
    ['another body', { body: `${published.body} ` }],
    ['another secret', { secret: 'x'.repeat(32) }],
    ['another moment than it was signed for', { timestamp: '1531420619' }],
    ['no moment', { timestamp: 'now' }],
    ['no signature', { signature: '' }],
    ['half of its signature', { signature: published.signature.slice(0, 40) }],
    ['a signature of another version', { signature: published.signature.replace('v0', 'v1') }],
  ])('is not taken with %s', (_, change) => {
    expect(taken(change)).toBe(false);
  });

  test('is taken under the old secret as well while a new one comes', () => {
    const { body, timestamp, signature } = published;
    const signed = { body: Buffer.from(body), timestamp, signature };
    expect(isSignedBySlack(signed, ['new-one-of-thirty-two-characters', published.secret], then)).toBe(true);
    expect(isSignedBySlack(signed, [], then)).toBe(false);
    const empty = createHmac('sha256', '').update(`v0:${timestamp}:`).update(body).digest('hex');
    expect(isSignedBySlack({ ...signed, signature: `v0=${empty}` }, [published.secret], then)).toBe(false);
  });
});

import { createECDH } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { channelContract, contractTimeout } from '../kit/channel.contract.ts';
import { createSafeHttp } from '../kit/safe-http.ts';
import { decryptPush } from './testkit/decrypt-push.ts';
import { startPushService } from './testkit/push-service.ts';
import { encryptPush } from './encrypt-push.ts';
import { deriveVapidKey } from './vapid.ts';
import { createWebPushChannel, pushHosts } from './web-push-channel.ts';

const secret = new Uint8Array(32).fill(9);
const http = createSafeHttp({ hosts: pushHosts, allowLoopback: true, timeoutMilliseconds: contractTimeout });
const channelOf = (keyNumber = 1, of = secret) =>
  createWebPushChannel({ http, secret: of, keyNumber, contact: 'mailto:ops@example.com', now: Date.now });
const channel = channelOf();
const key = channel.applicationKey ?? '';
const point = deriveVapidKey(secret, 7).publicKey;
const subscriptionAt = (endpoint: string, with_: { key?: string; p256dh?: string; auth?: string } = {}) =>
  JSON.stringify({
    endpoint,
    keys: { p256dh: with_.p256dh ?? point, auth: with_.auth ?? Buffer.alloc(16, 1).toString('base64url') },
    key: with_.key ?? key,
  });
const known = 'https://fcm.googleapis.com/fcm/send/abc';

channelContract('push', async () => {
  const provider = await startPushService();
  return {
    provider,
    channel,
    unreachable: {
      ...channel,
      send: (message, contact, how) =>
        channel.send(message, { ...contact, address: subscriptionAt('http://127.0.0.1:1/push') }, how),
    },
    contact: { address: provider.subscription(key), secrets: [] },
    faultyAddresses: [
      '',
      'https://fcm.googleapis.com/fcm/send/abc',
      '{"endpoint":',
      subscriptionAt('https://evil.example/push'),
      subscriptionAt('https://fcm.googleapis.com.evil.example/push'),
      subscriptionAt('https://10.0.0.1/push'),
      subscriptionAt('http://fcm.googleapis.com/push'),
      subscriptionAt('https://user:word@fcm.googleapis.com/push'),
      subscriptionAt(known, { auth: 'AAAA' }),
      subscriptionAt(known, { p256dh: Buffer.alloc(65, 4).toString('base64url') }),
      subscriptionAt(known, { key: deriveVapidKey(new Uint8Array(32), 1).publicKey }),
    ],
  };
});

describe('the sealing of a push message', () => {
  const of = (text: string) => Buffer.from(text, 'base64url');
  const browser = createECDH('prime256v1');
  browser.setPrivateKey(of('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'));
  const auth = of('BTBZMqHH6r4Tts7J_aSIgg');
  const example =
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN';
  const words = Buffer.from('When I grow up, I want to be a watermelon');

  test('is that of the example in RFC 8291, both ways', () => {
    const sealed = encryptPush(
      words,
      { p256dh: browser.getPublicKey(), auth },
      { privateKey: of('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'), salt: of('DGv6ra1nlYgDCS1FRnbzlw') },
    );
    expect(Buffer.from(sealed).toString('base64url')).toBe(example);
    expect(Buffer.from(decryptPush(of(example), browser, auth))).toEqual(words);
  });

  test('is another each time, and no byte of it can be changed unseen', () => {
    const seal = () => encryptPush(words, { p256dh: browser.getPublicKey(), auth });
    const [one, other] = [seal(), seal()];
    for (const [what, from, to] of [
      ['salt', 0, 16],
      ['key', 21, 86],
      ['words', 86, one.length],
    ] as const)
      expect(Buffer.from(one.subarray(from, to)), what).not.toEqual(Buffer.from(other.subarray(from, to)));
    const sealed = seal();
    for (let at = 86; at < sealed.length; at += 7) {
      const touched = Uint8Array.from(sealed);
      touched[at] = (touched[at] ?? 0) ^ 1;
      expect(() => decryptPush(touched, browser, auth)).toThrow();
    }
  });
});

describe('the key of the server', () => {
  test('follows from its secret and its number', () => {
    expect(deriveVapidKey(secret, 1).publicKey).toBe(key);
    expect(deriveVapidKey(secret, 2).publicKey).not.toBe(key);
    expect(Buffer.from(key, 'base64url')).toHaveLength(65);
  });

  test('is changed without losing the browsers of the one before; those of an older one add themselves anew', async () => {
    const service = await startPushService();
    const contact = { address: service.subscription(key), secrets: [] };
    const code = { kind: 'code', code: '204816', minutes: 10 } as const;
    const options = { idempotencyKey: 'k', signal: new AbortController().signal };
    expect((await channelOf(2).send(code, contact, options)).kind).toBe('accepted');
    expect(await channelOf(3).send(code, contact, options)).toMatchObject({ kind: 'refused', because: 'credentials' });
    expect(channelOf(2).checkAddress(contact.address).kind, 'new ones take the new key').toBe('faulty');
    await service.close();
  });
});

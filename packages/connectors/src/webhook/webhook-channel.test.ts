import { expect, test } from 'vitest';
import { channelContract, contractTimeout } from '../kit/channel.contract.ts';
import { createSafeHttp } from '../kit/safe-http.ts';
import { startWebhookReceiver } from './testkit/webhook-receiver.ts';
import { webhookHeaders } from './sign-webhook.ts';
import { createWebhookChannel } from './webhook-channel.ts';

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const next = `whsec_${Buffer.alloc(32, 6).toString('base64')}`;
const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: contractTimeout });
const channel = createWebhookChannel({ http, now: Date.now });
const code = { kind: 'code', code: '204816', minutes: 10 } as const;
const options = { idempotencyKey: 'k', signal: new AbortController().signal };

channelContract('webhook', async () => {
  const provider = await startWebhookReceiver(() => secret);
  return {
    provider,
    channel,
    unreachable: {
      ...channel,
      send: (message, contact, how) => channel.send(message, { ...contact, address: 'http://127.0.0.1:1/' }, how),
    },
    contact: { address: `${provider.origin}/hook`, secrets: [secret] },
    faultyAddresses: [
      '',
      'hook',
      'ftp://127.0.0.1/',
      'http://example.com/hook',
      'https://example.com/hook',
      'https://10.0.0.1/',
      'http://name:word@127.0.0.1/',
    ],
  };
});

test('the signature is that of the example in the specification', () => {
  const headers = webhookHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}', [
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  ]);
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('while a secret changes, who has the old one and who has the new one can both tell that it is ours', async () => {
  for (const known of [secret, next]) {
    const receiver = await startWebhookReceiver(() => known);
    const contact = { address: `${receiver.origin}/hook`, secrets: [next, secret] };
    expect((await channel.send(code, contact, options)).kind).toBe('accepted');
    expect(receiver.received).toHaveLength(1);
    await receiver.close();
  }
});

test('what is signed with another secret is not taken', async () => {
  const receiver = await startWebhookReceiver(() => next);
  const outcome = await channel.send(code, { address: `${receiver.origin}/hook`, secrets: [secret] }, options);
  expect(outcome.kind).not.toBe('accepted');
  expect(receiver.received).toEqual([]);
  await receiver.close();
});

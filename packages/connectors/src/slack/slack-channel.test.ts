import { expect, test } from 'vitest';
import { channelContract, contractTimeout } from '../kit/channel.contract.ts';
import { createSafeHttp } from '../kit/safe-http.ts';
import { createSlackChannel } from './slack-channel.ts';
import { slackToken, startSlack } from './testkit/slack-provider.ts';

const http = createSafeHttp({ hosts: [], allowLoopback: true, timeoutMilliseconds: contractTimeout });

channelContract('slack', async () => {
  const provider = await startSlack();
  return {
    provider,
    channel: createSlackChannel({ http, token: slackToken, origin: provider.origin }),
    unreachable: createSlackChannel({ http, token: slackToken, origin: 'http://127.0.0.1:1' }),
    contact: { address: 'U01ABCDEF23', secrets: [] },
    faultyAddresses: ['', '@someone', '#general', 'U1', 'https://example.com/services/T/B/x', 'U01ABCDEF23,U02'],
  };
});

test('writes to an incoming webhook without the token of the bot', async () => {
  const provider = await startSlack();
  const channel = createSlackChannel({ http, token: slackToken, origin: 'https://slack.com' });
  const address = `${provider.origin}/services/T1/B1/secret`;
  const options = { idempotencyKey: 'k', signal: new AbortController().signal };
  const code = { kind: 'code', code: '204816', minutes: 10 } as const;
  expect(channel.checkAddress(address).kind).toBe('sound');
  expect(channel.mask(address)).not.toContain('secret');
  expect((await channel.send(code, { address, secrets: [] }, options)).kind).toBe('accepted');
  expect(provider.asked[0]?.headers.authorization).toBeUndefined();
  await provider.close();
});

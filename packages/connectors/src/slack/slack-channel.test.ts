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

test('changes in place what it sent, by the channel and the time that Slack names it by', async () => {
  const provider = await startSlack();
  const channel = createSlackChannel({ http, token: slackToken, origin: provider.origin });
  const options = { idempotencyKey: 'k', signal: new AbortController().signal };
  const link = 'https://muster.example.com/incidents/INC-12';
  const common = { isDrill: false, reference: 'INC-12', link };
  const page = { ...common, kind: 'page', severity: 'high', asked: ['stage:contain'] } as const;
  const sent = await channel.send(page, { address: 'U01ABCDEF23', secrets: [] }, options);
  expect(sent).toEqual({ kind: 'accepted', receipt: 'D1:1503435956.000247' });

  const over = { ...common, kind: 'over', by: 'security-lead', at: '2026-11-23 10:02 UTC' } as const;
  expect(await channel.revise?.(over, 'D1:1503435956.000247', options)).toMatchObject({ kind: 'accepted' });
  expect(provider.received.at(-1)).toMatchObject({ to: 'D1:1503435956.000247' });
  expect(provider.received.at(-1)?.text).toBe(
    `INC-12: security-lead is on it\nAcknowledged at 2026-11-23 10:02 UTC.\n${link}`,
  );
  provider.behave('busy');
  expect(await channel.revise?.(over, 'D1:1503435956.000247', options)).toMatchObject({
    kind: 'retry',
    because: 'rate',
  });
  await provider.close();
});

import { expect, test } from 'vitest';
import { channelContract, contractTimeout } from '../kit/channel.contract.ts';
import { startMailServer } from './testkit/mail-server.ts';
import { createEmailChannel } from './email-channel.ts';

const options = { from: 'muster@example.com', allowPlain: true, timeoutMilliseconds: contractTimeout };

channelContract('email', async () => {
  const provider = await startMailServer();
  return {
    provider,
    channel: createEmailChannel({ ...options, url: provider.url }),
    unreachable: createEmailChannel({ ...options, url: 'smtp://127.0.0.1:1' }),
    contact: { address: 'on-call@example.com', secrets: [] },
    faultyAddresses: ['', 'on-call', 'a@b', 'a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com'],
  };
});

test('says nothing to a mail server without TLS, its password least of all', async () => {
  const server = await startMailServer();
  const channel = createEmailChannel({ ...options, allowPlain: false, url: server.url });
  const code = { kind: 'code', code: '204816', minutes: 10 } as const;
  const signal = new AbortController().signal;
  const outcome = await channel.send(code, { address: 'a@example.com', secrets: [] }, { idempotencyKey: 'k', signal });
  expect(outcome).toMatchObject({ kind: 'refused', because: 'unsafe' });
  expect(server.raw).toEqual([]);
  await server.close();
});

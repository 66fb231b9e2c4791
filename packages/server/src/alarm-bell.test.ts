import type { Channel, Message, Outcome } from '@muster/connectors';
import { expect, test } from 'vitest';
import { createAlarmBell } from './alarm-bell.ts';

/** A bell over a channel that answers as it is told, and what it was given. */
function bellOver(answers: readonly (Outcome['kind'] | 'throws')[]) {
  const sent: Message[] = [];
  const told: string[] = [];
  const channel: Channel = {
    name: 'sms',
    provider: 'somebody',
    signs: false,
    checkAddress: (address) => ({ kind: 'sound', address }),
    mask: (address) => address,
    preview: () => '',
    send: async (message) => {
      const answer = answers[sent.length] ?? 'accepted';
      sent.push(message);
      if (answer === 'throws') throw new Error('No route to +353 1 555 0100');
      if (answer === 'accepted') return { kind: 'accepted', receipt: null };
      return { kind: 'refused', because: 'provider', status: 500 };
    },
  };
  const onFault = (what: string) => void told.push(what);
  const ports = { channel, address: '+35315550100', secrets: [], origin: () => 'https://muster.example.com', onFault };
  return { bell: createAlarmBell(ports), sent, told };
}

const timers = { what: '3 timers are overdue by more than a minute.', why: 'connect /var/lib/muster' };
const outbox = { what: 'The outbox loop stands still.', why: null };

test('what fails is told once, by its part alone, and again when it comes back after it was well', async () => {
  const { bell, sent } = bellOver([]);
  await bell.ring([timers]);
  await bell.ring([{ ...timers, what: '4 timers are overdue by more than a minute.' }, outbox]);
  expect(sent).toEqual([
    { kind: 'alarm', parts: [timers.what], link: 'https://muster.example.com/readyz' },
    { kind: 'alarm', parts: [outbox.what], link: 'https://muster.example.com/readyz' },
  ]);
  expect(JSON.stringify(sent)).not.toContain('/var/lib');
  await bell.ring([]);
  await bell.ring([outbox]);
  expect(sent).toHaveLength(3);
});

test('what was not taken is told at the next look, and the log says that nobody was reached', async () => {
  const { bell, sent, told } = bellOver(['refused', 'throws']);
  for (const _ of [1, 2, 3, 4]) await bell.ring([outbox]);
  expect(sent).toHaveLength(3);
  expect(told).toEqual(['an alarm was not taken', 'an alarm was not taken']);
});

import { parseInstant } from '@muster/clocks';
import { describe, expect, test } from 'vitest';
import { callAt, callOrder } from './call-order.ts';
import { decideDelivery, evolveDelivery } from './delivery.ts';
import type { Delivery, DeliveryCommand } from './delivery.ts';

const now = parseInstant('2026-11-23T10:00:00Z');
const queue: DeliveryCommand = {
  type: 'queue',
  purpose: { kind: 'page', paging: 'i.seat', incident: 'i', reference: 'INC-1' },
  person: 'p',
  contact: { id: 'c', channel: 'email', provider: 'smtp' },
  turn: 0,
  notBefore: now,
  isHeld: false,
  again: null,
};
const retry: DeliveryCommand = { type: 'record-retry', because: 'timeout', status: null, afterMilliseconds: null };

/** Plays commands one after the other; gives what each left behind. */
function play(...commands: readonly DeliveryCommand[]): readonly (Delivery | null)[] {
  let state: Delivery | null = null;
  let version = 0;
  return commands.map((command) => {
    const decided = decideDelivery(state, command, now);
    if (!decided.ok) throw new Error(decided.refusal.message);
    for (const event of decided.value)
      state = evolveDelivery(state, {
        ...event,
        stream: 'delivery/d',
        version: ++version,
        schema: 1,
        organisation: 'o',
        id: `e-${version}`,
        actor: { kind: 'clock' },
        command: 'c',
        plan: null,
        occurredAt: now,
        knownAt: now,
        recordedAt: now,
        previous: '0'.repeat(64),
      });
    return state;
  });
}

describe('a delivery', () => {
  test('waits longer after each attempt in vain, and fails after the sixth', () => {
    const states = play(queue, retry, retry, retry, retry, retry, retry, retry).map((each) => each?.state);
    const waits = states.flatMap((state) => (state?.kind === 'deferred' ? [state.until.slice(14, 19)] : []));
    expect(waits).toEqual(['00:10', '00:20', '00:40', '01:20', '02:40']);
    expect(states.at(-1)).toMatchObject({ kind: 'failed', because: 'timeout' });
  });

  test('waits as long as the provider wants it to', () => {
    const [, deferred] = play(queue, { ...retry, afterMilliseconds: 90_000 });
    expect(deferred?.state).toMatchObject({ until: '2026-11-23T10:01:30.000Z' });
  });

  test('stays what it came to: a second answer changes nothing', () => {
    const accepted: DeliveryCommand = { type: 'record-accepted', receipt: 'r' };
    const states = play(queue, queue, accepted, retry, { type: 'drop', because: 'answered' }, accepted);
    expect(states.at(-1)).toMatchObject({ version: 2, state: { kind: 'accepted', receipt: 'r' } });
  });

  test('is changed in place once, after the provider took it, and only where it is a page', () => {
    const accepted: DeliveryCommand = { type: 'record-accepted', receipt: 'D1:1' };
    const revised: DeliveryCommand = { type: 'record-revised', because: null };
    const states = play(queue, revised, accepted, revised, { type: 'record-revised', because: 'address' });
    expect(states.map((each) => each?.revised?.because)).toEqual([undefined, undefined, undefined, null, null]);
    const canary: DeliveryCommand = { ...queue, purpose: { kind: 'canary' } };
    expect(play(canary, accepted, revised).at(-1)).toMatchObject({ version: 2, revised: null });
  });

  test('arrives once, also where the provider said that it failed', () => {
    const [, , , arrived] = play(
      queue,
      { type: 'record-failed', because: 'timeout', status: null },
      { type: 'record-arrived' },
      { type: 'record-arrived' },
    );
    expect(arrived).toMatchObject({ version: 3, state: { kind: 'arrived' } });
  });

  test('without a contact method has failed when it begins', () => {
    expect(play({ ...queue, contact: null })[0]?.state).toMatchObject({ kind: 'failed', because: 'no-contact' });
  });
});

test('the second of the methods that are called is by another provider, and then the order is the own one', () => {
  const [sms, voice, email, webhook] = ['twilio', 'twilio', 'smtp', 'webhook'].map((provider, id) => ({
    id,
    provider,
  }));
  const order = (...methods: readonly ({ id: number; provider: string } | undefined)[]) =>
    callOrder(methods.filter((each) => each !== undefined));
  expect(order(sms, voice, email, webhook)).toEqual([sms, email, voice, webhook]);
  expect(order(sms, voice)).toEqual([sms, voice]);
  expect(order(email, sms)).toEqual([email, sms]);
  expect(order()).toEqual([]);
  expect(callAt(now, 2)).toBe('2026-11-23T10:02:00.000Z');
});

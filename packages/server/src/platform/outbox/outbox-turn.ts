import { addMilliseconds } from '@muster/clocks';
import type { ClaimedMessage, Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import type { Beside } from './beside.ts';

const leaseMilliseconds = 30_000;
const batch = 50;
const mostAttempts = 12;

/** Sends one message of a channel. The message's id is its idempotency key: it may come twice. */
export type Channel = (message: ClaimedMessage) => Promise<void>;

/** Channels that wait for others outside, and what carries them out beside the turns: none of them holds up a page. */
export interface Outside {
  readonly channels: ReadonlySet<string>;
  readonly beside: Beside;
}

/**
 * Sends what is due: at least once, with growing pauses, given up loudly after twelve tries. Gives how many were sent, or
 * begun where they go on beside.
 */
export async function sendDueMessages(
  store: Store,
  clock: Clock,
  channels: ReadonlyMap<string, Channel>,
  outside: Outside | null = null,
): Promise<number> {
  let sent = 0;
  const claimed = await store.claimMessages(clock.now(), leaseMilliseconds, batch);
  for (const message of claimed) {
    const one = () => send(store, clock, channels.get(message.channel), message);
    if (outside?.channels.has(message.channel) === true) {
      await outside.beside.start(one);
      sent += 1;
    } else sent += await one();
  }
  return sent;
}

async function send(
  store: Store,
  clock: Clock,
  channel: Channel | undefined,
  message: ClaimedMessage,
): Promise<number> {
  try {
    if (!channel) throw new Error(`No channel is called ${message.channel}.`);
    await channel(message);
    await store.settleMessage(message, { outcome: 'sent' });
    return 1;
  } catch (error) {
    await store.settleMessage(message, afterFault(clock, message, error));
    return 0;
  }
}

/** 1 s, 2 s, 4 s, … up to ten minutes. */
function afterFault(clock: Clock, message: ClaimedMessage, fault: unknown): Parameters<Store['settleMessage']>[1] {
  const error = fault instanceof Error ? fault.message : String(fault);
  if (message.attempts >= mostAttempts) return { outcome: 'given-up', error };
  const pause = Math.min(600_000, 1_000 * 2 ** message.attempts);
  return { outcome: 'retry', at: addMilliseconds(clock.now(), pause), error };
}

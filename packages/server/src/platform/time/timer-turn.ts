import { addMilliseconds } from '@muster/clocks';
import type { ClaimedTimer, Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Clock } from './clock.ts';

/** How long a claim lasts: a node that dies gives its timers back after this. */
const leaseMilliseconds = 10_000;
const batch = 50;

/** Carries out a claimed timer in an append that holds its fence; `gone` when nothing waits for it any more. */
export type FireTimer = (timer: ClaimedTimer) => Promise<'fired' | 'gone'>;

/**
 * Fires every timer that is due: claims, carries out, and leaves the rest to the next turn. At most once in the record:
 * the append takes the timer away under its token, or fails. Gives how many were fired.
 */
export async function fireDueTimers(store: Store, clock: Clock, fire: FireTimer): Promise<number> {
  let fired = 0;
  for (let claimed = await claim(store, clock); claimed.length > 0; claimed = await claim(store, clock)) {
    for (const timer of claimed) fired += (await carryOut(store, timer, fire)) === 'fired' ? 1 : 0;
  }
  return fired;
}

function claim(store: Store, clock: Clock): Promise<readonly ClaimedTimer[]> {
  return store.claimTimers(clock.now(), leaseMilliseconds, batch);
}

async function carryOut(store: Store, timer: ClaimedTimer, fire: FireTimer): Promise<'fired' | 'gone'> {
  try {
    return await fire(timer);
  } catch (error) {
    // Another node took it over after our lease: it is theirs, and in the record once.
    if (error instanceof StoreError && error.code === 'fenced') return 'gone';
    await store.releaseTimer(timer);
    throw error;
  }
}

/**
 * What the watchdog asks, by a clock of its own and apart from the scheduler: how many timers are overdue by more than
 * a minute. Anything but zero means that the scheduler stands still.
 */
export function countOverdue(store: Store, clock: Clock, graceMilliseconds = 60_000): Promise<number> {
  return store.countTimersDueBefore(addMilliseconds(clock.now(), -graceMilliseconds));
}

import { addMilliseconds } from '@muster/clocks';
import type { ClaimedTimer, Store } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import type { Clock } from './clock.ts';

/** How long a claim lasts: a node that dies, or a timer that failed, is tried again after this. */
const leaseMilliseconds = 4_000;
const batch = 50;

/**
 * Carries out a claimed timer in an append that holds its fence. `gone`: nothing waits for it any more, and it is taken
 * away. `later`: it must not fire yet, because this node's clock went back after the claim.
 */
export type FireTimer = (timer: ClaimedTimer) => Promise<'fired' | 'gone' | 'later'>;

/**
 * Fires every timer that is due: claims, carries out, and leaves the rest to the next turn. At most once in the record:
 * the append takes the timer away under its token, or fails. A timer that cannot be carried out keeps its claim, so it
 * stands in nobody's way and is tried again when the claim is over; the others fire. Gives how many were fired, or
 * throws AggregateError with every fault once the others are done.
 */
export async function fireDueTimers(store: Store, clock: Clock, fire: FireTimer): Promise<number> {
  const faults: unknown[] = [];
  let fired = 0;
  for (let claimed = await claim(store, clock); claimed.length > 0; claimed = await claim(store, clock))
    for (const timer of claimed) {
      try {
        fired += (await carryOut(fire, timer)) === 'fired' ? 1 : 0;
      } catch (error) {
        faults.push(error);
      }
    }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} timers could not be carried out.`);
  return fired;
}

function claim(store: Store, clock: Clock): Promise<readonly ClaimedTimer[]> {
  return store.claimTimers(clock.now(), leaseMilliseconds, batch);
}

async function carryOut(fire: FireTimer, timer: ClaimedTimer): Promise<'fired' | 'gone' | 'later'> {
  try {
    return await fire(timer);
  } catch (error) {
    // Another node took it over after our lease: it is theirs, and in the record once.
    if (error instanceof StoreError && error.code === 'fenced') return 'gone';
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

import type { Instant } from '@muster/clocks';
import type { Append, Store } from '../../packages/server/src/platform/store/store.ts';
import type { Clock } from '../../packages/server/src/platform/time/clock.ts';
import type { Firing, TimerFault } from './timer-record.ts';

interface Watched {
  readonly id: string;
  readonly dueAt: Instant;
  readonly setAt: Instant;
  end: 'waiting' | 'taken' | 'cancelled';
}

/** What was asked of the timers, noted beside the store and apart from it: what must fire, when, and what must not. */
export interface TimerWatch {
  /** The store to be used: it notes every append that went through. */
  readonly store: Store;
  readonly set: () => number;
  readonly cancelled: () => number;
  /** How many were set before the instant and due after it. */
  across(instant: Instant): number;
  /** Holds the firings of the record against what was asked, up to the instant that time has reached. */
  judge(firings: readonly Firing[], reached: Instant): readonly TimerFault[];
}

export function watchTimers(store: Store, clock: Clock): TimerWatch {
  const all: Watched[] = [];
  const current = new Map<string, Watched>();
  const end = (id: string, how: 'taken' | 'cancelled') => {
    const watched = current.get(id);
    if (watched) watched.end = how;
    current.delete(id);
  };

  function note({ fence, timers }: Append, now: Instant): void {
    if (fence) end(fence.timer, 'taken');
    for (const change of timers) {
      end(change.id, 'cancelled');
      if (change.kind === 'cancel') continue;
      const watched: Watched = { id: change.id, dueAt: change.dueAt, setAt: now, end: 'waiting' };
      all.push(watched);
      current.set(change.id, watched);
    }
  }

  return {
    store: {
      ...store,
      append: async (append) => {
        await store.append(append);
        note(append, clock.now());
      },
    },
    set: () => all.length,
    cancelled: () => all.filter((each) => each.end === 'cancelled').length,
    across: (instant) => all.filter(({ setAt, dueAt }) => setAt < instant && instant < dueAt).length,
    judge: (firings, reached) => [...missed(all, firings, reached), ...late(all, firings)],
  };
}

/** Everything that nobody called off must have fired once its instant came. */
function missed(all: readonly Watched[], firings: readonly Firing[], reached: Instant): readonly TimerFault[] {
  const fired = new Set(firings.map(({ timer }) => timer));
  const due = all.filter((each) => each.end !== 'cancelled' && each.dueAt <= reached && !fired.has(each.id));
  return due.map(({ id, dueAt }): TimerFault => ({ kind: 'missed', what: `${id}, due at ${dueAt}, never fired` }));
}

/** In time that is moved by hand a timer fires at its very instant, or at once when it was set too late for that. */
function late(all: readonly Watched[], firings: readonly Firing[]): readonly TimerFault[] {
  const asked = new Map(all.map((each) => [each.id, each]));
  return firings.flatMap(({ timer, recordedAt }): TimerFault[] => {
    const watched = asked.get(timer);
    if (!watched) return [{ kind: 'early', what: `${timer} fired and was never set` }];
    const should = watched.dueAt > watched.setAt ? watched.dueAt : watched.setAt;
    return recordedAt > should ? [{ kind: 'late', what: `${timer} fired at ${recordedAt}, not ${should}` }] : [];
  });
}

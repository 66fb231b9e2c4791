import { setImmediate as turn } from 'node:timers/promises';
import { addMilliseconds, parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import { appendOf } from '../../packages/server/src/platform/store/append-of.ts';
import { noHash } from '../../packages/server/src/platform/store/check-append.ts';
import { encodeJson } from '../../packages/server/src/platform/store/contract/sample-events.ts';
import { StoreError } from '../../packages/server/src/platform/store/store-error.ts';
import type { ClaimedTimer, Store } from '../../packages/server/src/platform/store/store.ts';
import type { Clock } from '../../packages/server/src/platform/time/clock.ts';
import { fireDueTimers } from '../../packages/server/src/platform/time/timer-turn.ts';
import { handClock } from '../../packages/server/src/testkit/hand-clock.ts';
import type { Chance } from './chance.ts';
import { readFirings } from './timer-record.ts';
import type { Firing } from './timer-record.ts';

/** The planted faults: a node that forgets the fence, and one whose scheduler looks a second ahead. */
export type NodeFault = 'none' | 'without-fence' | 'early';

export interface RaceOptions {
  /** One handle on the same records for each node. */
  readonly stores: readonly [Store, ...Store[]];
  readonly chance: Chance;
  readonly timers: number;
  readonly fault: NodeFault;
  /** By how much the clock of a node may be off, and may jump, in milliseconds. */
  readonly skew: number;
  readonly jump: number;
}

export interface RaceReport {
  readonly firings: readonly Firing[];
  readonly timers: readonly string[];
  /** Claims that came too late: another node had taken the timer over. */
  readonly fenced: number;
  /** Claims that were held until their lease was over. */
  readonly stalls: number;
  readonly jumps: number;
}

const organisation = 'example';
const start = parseInstant('2027-03-28T00:30:00Z');
const minutes = 60_000;

/**
 * Nodes race for the same timers while time passes: all look at the same moment, clocks differ and jump, and now and
 * then a node stalls with a claim in its hands until the lease is long over.
 */
export async function raceForTimers(options: RaceOptions): Promise<RaceReport> {
  const { stores, chance, timers: count, fault, skew, jump } = options;
  const [first] = stores;
  const race = `race-${chance.seed}-${fault}`;
  const timers = await setTimers(first, race, chance, count);
  const truth = handClock(start);
  const gates = new Gates();
  let [fenced, stalls, jumps] = [0, 0, 0];
  const offsets = stores.map(() => chance.between(-skew, skew));
  const clocks = stores.map((_, at): Clock => ({ now: () => addMilliseconds(truth.now(), offsets[at] ?? 0) }));

  const look = async (store: Store, clock: Clock): Promise<void> => {
    await fireDueTimers(lookingAhead(store, fault), clock, async (timer) => {
      if (chance.percent(4)) {
        stalls += 1;
        await gates.wait();
      }
      try {
        return await fire(store, clock, timer, fault);
      } catch (error) {
        if (error instanceof StoreError && error.code === 'fenced') fenced += 1;
        throw error;
      }
    });
  };
  const errors: unknown[] = [];
  const busy = new Set<number>();
  const running = new Set<Promise<void>>();
  for (let round = 0; round < 60; round++) {
    truth.pass(chance.between(1, 40_000));
    for (const [node, store] of stores.entries()) {
      if (jump > 0 && chance.percent(5)) {
        offsets[node] = (offsets[node] ?? 0) + chance.pick([jump, -jump]);
        jumps += 1;
      }
      if (busy.has(node)) continue;
      busy.add(node);
      const turnOfNode = look(store, clocks[node] ?? truth)
        .catch((error: unknown) => void errors.push(error))
        .finally(() => {
          busy.delete(node);
          running.delete(turnOfNode);
        });
      running.add(turnOfNode);
    }
    await settle(running, busy, gates, stores.length);
    if (chance.percent(30)) gates.open();
  }
  // Everybody's clock is past everything now, and nobody stalls any more.
  gates.openForEver();
  await Promise.all(running);
  for (const node of offsets.keys()) offsets[node] = Math.max(0, offsets[node] ?? 0);
  truth.pass(180 * minutes);
  for (const [node, store] of stores.entries()) await look(store, clocks[node] ?? truth);
  // Without the fence two nodes run into each other; that is what the control looks for.
  if (fault !== 'without-fence' && errors.length > 0) throw errors[0];
  const firings = (await readFirings(first, organisation)).filter(({ timer }) => timer.startsWith(race));
  return { firings, timers, fenced, stalls, jumps };
}

/** Claims that are held back until somebody opens. */
class Gates {
  #waiting: (() => void)[] = [];
  #open = false;

  wait(): Promise<void> {
    return this.#open ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  get held(): number {
    return this.#waiting.length;
  }

  open(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  openForEver(): void {
    this.#open = true;
    this.open();
  }
}

/** Until each node has either looked at everything or stands at a gate. */
async function settle(
  running: ReadonlySet<Promise<void>>,
  busy: ReadonlySet<number>,
  gates: Gates,
  nodes: number,
): Promise<void> {
  for (let turns = 0; running.size > 0 && busy.size > gates.held && turns < 20_000 * nodes; turns++) await turn();
}

async function setTimers(store: Store, race: string, chance: Chance, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, at) => `${race}/${at}`);
  for (const id of ids) {
    const stream = `incident/${id}`;
    const dueAt = addMilliseconds(start, chance.between(0, 20 * minutes));
    const declared = event(stream, 1, noHash, 'incident-declared', start, { reference: id });
    await store.append(
      appendOf(organisation, {
        streams: [{ stream, expectedVersion: 0, expectedHash: noHash, events: [declared] }],
        timers: [{ kind: 'set', id, stream, name: 'obligation-due', dueAt }],
      }),
    );
  }
  return ids;
}

/** Load, decide (never early), append. The fence is what keeps two nodes apart: each loads the stream as it is now. */
async function fire(store: Store, clock: Clock, timer: ClaimedTimer, fault: NodeFault): Promise<'fired' | 'gone'> {
  const { id, stream, dueAt, token } = timer;
  // The clock went back since the claim: it comes again when its lease is over.
  if (clock.now() < dueAt && fault !== 'early') return 'gone';
  const head = await store.streamHead(organisation, stream);
  if (!head) return 'gone';
  const fired = event(stream, head.version + 1, head.hash, 'timer-fired', clock.now(), { timer: id, dueAt });
  const fence = fault === 'without-fence' ? null : { timer: id, token };
  await store.append(
    appendOf(organisation, {
      streams: [{ stream, expectedVersion: head.version, expectedHash: head.hash, events: [fired] }],
      timers: fence ? [] : [{ kind: 'cancel', id }],
      fence,
    }),
  );
  return 'fired';
}

function lookingAhead(store: Store, fault: NodeFault): Store {
  if (fault !== 'early') return store;
  return { ...store, claimTimers: (now, lease, limit) => store.claimTimers(addMilliseconds(now, 1000), lease, limit) };
}

function event(
  stream: string,
  version: number,
  previous: string,
  type: string,
  at: Instant,
  data: { readonly [key: string]: string },
) {
  const id = `${stream}/${version}`;
  return encodeJson({ id, type, organisation, stream, version, data, recordedAt: at, previous });
}

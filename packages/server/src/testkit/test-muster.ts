import { addMilliseconds } from '@muster/clocks';
import { createClient } from '@muster/api';
import type { Client } from '@muster/api';
import { checkHere } from '../features/plans/plan-check.ts';
import type { PlanCheck } from '../features/plans/plan-check.ts';
import { reviewHere } from '../features/review/review-record.ts';
import { createMuster } from '../muster.ts';
import type { Muster, MusterParts } from '../muster.ts';
import { fireTimer } from '../muster-loops.ts';
import type { BlobStore } from '../platform/content/blob-store.ts';
import { createMemoryBlobStore } from '../platform/content/memory-blob-store.ts';
import type { Patience } from '../platform/http/patience.ts';
import type { IntakeLog } from '../platform/intake/intake-log.ts';
import type { LiveLimits } from '../features/stream/live-stream.ts';
import type { WebFiles } from '../features/web/web-files.ts';
import { intakeTurn } from '../features/signals/intake-turn.ts';
import { ToldBefore } from '../features/signals/told-before.ts';
import { createMemoryIntakeLog } from '../platform/intake/memory-intake-log.ts';
import { silentLog } from '../platform/log/log.ts';
import { deriveInstanceKey } from '../platform/secrets/instance-key.ts';
import type { Store } from '../platform/store/store.ts';
import type { Channel } from '../platform/outbox/outbox-turn.ts';
import { sendDueMessages } from '../platform/outbox/outbox-turn.ts';
import { fireDueTimers } from '../platform/time/timer-turn.ts';
import type { HandClock } from './hand-clock.ts';
import { injectFetch } from './inject-fetch.ts';
import { repeatableIds } from './repeatable-ids.ts';

export interface TestMuster extends Muster {
  readonly clock: HandClock;
  client(token: string | null): Client;
  /** Domain time passes: every timer on the way fires at its instant, intake is read, the ledger signs. */
  pass(milliseconds: number): Promise<void>;
  /** Reads what the intake acknowledged, and carries out whatever else is due now. */
  readIntake(): Promise<void>;
  close(): Promise<void>;
}

export interface TestMusterOptions {
  readonly store: Store;
  readonly clock: HandClock;
  readonly blobs?: BlobStore;
  readonly intake?: IntakeLog;
  readonly seed?: string;
  readonly patience?: Patience;
  readonly faults?: MusterParts['faults'];
  readonly web?: WebFiles;
  readonly check?: MusterParts['check'];
  readonly liveLimits?: LiveLimits;
  /** Where calls for people go; nowhere without it, and over the ways to reach people where those are given. */
  readonly onCall?: Channel;
  readonly reachBy?: NonNullable<MusterParts['reachBy']>;
  readonly canary?: NonNullable<MusterParts['canary']>;
  readonly letters?: NonNullable<MusterParts['letters']>;
  readonly trackers?: NonNullable<MusterParts['trackers']>;
}

const origin = 'http://muster.example';

const checked = new Map<string, ReturnType<PlanCheck>>();

/** Most tests begin with the same plan at the same hour: it is checked once for all of a file. */
const checkOnce: PlanCheck = (source, now) => {
  const key = `${now} ${source}`;
  const known = checked.get(key) ?? checkHere(source, now);
  checked.set(key, known);
  return known;
};

/** A whole Muster on a given store, in hand-moved time, with ids that repeat. */
export async function openTestMuster(options: TestMusterOptions): Promise<TestMuster> {
  const { store, clock, onCall = async () => undefined, reachBy } = options;
  const organisation = 'example';
  const intake = options.intake ?? createMemoryIntakeLog();
  const muster = await createMuster({
    store,
    clock,
    organisation,
    intake,
    blobs: options.blobs ?? createMemoryBlobStore(),
    ids: repeatableIds(clock, options.seed),
    key: deriveInstanceKey(new Uint8Array(32).fill(7)),
    log: silentLog,
    check: options.check ?? checkOnce,
    reviewRecord: reviewHere,
    origin: () => origin,
    faults: options.faults ?? (async () => []),
    onIntake: () => undefined,
    ...(options.liveLimits === undefined ? {} : { liveLimits: options.liveLimits }),
    ...(reachBy === undefined ? {} : { reachBy }),
    ...(options.letters === undefined ? {} : { letters: options.letters }),
    ...(options.canary === undefined ? {} : { canary: options.canary }),
    ...(options.trackers === undefined ? {} : { trackers: options.trackers }),
    ...(options.web === undefined ? {} : { web: options.web }),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });

  /** What ends inside is carried out. */
  async function deliver(): Promise<void> {
    const own = [['call', onCall] as const, ['reminder', onCall] as const];
    const channels = new Map([...muster.channels, ...(reachBy === undefined ? own : [])]);
    while ((await sendDueMessages(store, clock, channels)) > 0);
  }

  const toldBefore = new ToldBefore();

  async function settle(): Promise<void> {
    const systems = Object.keys((await muster.plans.current(organisation))?.plan.systems ?? {});
    const findMapping = muster.mappings.find;
    const { signals } = muster;
    while ((await intakeTurn({ store, intake, signals, toldBefore, organisation, systems, findMapping })) > 0);
    await deliver();
    await fireDueTimers(store, clock, fireTimer(muster));
    await deliver();
    await muster.probe();
    while ((await muster.integrate(organisation)) > 0);
  }

  return {
    ...muster,
    clock,
    readIntake: settle,
    client: (token) => createClient({ origin, token, fetch: injectFetch(muster.http) }),
    async pass(milliseconds) {
      const end = addMilliseconds(clock.now(), milliseconds);
      for (let due = await store.nextTimerDue(); due !== null && due <= end; due = await store.nextTimerDue()) {
        if (due > clock.now()) clock.set(due);
        await settle();
      }
      clock.set(end);
      await settle();
    },
    async close() {
      await muster.http.close();
      await store.close();
    },
  };
}

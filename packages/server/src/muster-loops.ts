import { setTimeout as rest } from 'node:timers/promises';
import type { AlarmBell } from './alarm-bell.ts';
import type { Muster } from './muster.ts';
import { followUpStream } from './features/follow-ups/follow-up-stream.ts';
import { intakeTurn } from './features/signals/intake-turn.ts';
import { signalStream } from './features/signals/signal-stream.ts';
import { ToldBefore } from './features/signals/told-before.ts';
import { pagingStream } from './features/paging/paging-stream.ts';
import { createBeside } from './platform/outbox/beside.ts';
import { sendDueMessages } from './platform/outbox/outbox-turn.ts';
import { appendOf } from './platform/store/append-of.ts';
import { startLoop } from './platform/time/loop.ts';
import type { Loop } from './platform/time/loop.ts';
import type { RunningFault } from './platform/time/running-fault.ts';
import { countOverdue, fireDueTimers } from './platform/time/timer-turn.ts';
import type { FireTimer } from './platform/time/timer-turn.ts';

export interface MusterLoops {
  readonly wakeIntake: () => void;
  readonly wakeOutbox: () => void;
  /** What stands still or is late; empty when all is well. */
  faults(): Promise<readonly RunningFault[]>;
  stop(): Promise<void>;
}

/** How often each loop looks. The ledger signs within a second, timers fire within five. */
const pace = {
  // A storm of alerts shares turns; a single one waits for nobody.
  intake: { everyMilliseconds: 500, restMilliseconds: 20 },
  timers: { everyMilliseconds: 250 },
  outbox: { everyMilliseconds: 500 },
  probe: { everyMilliseconds: 250 },
  // Who comes on call is told within seconds.
  'on-call': { everyMilliseconds: 5_000 },
  canary: { everyMilliseconds: 5_000 },
  // A month has days enough.
  'reach check': { everyMilliseconds: 3_600_000 },
  ledger: { everyMilliseconds: 200 },
  watchdog: { everyMilliseconds: 10_000 },
} as const;

/** Starts what happens without a request: intake, timers, outbox, probe, ledger, and a watchdog apart from them. */
export function startLoops(muster: Muster, bell: AlarmBell | null = null): MusterLoops {
  const { store, clock, log } = muster.parts;
  const onFault = (loop: string, error: unknown) => log.fault('a loop failed and goes on', error, { loop });
  const after = (done: number) => (done > 0 ? ('again' as const) : ('wait' as const));
  const toldBefore = new ToldBefore();
  const intake = startLoop('intake', pace.intake, async () => after(await turnIntake(muster, toldBefore)), onFault);
  const timers = startLoop(
    'timers',
    pace.timers,
    async () => after(await fireDueTimers(store, clock, fireTimer(muster))),
    onFault,
  );
  const beside = createBeside(mostOutside, (error) => onFault('outbox', error));
  const outside = { channels: new Set(['deliver', 'letter', 'ticket', 'page-over']), beside };
  const outbox = startLoop(
    'outbox',
    pace.outbox,
    async () => after(await sendDueMessages(store, clock, muster.channels, outside)),
    onFault,
  );
  const probe = startLoop('probe', pace.probe, async () => after(await muster.probe()), onFault);
  const onCall = startLoop(
    'on-call',
    pace['on-call'],
    async () => after(await muster.onCall.look(muster.parts.organisation)),
    onFault,
  );
  const ledger = startLoop('ledger', pace.ledger, () => turnLedger(muster), onFault);
  const { canary } = muster;
  const check = startLoop(
    'reach check',
    pace['reach check'],
    async () => {
      const { organisation } = muster.parts;
      return after((await muster.askChecks(organisation)) + (await muster.remindOfMonth(organisation)));
    },
    onFault,
  );
  const working = new Map<string, Loop>([
    ...(canary === null
      ? []
      : [['canary', startLoop('canary', pace.canary, () => turnCanary(muster), onFault)] as const]),
    ['intake', intake],
    ['timers', timers],
    ['outbox', outbox],
    ['probe', probe],
    ['on-call', onCall],
    ['ledger', ledger],
  ]);
  const faults = () => findFaults(muster, working);
  const watchdog = startLoop('watchdog', pace.watchdog, () => alarm(muster, faults, bell), onFault);
  return {
    faults,
    wakeIntake: intake.wake,
    wakeOutbox: outbox.wake,
    async stop() {
      await Promise.all([...working.values(), watchdog, check].map((loop) => loop.stop()));
      await beside.idle();
    },
  };
}

async function turnCanary({ canary, parts }: Muster): Promise<'wait'> {
  await canary?.look(parts.organisation);
  return 'wait';
}

/** Messages to people and tickets that may be on their way at once. */
const mostOutside = 40;

/** While there is much, little by little: who waits for an answer waits for no long step. */
async function turnLedger(muster: Muster): Promise<'again' | 'wait'> {
  if ((await muster.integrate(muster.parts.organisation)) === 0) return 'wait';
  await rest(betweenSteps);
  return 'again';
}

/** Milliseconds between two steps of the ledger. */
const betweenSteps = 150;

async function turnIntake(muster: Muster, toldBefore: ToldBefore): Promise<number> {
  const { intake, store, organisation } = muster.parts;
  const systems = Object.keys((await muster.plans.current(organisation))?.plan.systems ?? {});
  return intakeTurn({
    store,
    intake,
    signals: muster.signals,
    toldBefore,
    organisation,
    systems,
    findMapping: muster.mappings.find,
  });
}

/**
 * A timer for which nothing waits any more is taken away. Any other refusal leaves it where it is: a clock that went
 * back, or a holiday table that ends, must never lose a deadline.
 */
export function fireTimer(muster: Muster): FireTimer {
  return async (timer) => {
    const fence = { timer: timer.id, token: timer.token };
    const [kind, id] = [
      timer.stream.slice(0, timer.stream.indexOf('/')),
      timer.stream.slice(timer.stream.indexOf('/') + 1),
    ];
    const owner = ownerOf(muster, kind);
    const fired = await owner.fire(timer.organisation, id, timer.id, fence);
    if (fired.ok) return 'fired';
    const { code, message } = fired.refusal;
    if (code === 'timer/not-due') return 'later';
    if (code !== 'timer/not-current' && code !== 'incident/unknown')
      throw new Error(`A timer was refused: ${code}. ${message}`);
    await muster.parts.store.append(appendOf(timer.organisation, { fence }));
    return 'gone';
  };
}

function ownerOf({ incidents, paging, signals, followUps }: Muster, kind: string): Pick<Muster['incidents'], 'fire'> {
  if (kind === pagingStream.name) return paging;
  if (kind === followUpStream.name) return followUps;
  return kind === signalStream.name ? signals : incidents;
}

/** A loop is late when it has not had a good turn for so long: with what follows, somebody is told within a minute. */
const lateMilliseconds = 40_000;
/** So long the records are waited for when it is looked for faults. */
const recordsMilliseconds = 5_000;
const silentRecords: RunningFault = { what: 'The records do not answer.', why: null };

async function findFaults(
  { parts: { store, clock }, canary }: Muster,
  loops: ReadonlyMap<string, Loop>,
): Promise<readonly RunningFault[]> {
  const now = performance.now();
  const still = [
    ...(canary?.faults() ?? []),
    ...[...loops].flatMap(([name, loop]): readonly RunningFault[] => {
      if (loop.fault !== null) return [{ what: `The ${name} loop fails.`, why: loop.fault }];
      const isLate = now - (loop.lastGood ?? loop.startedAt) > lateMilliseconds;
      return isLate ? [{ what: `The ${name} loop stands still.`, why: null }] : [];
    }),
  ];
  return [...still, ...(await overdueTimers(countOverdue(store, clock)))];
}

/** What the records say, if they answer: who looks for faults never stands still with them. */
async function overdueTimers(counting: Promise<number>): Promise<readonly RunningFault[]> {
  const patience = new AbortController();
  const silence = rest(recordsMilliseconds, null, { signal: patience.signal }).catch(() => null);
  try {
    const overdue = await Promise.race([counting, silence]);
    if (overdue === null) return [silentRecords];
    return overdue === 0 ? [] : [{ what: `${overdue} timers are overdue by more than a minute.`, why: null }];
  } catch (error) {
    return [{ ...silentRecords, why: error instanceof Error ? error.message : String(error) }];
  } finally {
    patience.abort();
  }
}

async function alarm(muster: Muster, faults: MusterLoops['faults'], bell: AlarmBell | null): Promise<'wait'> {
  const found = await faults();
  for (const { what, why } of found)
    muster.parts.log.fault('watchdog', new Error(why === null ? what : `${what} ${why}`));
  await bell?.ring(found);
  return 'wait';
}

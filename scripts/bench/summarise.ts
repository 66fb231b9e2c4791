import { cpus, release, type } from 'node:os';
import { alertsPerRequest } from './measure-alerts.ts';
import type { Latency } from '../../packages/server/bench/append-bench.ts';
import type { Round } from './measure-round.ts';
import { browsersInRooms } from './measure-rooms.ts';

/** One line of the table. */
export interface Figure {
  readonly what: string;
  /** The median of the rounds. */
  readonly value: number;
  readonly unit: string;
  /** `≤ 10`, `≥ 100000`; null where a figure is only there to be compared with. */
  readonly goal: { readonly sign: '≤' | '≥'; readonly bound: number } | null;
  readonly beside: string;
}

export interface Report {
  readonly machine: string;
  readonly rounds: number;
  readonly figures: readonly Figure[];
}

type Pick = (round: Round) => number | null;

/** What the list of incidents is asked for. */
const lists: readonly (readonly [string, (round: Round) => Latency])[] = [
  ['all', ({ lists: { all } }) => all],
  ['open', ({ lists: { open } }) => open],
  ['a filter that nothing fits', ({ lists: { rare } }) => rare],
];

export function summarise(rounds: readonly Round[]): Report {
  const median = (pick: Pick): number | null => medianOf(rounds.map(pick).filter((value) => value !== null));
  const figures: Figure[] = [];
  const add = (what: string, unit: string, pick: Pick, goal: Figure['goal'] = null, beside = ''): void => {
    const value = median(pick);
    if (value !== null) figures.push({ what, value, unit, goal, beside });
  };
  const ratio = (over: Pick, under: Pick, words: string): string => {
    const [one, other] = [median(over), median(under)];
    return one === null || other === null || other === 0 ? '' : `${(one / other).toPrecision(3)} × ${words}`;
  };
  const flush: Pick = (round) => 1000 / round.flushes.p50;
  const sha256: Pick = (round) => round.sha256MiBps;
  const slowFlush: Pick = (round) => round.slow && 1000 / round.slow.flushes.p50;

  add('raw: flushes of the disk', 'per s', flush);
  add('raw: flush p99', 'ms', (round) => round.flushes.p99);
  add('raw: SHA-256', 'MiB/s', sha256);
  const busy: Pick = (round) => round.busy.perSecond;
  add('appends, 32 writers without a pause', 'per s', busy, null, ratio(busy, flush, 'flushes'));
  add('append p50 at 200/s', 'ms', (round) => round.steady.p50);
  const steady: Pick = (round) => round.steady.p99;
  add(
    'append p99 at 200/s',
    'ms',
    steady,
    atMost(10),
    ratio(steady, (round) => round.flushes.p99, 'flush p99'),
  );
  const batch: Pick = (round) => round.batch.perSecond;
  add('events in batches of 1,000', 'per s', batch, atLeast(100_000), ratio(batch, flush, 'flushes'));
  const loaded: Pick = ({ loading }) => (loading.events * 1000) / loading.p50;
  add('loading a stream of 10,000 events', 'ms', (round) => round.loading.p50);
  add('events loaded and hashed again', 'per s', loaded);
  const intake: Pick = (round) => round.intake.perSecond;
  add('signals into the intake, 32 sources', 'per s', intake, null, ratio(intake, flush, 'flushes'));
  add('command p50 at 200/s, through HTTP', 'ms', (round) => round.commands.p50);
  add('command p99 at 200/s, through HTTP', 'ms', (round) => round.commands.p99, atMost(10));
  add(`command p99 at 50/s, ${browsersInRooms} browsers in rooms`, 'ms', ({ rooms }) => rooms.p99, atMost(50));
  const theirs: Pick = ({ pages }) => pages.alertmanager?.p50 ?? null;
  const left: Pick = ({ pages }) => pages.muster.p50;
  add('page after its cause at 50 signals/s: p50', 'ms', left, null, ratio(left, theirs, 'a webhook of Alertmanager'));
  add('page after its cause at 50 signals/s: p99', 'ms', ({ pages }) => pages.muster.p99, atMost(1000));
  add('webhook of Alertmanager after its alert: p50', 'ms', theirs);
  add('webhook of Alertmanager after its alert: p99', 'ms', ({ pages }) => pages.alertmanager?.p99 ?? null);
  for (const [what, pick] of lists) {
    add(`first page of 100,000 incidents, ${what}: p50`, 'ms', (round) => pick(round).p50);
    add(`first page of 100,000 incidents, ${what}: p99`, 'ms', (round) => pick(round).p99, atMost(50));
  }
  add('cold start to the whole first page', 'ms', ({ started }) => started.firstPageMilliseconds, atMost(1500));
  add('memory at rest', 'MiB', ({ started }) => started.idleMiB, atMost(150));
  const frame: Pick = ({ screens }) => screens && screens.frameP95;
  const still: Pick = ({ screens }) => screens && screens.stillFrameP95;
  add(
    'timeline of 10,000 entries: until it is open',
    'ms',
    ({ screens }) => screens && screens.openMilliseconds,
    atMost(1000),
  );
  add('record of 10,000 entries: p95 of a frame', 'ms', frame, atMost(20), ratio(frame, still, 'a page drawn once'));
  for (const [at, perRequest] of alertsPerRequest.entries())
    for (const kind of ['repeated', 'unique'] as const) {
      const ours: Pick = ({ started }) => started.alerts?.[at]?.muster[kind] ?? null;
      const theirs: Pick = ({ started }) => started.alerts?.[at]?.alertmanager[kind] ?? null;
      const times: Pick = (round) => (ours(round) ?? 0) / (theirs(round) ?? 1);
      const what = `alerts, ${kind}, ${perRequest} a request`;
      add(what, 'per s', ours, null, 'durable');
      add(`Alertmanager, ${what}`, 'per s', theirs, null, 'in memory');
      if (median(theirs) !== null)
        add(`${what}, beside Alertmanager`, '×', times, atLeast(kind === 'repeated' ? 2 : 1));
    }
  add('alerts, unique, until all are in the inbox', 'per s', ({ started }) => started.alerts?.at(-1)?.read ?? null);
  const slowed = 'each flush 5 ms longer: ';
  add(`${slowed}flush p50`, 'ms', (round) => round.slow && round.slow.flushes.p50);
  const slowBusy: Pick = (round) => round.slow && round.slow.busy.perSecond;
  add(`${slowed}appends, 32 writers`, 'per s', slowBusy, null, ratio(slowBusy, slowFlush, 'flushes'));
  add(`${slowed}append p50 at 200/s`, 'ms', (round) => round.slow && round.slow.steady.p50);
  add(`${slowed}append p99 at 200/s`, 'ms', (round) => round.slow && round.slow.steady.p99, atMost(10));
  add(`${slowed}signals into the intake`, 'per s', (round) => round.slow && round.slow.intake.perSecond);
  add(`${slowed}command p99 at 200/s`, 'ms', (round) => round.slow && round.slow.commands.p99);
  for (const [at, { pack }] of (rounds[0]?.verify ?? []).entries()) {
    const share: Pick = (round) => (round.verify[at]?.share ?? 0) * 100;
    const rate: Pick = (round) => round.verify[at]?.verifyMiBps ?? null;
    // The goal is for packs as incidents make them; entries alone are the worst case and have none.
    add(
      `verifying a pack: ${pack}`,
      '% of SHA-256',
      share,
      at === 0 ? atLeast(50) : null,
      `${spell(median(rate))} MiB/s`,
    );
  }
  add('muster check of a starter, the slowest, whole process', 'ms', ({ checks }) => checks.starter, atMost(1000));
  add(
    'muster check of a plan with 60 rules, 24 people, 12 gates, 40 schedules',
    'ms',
    ({ checks }) => checks.large,
    atMost(5000),
  );
  add('muster check of hostile text, the slowest to refuse', 'ms', ({ checks }) => checks.hostile, atMost(1000));
  for (const [at, { rules }] of (rounds[0]?.checks.byRules ?? []).entries())
    add(`checking such a plan with ${rules} rules`, 'ms', ({ checks }) => checks.byRules[at]?.milliseconds ?? null);
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${type()} ${release()}, Node ${process.version}`;
  const load = rounds.map((round) => round.load.toFixed(1)).join(', ');
  return { machine: `${machine}, load ${load}`, rounds: rounds.length, figures };
}

export function printFigures({ machine, rounds, figures }: Report): string {
  const rows = figures.map(({ what, value, unit, goal, beside }) => {
    const verdict = goal === null ? '' : `${goal.sign} ${spell(goal.bound)} ${isMet(value, goal) ? 'met' : 'MISSED'}`;
    return [what, spell(value), unit, verdict, beside];
  });
  const all = [['figure', 'median', 'unit', 'goal', 'beside'], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [`${machine}; medians of ${rounds} interleaved rounds`, '', ...all.map(line), ''].join('\n');
}

function isMet(value: number, { sign, bound }: NonNullable<Figure['goal']>): boolean {
  return sign === '≤' ? value <= bound : value >= bound;
}

function atMost(bound: number): Figure['goal'] {
  return { sign: '≤', bound };
}

function atLeast(bound: number): Figure['goal'] {
  return { sign: '≥', bound };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function spell(value: number | null): string {
  if (value === null) return '–';
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

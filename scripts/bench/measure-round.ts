import { spawn } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { measureChecks } from '../../packages/checker/bench/check-bench.ts';
import type { CheckTimes } from '../../packages/checker/bench/check-bench.ts';
import { measureVerifyRate } from '../../packages/ledger/bench/verify-bench.ts';
import { hostileTexts } from '../../packages/plan/src/fixtures/hostile-texts.ts';
import type { VerifyRate } from '../../packages/ledger/bench/verify-bench.ts';
import type { ListTimes } from '../../packages/server/bench/list-bench.ts';
import type { Latency, RateResult, SteadyResult } from '../../packages/server/bench/append-bench.ts';
import { measureAlerts } from './measure-alerts.ts';
import type { AlertRates } from './measure-alerts.ts';
import { measureCommands } from './measure-commands.ts';
import { measurePages } from './measure-pages.ts';
import type { PageWaits } from './measure-pages.ts';
import { measureRooms } from './measure-rooms.ts';
import { measureScreens } from './measure-screens.ts';
import type { ScreensRound } from './measure-screens.ts';
import { slowDisk } from './slow-disk.ts';
import { builtProgram, residentMiB, startServer } from './start-server.ts';
import type { StartedServer } from './start-server.ts';

/** Everything once, on this disk and on one that takes 5 ms longer for each flush. */
export interface Round {
  /** How many processes wanted a processor before the round: on a machine that others use, figures are worse. */
  readonly load: number;
  readonly flushes: Latency;
  readonly sha256MiBps: number;
  readonly busy: RateResult;
  readonly steady: SteadyResult;
  readonly batch: RateResult;
  readonly loading: Latency & { readonly events: number };
  readonly intake: RateResult;
  readonly commands: SteadyResult;
  /** Commands while 200 browsers follow everything live. */
  readonly rooms: SteadyResult;
  readonly pages: PageWaits;
  readonly lists: ListTimes;
  readonly verify: readonly VerifyRate[];
  readonly checks: CheckTimes;
  readonly started: StartedRound;
  /** Null where Chromium is not installed. */
  readonly screens: ScreensRound | null;
  /** Null where there is no C compiler to slow the disk with. */
  readonly slow: SlowRound | null;
}

/** A server as people start it, on a fresh directory. */
export interface StartedRound {
  readonly firstPageMilliseconds: number;
  /** Once it has had nothing to do for some seconds; null where the system does not tell. */
  readonly idleMiB: number | null;
  /** Null where Alertmanager is not installed. */
  readonly alerts: readonly AlertRates[] | null;
}

export interface SlowRound {
  readonly flushes: Latency;
  readonly busy: RateResult;
  readonly steady: SteadyResult;
  readonly intake: RateResult;
  readonly commands: SteadyResult;
}

const largeHostileTexts = hostileTexts.flatMap(([, text]) => (text.length > 50_000 ? [text] : []));

const quiet = '--disable-warning=ExperimentalWarning';
const bench = (file: string) => join(import.meta.dirname, '..', '..', 'packages', 'server', 'bench', file);
const diskProcess = bench('disk-process.ts');

export async function measureRound(): Promise<Round> {
  const slow = await onFreshDirectory(async (folder) => slowDiskRound(slowDisk(folder)));
  return {
    load: loadavg()[0] ?? 0,
    flushes: await measure('flushes', {}),
    sha256MiBps: measureSha256(),
    busy: await measure('busy', {}),
    steady: await measure('steady', {}),
    batch: await measure('batch', {}),
    loading: await measure('loading', {}),
    intake: await measure('intake', {}),
    commands: await measureServer({}),
    rooms: await onStarted(measureRooms),
    pages: await onStarted(measurePages),
    lists: await measure('lists', {}),
    started: await onFreshDirectory(measureStarted),
    screens: await measureScreens(),
    slow,
    verify: measureVerifyRate(3),
    checks: measureChecks(builtProgram(), largeHostileTexts),
  };
}

async function slowDiskRound(slowly: Environment | null): Promise<SlowRound | null> {
  if (slowly === null) return null;
  return {
    flushes: await measure('flushes', slowly),
    busy: await measure('busy', slowly),
    steady: await measure('steady', slowly),
    intake: await measure('intake', slowly),
    commands: await measureServer(slowly),
  };
}

type Environment = Readonly<Record<string, string>>;

async function measureStarted(folder: string): Promise<StartedRound> {
  const server = await startServer(folder);
  try {
    await pause(5_000);
    const { firstPageMilliseconds, pid } = server;
    return { firstPageMilliseconds, idleMiB: residentMiB(pid), alerts: await measureAlerts(server, folder) };
  } finally {
    await server.stop();
  }
}

/** One measurement in a process of its own, on a fresh directory. */
async function measure<T>(what: string, environment: Environment): Promise<T> {
  return onFreshDirectory(async (directory) => {
    const child = spawn(process.execPath, [quiet, diskProcess, what, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    const [line] = await Promise.all([onlyLine(child.stdout), once(child, 'exit')]);
    return read<T>(line);
  });
}

function onStarted<T>(work: (server: StartedServer, folder: string) => Promise<T>): Promise<T> {
  return onFreshDirectory(async (directory) => {
    const server = await startServer(directory);
    try {
      return await work(server, directory);
    } finally {
      await server.stop();
    }
  });
}

async function measureServer(environment: Environment): Promise<SteadyResult> {
  return onFreshDirectory(async (directory) => {
    const server = await startServer(directory, environment);
    try {
      return await measureCommands(server);
    } finally {
      await server.stop();
    }
  });
}

/** The figures of a process of ours, which says them in the type it measured them in. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the one place where JSON gets its type
function read<T>(line: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are of one program
  return JSON.parse(line) as T;
}

async function onlyLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) return line;
  throw new Error('A measurement ended without a figure; its complaint stands above.');
}

async function onFreshDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Plain SHA-256 over 256 MiB, in one piece. */
function measureSha256(): number {
  const bytes = randomBytes(64 * 1024 * 1024);
  hash('sha256', bytes);
  const began = performance.now();
  for (let time = 0; time < 4; time++) hash('sha256', bytes);
  return (256 * 1000) / (performance.now() - began);
}

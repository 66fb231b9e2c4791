import { join } from 'node:path';
import { rmSync } from 'node:fs';
import type { Chance } from './chance.ts';
import { checkDirectory } from './check-directory.ts';
import type { Checked } from './check-directory.ts';
import { readTrace, traceCommand } from './read-trace.ts';
import type { TraceHalf } from './read-trace.ts';
import { ReplayedDisk } from './replayed-disk.ts';
import type { PowerLoss } from './replayed-disk.ts';
import type { Survival } from './replayed-file.ts';
import { runWriter } from './run-writer.ts';
import type { WriterEnd } from './run-writer.ts';
import { TraceReplay } from './trace-replay.ts';
import { acknowledge, parseWriterLine } from './writer-setup.ts';
import type { Acknowledged, WriterSetup } from './writer-setup.ts';

/** A life of a writing process, recorded call by call, on a disk of its own. */
export interface RecordedLife {
  readonly root: string;
  /** Where the data directory lies within the root. */
  readonly data: string;
  readonly before: () => ReplayedDisk;
  readonly halves: readonly TraceHalf[];
  /** What was acknowledged before this life began. */
  readonly acknowledgedBefore: Acknowledged;
  readonly acknowledgedAfter: Acknowledged;
  readonly end: WriterEnd;
}

/** One disk as it may be found after the power was lost, and what the server makes of it. */
export interface FoundDisk {
  readonly loss: PowerLoss;
  readonly survival: Survival;
  readonly acknowledged: number;
  readonly checked: Checked;
  /** The half of a call after which the power went. */
  readonly point: number;
}

/** Lets a process write under strace; `root` is the disk, `data` the directory on it. */
export async function recordLife(
  root: string,
  data: string,
  setup: WriterSetup,
  acknowledged: Acknowledged,
  trace: string,
): Promise<RecordedLife> {
  const acknowledgedBefore = copyOf(acknowledged);
  const kept = new ReplayedDisk(root);
  const { ended } = runWriter(setup, acknowledged, traceCommand(trace));
  const end = await ended;
  const halves = await readTrace(trace);
  const acknowledgedAfter = copyOf(acknowledged);
  return { root, data, before: () => kept.copy(), halves, acknowledgedBefore, acknowledgedAfter, end };
}

export interface ReplayOptions {
  readonly images: number;
  readonly chance: Chance;
  /** A folder for the images. */
  readonly into: string;
  /** The cruellest choice each time: right behind an acknowledgement, and nothing is left that was not flushed. */
  readonly cruel?: boolean;
  readonly deafTo?: (path: string) => boolean;
}

/** Cuts the power at many points of a life and opens what may be left with the real server. */
export async function replayPowerLosses(
  life: RecordedLife,
  { images, chance, into, cruel = false, deafTo }: ReplayOptions,
): Promise<readonly FoundDisk[]> {
  const acknowledged = copyOf(life.acknowledgedBefore);
  const disk = life.before();
  const replay = new TraceReplay(disk, { onLine: (line) => take(line, acknowledged), ...(deafTo ? { deafTo } : {}) });
  const points = pointsOf(life.halves, images, chance, cruel);
  const found: FoundDisk[] = [];
  const checking = new Set<Promise<void>>();
  for (const [point, half] of life.halves.entries()) {
    replay.step(half);
    for (let image = 0; image < (points.get(point) ?? 0); image++) {
      const survival = cruel ? 'none' : chance.pick(survivals);
      const path = join(into, `image-${point}-${image}`);
      const loss = disk.writeImage(path, survival, chance);
      const at = copyOf(acknowledged);
      const check = async (): Promise<void> => {
        const checked = await checkDirectory(join(path, life.data), at);
        found.push({ loss, survival, acknowledged: countOf(at), checked, point });
        rmSync(path, { recursive: true, force: true });
      };
      const running = check().finally(() => checking.delete(running));
      checking.add(running);
      if (checking.size >= 3) await Promise.race(checking);
    }
  }
  await Promise.all(checking);
  return found;
}

/** Disk and acknowledgements as the replay sees them at the end, with nothing lost: they must be the real ones. */
export function replayToTheEnd(life: RecordedLife): {
  readonly disk: ReplayedDisk;
  readonly flushes: number;
  readonly acknowledged: Acknowledged;
} {
  const disk = life.before();
  const acknowledged = copyOf(life.acknowledgedBefore);
  const replay = new TraceReplay(disk, { onLine: (line) => take(line, acknowledged) });
  for (const half of life.halves) replay.step(half);
  return { disk, flushes: replay.flushes, acknowledged };
}

/** The worst is likeliest: nothing that was not flushed is left. */
const survivals: readonly [Survival, ...Survival[]] = [
  ...(['none', 'none', 'none'] as const),
  ...(['sectors-of-512', 'sectors-of-512', 'sectors-of-4096', 'whole-writes', 'first-writes', 'all'] as const),
];

/** Half of the points lie right behind an acknowledgement, where a loss hurts, or all; the others anywhere. */
function pointsOf(
  halves: readonly TraceHalf[],
  images: number,
  chance: Chance,
  cruel: boolean,
): ReadonlyMap<number, number> {
  const spoken = halves.flatMap(({ half, call }, at) =>
    half === 'enter' && call.name === 'writev' && call.args.includes(String.raw`"\x3d\x20`) ? [at] : [],
  );
  const points = new Map<number, number>();
  for (let image = 0; image < images; image++) {
    const behind = cruel || image % 2 === 0 ? spoken[chance.below(spoken.length)] : undefined;
    const point = behind ?? chance.below(halves.length);
    points.set(point, (points.get(point) ?? 0) + 1);
  }
  return points;
}

function take(text: string, acknowledged: Acknowledged): void {
  const line = parseWriterLine(text);
  if (line.kind === 'acknowledged') acknowledge(acknowledged, line.what, line.who, line.number);
}

export function copyOf({ appends, signals }: Acknowledged): Acknowledged {
  return { appends: new Map(appends), signals: new Map(signals) };
}

function countOf({ appends, signals }: Acknowledged): number {
  return [...appends.values(), ...signals.values()].reduce((sum, number) => sum + number, 0);
}

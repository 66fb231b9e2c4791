import { setImmediate as othersFirst } from 'node:timers/promises';
import { z } from 'zod';
import type { IntakeCursor, IntakeEntry, IntakeLog } from '../../platform/intake/intake-log.ts';
import type { RowChange, Store } from '../../platform/store/store.ts';
import { StoreError } from '../../platform/store/store-error.ts';
import { mapRecord, unreadable } from './map-record.ts';
import type { About } from './map-record.ts';
import type { Mapping } from './mapping/apply-mapping.ts';
import { mappingOf } from './mapping/map-mapped.ts';
import type { Sighting } from './sighting.ts';
import type { SignalService } from './signal-service.ts';
import type { ToldBefore } from './told-before.ts';

export const intakeCursorModel = 'intake-cursor';

const intakeCursorRow = z.strictObject({ segment: z.int().min(1), offset: z.int().min(0) });

/** Records that one turn takes. */
const batch = 500;

/** Sightings that one append takes: what a transaction may hold up its neighbours for. */
const greatestAppend = 128;

/** Sightings that are mapped before whoever waits for an answer has a turn: taking in comes before reading. */
const slice = 32;

export interface IntakeTurnPorts {
  readonly store: Pick<Store, 'readRow'>;
  readonly intake: IntakeLog;
  readonly signals: Pick<SignalService, 'observe' | 'observations'>;
  /** Kept from turn to turn. */
  readonly toldBefore: ToldBefore;
  readonly organisation: string;
  /** The AI systems of the plan in force. */
  readonly systems: readonly string[];
  /** How documents sent under a name become signals; null for a name that nobody has set. */
  readonly findMapping?: (organisation: string, name: string) => Promise<Mapping | null>;
}

/**
 * One turn of the loop that reads the intake: takes the records behind the cursor into signals. The cursor is a row of
 * the same append, so each record counts once, whatever ends this process. Gives how many records it took.
 *
 * Each organisation has a cursor of its own. The home organisation's moves last, so it is behind everybody's: what lies
 * before it was taken by all and can be destroyed.
 */
export async function intakeTurn(ports: IntakeTurnPorts): Promise<number> {
  const { intake, organisation } = ports;
  const cursor = await readCursor(ports, organisation);
  const entries = await intake.read(cursor, batch);
  const last = entries.at(-1);
  if (!last) {
    if (cursor !== null) await intake.dropBefore(cursor);
    return 0;
  }
  const named = new Set(entries.map(({ record }) => record.organisation));
  named.delete(organisation);
  for (const other of named) await takeOther(ports, other, entries);
  await take(ports, organisation, entries, last.next);
  return entries.length;
}

/** Records of an organisation that is not the home one: those that its own cursor is not past already. */
async function takeOther(ports: IntakeTurnPorts, other: string, entries: readonly IntakeEntry[]): Promise<void> {
  const cursor = await readCursor(ports, other);
  const left = entries.filter(({ next }) => cursor === null || isBehind(next, cursor));
  const last = left.at(-1);
  if (last) await take({ ...ports, systems: [] }, other, left, last.next);
}

function isBehind(one: IntakeCursor, other: IntakeCursor): boolean {
  return one.segment > other.segment || (one.segment === other.segment && one.offset > other.offset);
}

async function readCursor({ store, intake }: IntakeTurnPorts, organisation: string): Promise<IntakeCursor | null> {
  const stored = await store.readRow(organisation, intakeCursorModel, intake.id);
  return stored && intakeCursorRow.parse(stored.row);
}

async function take(
  ports: IntakeTurnPorts,
  organisation: string,
  entries: readonly IntakeEntry[],
  next: IntakeCursor,
): Promise<void> {
  const { toldBefore, signals } = ports;
  const observations = await signals.observations(organisation);
  const own = entries.filter(
    ({ record }) => record.organisation === organisation && !toldBefore.knows(organisation, observations, record),
  );
  const about = {
    systems: new Set(ports.systems),
    nameOf: (text: string | Uint8Array) => ports.intake.nameOf(text),
    mappings: await mappingsFor(ports, organisation, own),
  };
  try {
    await observeInParts(ports, organisation, await tellingsOf(own, about));
    if ((await signals.observations(organisation)) === observations)
      toldBefore.remember(
        organisation,
        observations,
        own.map(({ record }) => record),
      );
  } catch (error) {
    if (!isRefused(error)) throw error;
    await takeSingly(ports, organisation, own, about);
  }
  // Records of others may lie behind the last own one.
  if (own.at(-1)?.next !== next) await ports.signals.observe(organisation, [], [cursorRow(ports, next)]);
}

/** Those that these records need, each read once. */
async function mappingsFor(
  { findMapping }: IntakeTurnPorts,
  organisation: string,
  entries: readonly IntakeEntry[],
): Promise<About['mappings']> {
  const names = new Set(entries.flatMap(({ record }) => mappingOf(record.route) ?? []));
  const found = new Map<string, Mapping>();
  for (const name of names) {
    const mapping = await findMapping?.(organisation, name);
    if (mapping) found.set(name, mapping);
  }
  return found;
}

interface Telling {
  readonly sightings: readonly Sighting[];
  readonly next: IntakeCursor;
}

async function tellingsOf(entries: readonly IntakeEntry[], about: About): Promise<readonly Telling[]> {
  const tellings: Telling[] = [];
  let since = 0;
  for (const entry of entries) {
    if (since >= slice) {
      await othersFirst();
      since = 0;
    }
    const telling = tellingOf(entry, about);
    since += telling.sightings.length;
    tellings.push(telling);
  }
  return tellings;
}

function tellingOf({ record, next }: IntakeEntry, about: About): Telling {
  return { sightings: mapRecord(record, about), next };
}

/**
 * Several appends where there is much: each takes whole records and moves the cursor behind them. A record that is too
 * large for one is taken in parts, the cursor with the last; a crash between them only makes the first repeat itself.
 */
async function observeInParts(
  ports: IntakeTurnPorts,
  organisation: string,
  tellings: readonly Telling[],
): Promise<void> {
  let waiting: Sighting[] = [];
  for (const [at, { sightings, next }] of tellings.entries()) {
    waiting.push(...sightings);
    while (waiting.length > greatestAppend) {
      await ports.signals.observe(organisation, waiting.slice(0, greatestAppend), []);
      waiting = waiting.slice(greatestAppend);
    }
    const following = tellings[at + 1]?.sightings.length ?? Infinity;
    if (waiting.length + following <= greatestAppend) continue;
    await ports.signals.observe(organisation, waiting, [cursorRow(ports, next)]);
    waiting = [];
  }
}

/** A record that the store will not take must not stand in the way of the others for ever. */
async function takeSingly(
  ports: IntakeTurnPorts,
  organisation: string,
  entries: readonly IntakeEntry[],
  about: About,
): Promise<void> {
  for (const { record, next } of entries) {
    try {
      await observeInParts(ports, organisation, [tellingOf({ record, next }, about)]);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const sightings = [unreadable(record, 'Its signals cannot be written.', about)];
      await observeInParts(ports, organisation, [{ sightings, next }]);
    }
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'invalid';
}

function cursorRow({ intake }: IntakeTurnPorts, { segment, offset }: IntakeCursor): RowChange {
  return { model: intakeCursorModel, key: intake.id, sort: intake.id, row: { segment, offset } };
}

import { z } from 'zod';
import type { IntakeCursor, IntakeEntry, IntakeLog } from '../../platform/intake/intake-log.ts';
import type { RowChange, Store } from '../../platform/store/store.ts';
import { StoreError } from '../../platform/store/store-error.ts';
import { mapRecord, unreadable } from './map-record.ts';
import type { Sighting } from './sighting.ts';
import type { SignalService } from './signal-service.ts';

export const intakeCursorModel = 'intake-cursor';

const intakeCursorRow = z.strictObject({ segment: z.int().min(1), offset: z.int().min(0) });

/** Records that one append takes. */
const batch = 200;

export interface IntakeTurnPorts {
  readonly store: Pick<Store, 'readRow'>;
  readonly intake: IntakeLog;
  readonly signals: Pick<SignalService, 'observe'>;
  readonly organisation: string;
  /** The AI systems of the plan in force. */
  readonly systems: readonly string[];
}

/**
 * One turn of the loop that reads the intake: takes the records behind the cursor into signals. The cursor is a row of
 * the same append, so each record counts once, whatever ends this process. Gives how many records it took.
 */
export async function intakeTurn(ports: IntakeTurnPorts): Promise<number> {
  const { store, intake, organisation } = ports;
  const stored = await store.readRow(organisation, intakeCursorModel, intake.id);
  const cursor = stored && intakeCursorRow.parse(stored.row);
  const entries = await intake.read(cursor, batch);
  const last = entries.at(-1);
  if (!last) {
    if (cursor !== null) await intake.dropBefore(cursor);
    return 0;
  }
  await take(ports, entries, last.next);
  return entries.length;
}

async function take(ports: IntakeTurnPorts, entries: readonly IntakeEntry[], next: IntakeCursor): Promise<void> {
  const { signals, organisation } = ports;
  const systems = new Set(ports.systems);
  const own = entries.map(({ record }) => record).filter((record) => record.organisation === organisation);
  try {
    const sightings = own.flatMap((record) => mapRecord(record, systems));
    await signals.observe(organisation, sightings, [cursorRow(ports, next)]);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await takeSingly(ports, entries, systems);
  }
}

/** A record that the store will not take must not stand in the way of the others for ever. */
async function takeSingly(
  ports: IntakeTurnPorts,
  entries: readonly IntakeEntry[],
  systems: ReadonlySet<string>,
): Promise<void> {
  const { signals, organisation } = ports;
  for (const { record, next } of entries) {
    const rows = [cursorRow(ports, next)];
    const own = record.organisation === organisation;
    const observe = (sightings: readonly Sighting[]) => signals.observe(organisation, own ? sightings : [], rows);
    try {
      await observe(mapRecord(record, systems));
    } catch (error) {
      if (!isRefused(error)) throw error;
      await observe([unreadable(record, 'Its signals cannot be written.')]);
    }
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'invalid';
}

function cursorRow({ intake }: IntakeTurnPorts, { segment, offset }: IntakeCursor): RowChange {
  return { model: intakeCursorModel, key: intake.id, sort: intake.id, row: { segment, offset } };
}

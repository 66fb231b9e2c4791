import { createHmac } from 'node:crypto';
import { IntakeError } from './intake-error.ts';
import { greatestBody } from './intake-log.ts';
import type { IntakeCursor, IntakeEntry, IntakeLog, IntakeRecord } from './intake-log.ts';

/** Records of a segment: few, so that tests cross its end. */
const perSegment = 4;

/** An intake log in memory that keeps every sentence of the port. Lost when closed. */
export function createMemoryIntakeLog(id = 'memory'): IntakeLog {
  let entries: IntakeEntry[] = [];
  let end: IntakeCursor = { segment: 1, offset: 0 };
  let first: IntakeCursor = end;
  let closed = false;

  async function run<T>(work: () => T): Promise<T> {
    if (closed) throw new IntakeError('closed', 'The intake log is closed.');
    return work();
  }

  function next(): IntakeCursor {
    const { segment, offset } = end;
    return offset < perSegment ? { segment, offset: offset + 1 } : { segment: segment + 1, offset: 1 };
  }

  /** How many entries lie before the cursor. */
  function placeOf(cursor: IntakeCursor | null): number {
    const from = cursor ?? { segment: 1, offset: 0 };
    if (compare(from, first) < 0)
      throw new IntakeError('corrupt', `Segment ${from.segment} of the intake is not there.`);
    if (compare(from, end) > 0) throw new IntakeError('corrupt', `The intake ends before ${spell(from)}.`);
    return entries.filter((entry) => compare(entry.next, from) <= 0).length;
  }

  return {
    id,
    nameOf: (text) => createHmac('sha256', 'memory').update(text).digest('hex'),
    append: (record) =>
      run(() => {
        if (record.body.length > greatestBody) throw new IntakeError('too-large', 'The body is too large.');
        end = next();
        const kept: IntakeRecord = { ...record, body: Uint8Array.from(record.body) };
        entries.push({ record: kept, next: end });
      }),
    read: (after, limit) =>
      run(() => {
        const from = placeOf(after);
        return entries.slice(from, from + limit);
      }),
    dropBefore: (cursor) =>
      run(() => {
        const dropped = cursor.segment - first.segment;
        entries = entries.slice(placeOf(cursor));
        first = cursor;
        return dropped;
      }),
    close: async () => {
      closed = true;
    },
  };
}

function compare(one: IntakeCursor, other: IntakeCursor): number {
  return one.segment - other.segment || one.offset - other.offset;
}

function spell({ segment, offset }: IntakeCursor): string {
  return `byte ${offset} of segment ${segment}`;
}

import type { Instant } from '@muster/clocks';

/** What a source sent, as it came. */
export interface IntakeRecord {
  readonly organisation: string;
  /** Which address took it: `alertmanager`, `generic`. */
  readonly route: string;
  readonly receivedAt: Instant;
  readonly body: Uint8Array;
}

/** A place between two records: behind everything up to `offset` bytes of a segment. Segments count from 1. */
export interface IntakeCursor {
  readonly segment: number;
  readonly offset: number;
}

export interface IntakeEntry {
  readonly record: IntakeRecord;
  /** Pass as `after` to go on behind this record. */
  readonly next: IntakeCursor;
}

/** Bytes that a body may have. */
export const greatestBody = 4_194_304;

/**
 * Where signals are kept between their receipt and their event, so that a source gets its answer from one flush of the
 * disk. Every method rejects with IntakeError.
 */
export interface IntakeLog {
  /** Tells this log from every other: cursors belong to one log. */
  readonly id: string;
  /**
   * A name for a text that outlives it: HMAC-SHA-256 under a key of this instance, lower-case hex. The same text has the
   * same name, but who holds the records without the instance key cannot try texts against it.
   */
  nameOf(text: string | Uint8Array): string;
  /** Resolves once the record is durable. Callers at the same time share one flush. */
  append(record: IntakeRecord): Promise<void>;
  /** Durable records behind the cursor (null: from the first), oldest first: up to `limit`, or fewer when they are large. */
  read(after: IntakeCursor | null, limit: number): Promise<readonly IntakeEntry[]>;
  /** Destroys what lies before the cursor, with the keys it was kept under; gives how many segments went. */
  dropBefore(cursor: IntakeCursor): Promise<number>;
  /** Waits for what is under way. Safe to call twice. */
  close(): Promise<void>;
}

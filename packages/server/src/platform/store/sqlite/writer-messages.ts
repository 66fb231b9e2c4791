import type { Instant } from '@muster/clocks';
import type { MessagePort } from 'node:worker_threads';
import type { WriteName } from '../sql/sql-writes.ts';
import type { StoreErrorCode } from '../store-error.ts';
import type { Durability } from './open-database.ts';
import type { PackedAppend } from './pack-append.ts';

/** What the writer thread is started with. */
export interface WriterSetup {
  readonly directory: string;
  readonly durability: Durability;
  readonly port: MessagePort;
  /** Address of a module whose default export is called at each step; for tests of the windows between them. */
  readonly probe: string | null;
}

/** Where a group of jobs stands. A process may die in front of each. */
export type WriterStep =
  /** The transaction is open, nothing is written. */
  | 'begin'
  /** Everything is written, nothing is committed. */
  | 'written'
  /** It is on the disk, nobody knows yet. */
  | 'committed'
  /** The answers are on their way. */
  | 'answered';

export type WriterProbe = (step: WriterStep) => void;

export type WriterJob =
  | { readonly kind: 'append'; readonly append: PackedAppend; readonly now: Instant }
  | { readonly kind: 'write'; readonly name: WriteName; readonly input: unknown }
  | { readonly kind: 'settings' }
  | { readonly kind: 'close' };

export interface WriterRequest {
  readonly id: number;
  readonly job: WriterJob;
}

/** An error on its way between threads, where a class would not arrive. */
export interface PlainError {
  readonly code: StoreErrorCode;
  readonly message: string;
  readonly cause: string | null;
}

export type WriterAnswer =
  | { readonly id: number; readonly outcome: 'done'; readonly value: unknown }
  | { readonly id: number; readonly outcome: 'refused'; readonly error: PlainError };

export type WriterMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: PlainError }
  | { readonly kind: 'answers'; readonly answers: readonly WriterAnswer[] };

import type { Instant } from '@muster/clocks';
import type { MessagePort } from 'node:worker_threads';
import type { WriteJob } from '../sql/sql-writes.ts';
import type { StoreFinding } from '../store.ts';
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
  /** It is in the journal and readers see it; it need not be on the disk. */
  | 'committed'
  /** It is on the disk, nobody knows yet. */
  | 'flushed'
  /** The answers are on their way. */
  | 'answered';

export type WriterProbe = (step: WriterStep) => void;

export type WriterJob =
  | { readonly kind: 'append'; readonly append: PackedAppend; readonly now: Instant }
  | { readonly kind: 'write'; readonly write: WriteJob }
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

/** The answer to `settings`. Throws TypeError for anything else. */
export function parseFindings(value: unknown): readonly StoreFinding[] {
  if (!areFindings(value)) throw new TypeError('The writer answered with something else than findings.');
  return value;
}

function areFindings(value: unknown): value is readonly StoreFinding[] {
  return Array.isArray(value) && value.every((finding) => typeof finding === 'object' && 'level' in finding);
}

/** What the thread was started with. Throws TypeError for anything else. */
export function parseSetup(value: unknown): WriterSetup {
  if (!isSetup(value)) throw new TypeError('The writer was started without its setup.');
  return value;
}

function isSetup(value: unknown): value is WriterSetup {
  return typeof value === 'object' && value !== null && 'directory' in value && 'port' in value;
}

/** A request from the port. Both ends are ours and of one version; the shape is checked, not every field. */
export function parseRequest(value: unknown): WriterRequest {
  if (!isRequest(value)) throw new TypeError('The writer was sent something else than a request.');
  return value;
}

function isRequest(value: unknown): value is WriterRequest {
  return typeof value === 'object' && value !== null && 'id' in value && 'job' in value;
}

/** What the thread says, from the port; as far as `parseRequest` does it the other way. */
export function parseMessage(value: unknown): WriterMessage {
  if (!isMessage(value)) throw new TypeError('The writer said something else than a message.');
  return value;
}

function isMessage(value: unknown): value is WriterMessage {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The default export of a probe's module. Throws TypeError when it is no function. */
export function parseProbe(module: unknown): WriterProbe {
  if (!isProbeModule(module)) throw new TypeError('A probe is a module whose default export is a function.');
  return module.default;
}

function isProbeModule(module: unknown): module is { readonly default: WriterProbe } {
  return typeof module === 'object' && module !== null && 'default' in module && typeof module.default === 'function';
}

import { isInstant } from '@muster/clocks';
import { checkEvent } from './check-event.ts';
import { checkName, checkShort, checkText, jsonText } from './check-text.ts';
import { limits } from './limits.ts';
import type {
  Append,
  AuditEntry,
  OutboxMessage,
  RowChange,
  SealedContent,
  StreamAppend,
  TimerChange,
} from './store.ts';
import { StoreError } from './store-error.ts';

/** The hash before the first event of a stream. */
export const noHash = '0'.repeat(64);

/** A row change whose JSON is text already; null takes the row away. */
export interface CheckedRow {
  readonly model: string;
  readonly key: string;
  readonly sort: string;
  readonly json: string | null;
}

export interface CheckedMessage extends Omit<OutboxMessage, 'payload'> {
  readonly json: string;
}

/** An append that may be written as far as can be said without looking into the database. */
export interface CheckedAppend extends Omit<Append, 'rows' | 'outbox'> {
  readonly rows: readonly CheckedRow[];
  readonly outbox: readonly CheckedMessage[];
}

/**
 * Refuses (`invalid`) an append that may not be written, before any database sees it. The same for every store, so
 * that what one keeps, all keep.
 */
export function checkAppend(append: Append): CheckedAppend {
  checkName('The organisation', append.organisation);
  checkStreams(append);
  append.counters.forEach((step) => {
    checkName('A counter', step.name);
    if (!isWhole(step.from) || !isWhole(step.to) || step.to <= step.from)
      throw new StoreError('invalid', `Counter ${step.name} cannot go from ${step.from} to ${step.to}; it only rises.`);
  });
  append.timers.forEach(checkTimer);
  append.audit.forEach(checkAudit);
  append.contents.forEach(checkContent);
  append.destroyed.forEach((id) => checkName('A content id', id));
  checkAnswer(append);
  return { ...append, rows: checkRows(append.rows), outbox: append.outbox.map(checkMessage) };
}

/** Row changes with their JSON as text. Refuses (`invalid`) what cannot be kept. */
export function checkRows(rows: readonly RowChange[]): readonly CheckedRow[] {
  return rows.map(({ model, key, sort, row }) => {
    checkName('A read model', model);
    checkName('A row key', key);
    checkShort('A row sort', sort);
    return { model, key, sort, json: row === null ? null : jsonText(`Row ${key} of ${model}`, row) };
  });
}

function checkMessage(message: OutboxMessage): CheckedMessage {
  const { id, channel, notBefore, payload } = message;
  checkName('A message id', id);
  checkName('A channel', channel);
  checkInstant(`notBefore of message ${id}`, notBefore);
  return { id, channel, notBefore, json: jsonText(`Message ${id}`, payload) };
}

function checkStreams(append: Append): void {
  const count = append.streams.reduce((sum, stream) => sum + stream.events.length, 0);
  if (count > limits.events)
    throw new StoreError('invalid', `${count} events in one append; split it into parts of ${limits.events}.`);
  const seen = new Set<string>();
  for (const stream of append.streams) {
    checkName('A stream', stream.stream);
    if (seen.has(stream.stream))
      throw new StoreError('invalid', `Stream ${stream.stream} is named twice in one append; put its events together.`);
    seen.add(stream.stream);
    checkChain(append.organisation, stream);
  }
}

function checkChain(organisation: string, append: StreamAppend): void {
  const { stream, expectedVersion, expectedHash } = append;
  if (!isWhole(expectedVersion))
    throw new StoreError('invalid', `Stream ${stream} cannot stand at ${expectedVersion}.`);
  if ((expectedVersion === 0) !== (expectedHash === noHash))
    throw new StoreError('invalid', `Stream ${stream} at ${expectedVersion} cannot have the hash ${expectedHash}.`);
  if (append.events.length === 0) throw new StoreError('invalid', `Stream ${stream} gets no event; leave it out.`);
  let previous = expectedHash;
  append.events.forEach((event, at) => {
    checkEvent(event, { organisation, stream, version: expectedVersion + at + 1, previous });
    previous = event.hash;
  });
}

function checkTimer(change: TimerChange): void {
  checkName('A timer id', change.id);
  if (change.kind === 'cancel') return;
  checkName('A timer name', change.name);
  checkName('A timer stream', change.stream);
  checkInstant(`dueAt of timer ${change.id}`, change.dueAt);
}

function checkAudit(entry: AuditEntry): void {
  checkName('An audit id', entry.id);
  checkInstant(`at of audit entry ${entry.id}`, entry.at);
  checkName('An actor', entry.actor);
  checkName('A way in', entry.via);
  checkName('An action', entry.action);
  if (entry.subject !== null) checkName('A subject', entry.subject);
  if (entry.code !== null) checkName('A code', entry.code);
}

function checkContent(content: SealedContent): void {
  checkName('A content id', content.id);
  checkName('A commitment', content.commitment);
  checkName('A media type', content.mediaType);
  if (!isWhole(content.bytes)) throw new StoreError('invalid', `Content ${content.id} has no length.`);
  if (content.wrappedKey.length > limits.wrappedKeyBytes)
    throw new StoreError('invalid', `The wrapped key of content ${content.id} is too long.`);
  if ((content.ciphertext?.length ?? 0) > limits.ciphertextBytes)
    throw new StoreError('invalid', `Content ${content.id} is above 64 KiB; put it into the blob store.`);
}

function checkAnswer(append: Append): void {
  if (append.answer === null) return;
  checkName('An idempotency key', append.answer.key);
  checkName('A request digest', append.answer.request);
  checkText('An answer', append.answer.body);
  if (append.answer.body.length > limits.json) throw new StoreError('invalid', 'An answer is too long to be kept.');
}

function checkInstant(what: string, text: string): void {
  if (!isInstant(text)) throw new StoreError('invalid', `${what} is ${text}; write it as 2026-11-23T09:30:00.000Z.`);
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

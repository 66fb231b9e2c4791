import type { Instant } from '@muster/clocks';
import { noHash } from '../check-append.ts';
import type { CheckedAppend } from '../check-append.ts';
import { parseJson } from '../parse-json.ts';
import { refusals } from '../refusals.ts';
import { rowKey, tablesOf } from './fake-tables.ts';
import type { FakeOrganisation, FakeTables } from './fake-tables.ts';

/** Writes an append: first every reason to refuse it, then every change, so that a refusal changes nothing. */
export function appendToFake(tables: FakeTables, append: CheckedAppend, now: Instant): void {
  const own = tablesOf(tables, append.organisation);
  refuseAnswered(own, append);
  refuseFenced(own, append);
  refuseConflict(own, append);
  refuseCounters(own, append);
  refuseDuplicates(own, append);
  if (append.fence) own.timers.delete(append.fence.timer);
  if (append.answer) own.answers.set(append.answer.key, { ...append.answer });
  writeEvents(tables, own, append);
  for (const step of append.counters) own.counters.set(step.name, step.to);
  writeRows(own, append);
  writeTimers(own, append);
  writeMessages(tables, own, append, now);
  for (const entry of append.audit) own.audit.set(entry.id, { ...entry });
  for (const content of append.contents) own.contents.set(content.id, structuredClone(content));
  for (const id of append.destroyed) {
    const content = own.contents.get(id);
    if (content) own.contents.set(id, { ...content, wrappedKey: new Uint8Array(), ciphertext: null });
  }
}

function refuseAnswered(own: FakeOrganisation, append: CheckedAppend): void {
  if (append.answer && own.answers.has(append.answer.key)) throw refusals.answered(append.answer.key);
}

function refuseFenced(own: FakeOrganisation, append: CheckedAppend): void {
  if (append.fence === null) return;
  const timer = own.timers.get(append.fence.timer);
  if (timer?.token !== append.fence.token || timer.leasedUntil === null) throw refusals.fenced(append.fence.timer);
}

function refuseConflict(own: FakeOrganisation, append: CheckedAppend): void {
  for (const { stream, expectedVersion, expectedHash } of append.streams) {
    const events = own.streams.get(stream)?.events ?? [];
    if (events.length !== expectedVersion) throw refusals.conflict(stream, expectedVersion, events.length);
    if ((events.at(-1)?.hash ?? noHash) !== expectedHash) throw refusals.wrongHash(stream, expectedVersion);
  }
}

function refuseCounters(own: FakeOrganisation, append: CheckedAppend): void {
  const moved = new Map<string, number>();
  for (const step of append.counters) {
    const at = moved.get(step.name) ?? own.counters.get(step.name) ?? 0;
    if (at !== step.from) throw refusals.counter(step.name, step.from);
    moved.set(step.name, step.to);
  }
}

function refuseDuplicates(own: FakeOrganisation, append: CheckedAppend): void {
  const events = append.streams.flatMap((stream) => stream.events);
  refuseKnown('Event', own.eventIds, events);
  refuseKnown('Message', own.messages, append.outbox);
  refuseKnown('Audit entry', own.audit, append.audit);
  refuseKnown('Content', own.contents, append.contents);
}

function refuseKnown(what: string, known: { has(id: string): boolean }, added: readonly { id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of added) {
    if (known.has(id) || seen.has(id)) throw refusals.duplicate(`${what} ${id}`);
    seen.add(id);
  }
}

function writeEvents(tables: FakeTables, own: FakeOrganisation, append: CheckedAppend): void {
  for (const { stream: name, events } of append.streams) {
    const stream = own.streams.get(name) ?? { name, events: [], placed: 0 };
    for (const event of events) {
      tables.sequence += 1;
      stream.events.push({ ...event, bytes: event.bytes.slice(), order: tables.sequence, ledger: null });
      own.eventIds.add(event.id);
    }
    own.streams.set(name, stream);
  }
}

function writeRows(own: FakeOrganisation, append: CheckedAppend): void {
  for (const { model, key, sort, json } of append.rows)
    if (json === null) own.rows.delete(rowKey(model, key));
    else own.rows.set(rowKey(model, key), { model, key, sort, json });
}

function writeTimers(own: FakeOrganisation, append: CheckedAppend): void {
  for (const change of append.timers) {
    if (change.kind === 'cancel') own.timers.delete(change.id);
    else {
      const { id, stream, name, dueAt } = change;
      own.timers.set(id, { organisation: append.organisation, id, stream, name, dueAt, token: 0, leasedUntil: null });
    }
  }
}

function writeMessages(tables: FakeTables, own: FakeOrganisation, append: CheckedAppend, now: Instant): void {
  for (const { json, ...message } of append.outbox) {
    tables.sequence += 1;
    own.messages.set(message.id, {
      organisation: append.organisation,
      order: tables.sequence,
      message: {
        ...message,
        payload: parseJson(json),
        state: 'waiting',
        attempts: 0,
        createdAt: now,
        settledAt: null,
        lastError: null,
      },
      token: 0,
      leasedUntil: null,
    });
  }
}

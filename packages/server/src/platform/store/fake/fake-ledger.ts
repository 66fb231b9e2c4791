import { checkLedgerStep } from '../check-ledger-step.ts';
import { refusals } from '../refusals.ts';
import type { LedgerRecord, LedgerStep, StoredEvent } from '../store.ts';
import type { FakeEvent, FakeOrganisation, FakeStream } from './fake-tables.ts';

/** An event as it is handed out. */
export function storedEvent(stream: FakeStream, event: FakeEvent, version: number): StoredEvent {
  const { id, type, bytes, hash } = event;
  return {
    stream: stream.name,
    version,
    id,
    type,
    bytes: bytes.slice(),
    hash,
    ledgerIndex: event.ledger?.index ?? null,
  };
}

/** Events without a place: streams by the age of their oldest one, each in its own order. */
export function waitingEvents(own: FakeOrganisation, limit: number): StoredEvent[] {
  return [...own.streams.values()]
    .filter((stream) => stream.placed < stream.events.length)
    .toSorted((left, right) => waitingSince(left) - waitingSince(right))
    .flatMap((stream) =>
      stream.events.slice(stream.placed).map((event, at) => storedEvent(stream, event, stream.placed + at + 1)),
    )
    .slice(0, limit);
}

/** The number of the oldest event without a place. */
function waitingSince({ events, placed }: FakeStream): number {
  return events[placed]?.order ?? Infinity;
}

export function writeLedgerToFake(own: FakeOrganisation, step: LedgerStep): void {
  checkLedgerStep(step);
  if (own.size !== step.from) throw refusals.ledgerMoved(step.from);
  const placed = new Map<string, number>();
  for (const { stream, version } of step.entries) {
    const before = placed.get(stream) ?? own.streams.get(stream)?.placed ?? 0;
    if (version !== before + 1 || version > (own.streams.get(stream)?.events.length ?? 0))
      throw refusals.ledgerGap(stream);
    placed.set(stream, version);
  }
  for (const { stream, version, index, salt } of step.entries) {
    const event = own.streams.get(stream)?.events[version - 1];
    if (event) event.ledger = { index, salt: salt.slice() };
    own.ledger.push({ stream, version });
  }
  for (const [name, version] of placed) {
    const stream = own.streams.get(name);
    if (stream) stream.placed = version;
  }
  for (const { level, index, hashes } of step.tiles) own.tiles.set(`${level}/${index}`, hashes.slice());
  own.size = step.checkpoint.size;
  own.checkpoints.set(own.size, structuredClone(step.checkpoint));
}

export function ledgerRecord(own: FakeOrganisation, place: { stream: string; version: number }): LedgerRecord[] {
  const stream = own.streams.get(place.stream);
  const event = stream?.events[place.version - 1];
  if (!stream || !event?.ledger) return [];
  return [{ ...storedEvent(stream, event, place.version), salt: event.ledger.salt.slice() }];
}

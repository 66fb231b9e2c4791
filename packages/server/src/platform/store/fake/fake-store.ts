import type { Instant } from '@muster/clocks';
import { addMilliseconds } from '@muster/clocks';
import { checkAppend, checkRows } from '../check-append.ts';
import { parseJson } from '../parse-json.ts';
import { refusals } from '../refusals.ts';
import type {
  Append,
  AuditEntry,
  ClaimedMessage,
  ClaimedTimer,
  LedgerStep,
  Settlement,
  Store,
  StoredRow,
} from '../store.ts';
import { systemClock } from '../../time/clock.ts';
import { appendToFake } from './fake-append.ts';
import { ledgerRecord, storedEvent, waitingEvents, writeLedgerToFake } from './fake-ledger.ts';
import { compareTexts, pageOf } from './fake-pages.ts';
import { emptyTables, rowKey, tablesOf } from './fake-tables.ts';
import type { FakeMessage, FakeRow } from './fake-tables.ts';

/** A store in memory that keeps every sentence of the port. Lost when closed. `now` stamps outbox messages. */
export function createFakeStore(now: () => Instant = systemClock.now): Store {
  const tables = emptyTables();
  let closed = false;
  const all = () => [...tables.organisations.values()];

  const own = (organisation: string) => tablesOf(tables, organisation);

  /** Runs at once and as a whole; what it throws becomes the rejection. */
  async function run<T>(work: () => T): Promise<T> {
    if (closed) throw refusals.closed();
    return work();
  }

  return {
    append: (append: Append) =>
      run(() => {
        appendToFake(tables, checkAppend(append), now());
      }),

    organisations: () =>
      run(() =>
        [...tables.organisations]
          .filter(([, { streams }]) => streams.size > 0)
          .map(([name]) => name)
          .toSorted(compareTexts),
      ),
    loadStream: (organisation, name, after = 0) =>
      run(() => {
        const stream = own(organisation).streams.get(name);
        return (stream?.events ?? [])
          .slice(after)
          .flatMap((event, at) => (stream ? [storedEvent(stream, event, after + at + 1)] : []));
      }),
    readEvents: (organisation, name, versions) =>
      run(() => {
        const stream = own(organisation).streams.get(name);
        return [...new Set(versions)]
          .toSorted((left, right) => left - right)
          .flatMap((version) => {
            const event = stream?.events[version - 1];
            return stream && event ? [storedEvent(stream, event, version)] : [];
          });
      }),
    listTypes: (organisation, name, after) =>
      run(() => {
        const events = own(organisation).streams.get(name)?.events ?? [];
        return events.slice(after).map(({ type }, at) => ({ version: after + at + 1, type }));
      }),
    streamHead: (organisation, name) =>
      run(() => {
        const events = own(organisation).streams.get(name)?.events ?? [];
        const last = events.at(-1);
        return last ? { version: events.length, hash: last.hash } : null;
      }),
    listStreams: (organisation, prefix, options) =>
      run(() => {
        const names = [...own(organisation).streams.keys()].filter((name) => name.startsWith(prefix));
        return pageOf(names, options, 1, (name) => [name]);
      }),
    readCounter: (organisation, name) => run(() => own(organisation).counters.get(name) ?? 0),
    readRow: (organisation, model, key) =>
      run(() => {
        const row = own(organisation).rows.get(rowKey(model, key));
        return row ? storedRow(row) : null;
      }),
    listRows: (organisation, model, options) =>
      run(() => {
        const rows = [...own(organisation).rows.values()].filter((row) => row.model === model);
        const page = pageOf(rows, options, 2, (row) => [row.sort, row.key]);
        return { items: page.items.map(storedRow), next: page.next };
      }),
    replaceRows: (organisation, models, changes) =>
      run(() => {
        const { rows } = own(organisation);
        const added = checkRows(changes);
        for (const [key, row] of rows) if (models.includes(row.model)) rows.delete(key);
        for (const { json, ...row } of added) if (json !== null) rows.set(rowKey(row.model, row.key), { ...row, json });
      }),
    readContents: (organisation, ids) =>
      run(() =>
        ids.flatMap((id) => {
          const content = own(organisation).contents.get(id);
          return content && content.wrappedKey.length > 0 ? structuredClone(content) : [];
        }),
      ),
    readAnswer: (organisation, key) => run(() => own(organisation).answers.get(key) ?? null),
    listAudit: (organisation, options) =>
      run(() => pageOf([...own(organisation).audit.values()], options, 2, (entry: AuditEntry) => [entry.at, entry.id])),

    claimTimers: (at, leaseMilliseconds, limit) =>
      run((): ClaimedTimer[] => {
        const due = all()
          .flatMap(({ timers }) => [...timers.values()])
          .filter(({ dueAt, leasedUntil }) => dueAt <= at && (leasedUntil === null || leasedUntil <= at))
          .toSorted((left, right) => compareTexts(left.dueAt, right.dueAt))
          .slice(0, limit);
        tables.sequence += 1;
        return due.map((timer) => {
          timer.token = tables.sequence;
          timer.leasedUntil = addMilliseconds(at, leaseMilliseconds);
          const { organisation, id, stream, name, dueAt, token } = timer;
          return { organisation, id, stream, name, dueAt, token };
        });
      }),
    releaseTimer: (claimed) =>
      run(() => {
        const timer = own(claimed.organisation).timers.get(claimed.id);
        if (timer?.token === claimed.token) timer.leasedUntil = null;
      }),
    nextTimerDue: () =>
      run(
        () =>
          all()
            .flatMap(({ timers }) => [...timers.values()].map(({ dueAt }) => dueAt))
            .toSorted(compareTexts)[0] ?? null,
      ),
    countTimersDueBefore: (instant) =>
      run(
        () =>
          all()
            .flatMap(({ timers }) => [...timers.values()])
            .filter(({ dueAt }) => dueAt < instant).length,
      ),
    listTimers: (organisation, stream) =>
      run(() =>
        [...own(organisation).timers.values()]
          .filter((timer) => timer.stream === stream)
          .map(({ id, name, dueAt }) => ({ id, name, dueAt }))
          .toSorted((left, right) => compareTexts(left.dueAt, right.dueAt) || compareTexts(left.id, right.id)),
      ),

    claimMessages: (at, leaseMilliseconds, limit) =>
      run(() => {
        const due = all()
          .flatMap(({ messages }) => [...messages.values()])
          .filter(
            ({ message, leasedUntil }) =>
              message.state === 'waiting' && message.notBefore <= at && (leasedUntil === null || leasedUntil <= at),
          )
          .toSorted(
            (left, right) => compareTexts(left.message.notBefore, right.message.notBefore) || left.order - right.order,
          )
          .slice(0, limit);
        tables.sequence += 1;
        return due.map((kept) => claimMessage(kept, tables.sequence, addMilliseconds(at, leaseMilliseconds)));
      }),
    settleMessage: (claimed, settlement) =>
      run(() => {
        const kept = own(claimed.organisation).messages.get(claimed.id);
        if (kept?.token !== claimed.token || kept.leasedUntil === null) throw refusals.fenced(`Message ${claimed.id}`);
        settle(kept, settlement, now());
      }),
    countMessagesDueBefore: (instant) =>
      run(
        () =>
          all()
            .flatMap(({ messages }) => [...messages.values()])
            .filter(({ message }) => message.state === 'waiting' && message.notBefore < instant).length,
      ),
    listMessages: (organisation, options) =>
      run(() => {
        const messages = [...own(organisation).messages.values()].map(({ message }) => structuredClone(message));
        return pageOf(messages, options, 2, (message) => [message.createdAt, message.id]);
      }),

    unsequenced: (organisation, limit) => run(() => waitingEvents(own(organisation), limit)),
    writeLedger: (step: LedgerStep) => run(() => writeLedgerToFake(own(step.organisation), step)),
    readLedger: (organisation, fromIndex, limit) =>
      run(() =>
        own(organisation)
          .ledger.slice(fromIndex, fromIndex + limit)
          .flatMap((place) => ledgerRecord(own(organisation), place)),
      ),
    readStreamLedger: (organisation, stream) =>
      run(() =>
        (own(organisation).streams.get(stream)?.events ?? []).flatMap((_, at) =>
          ledgerRecord(own(organisation), { stream, version: at + 1 }),
        ),
      ),
    readTiles: (organisation, tiles) =>
      run(() =>
        tiles.flatMap(({ level, index }) => {
          const hashes = own(organisation).tiles.get(`${level}/${index}`);
          return hashes ? [{ level, index, hashes: hashes.slice() }] : [];
        }),
      ),
    latestCheckpoint: (organisation) =>
      run(() => structuredClone(own(organisation).checkpoints.get(own(organisation).size) ?? null)),
    listCheckpoints: (organisation, limit) =>
      run(() =>
        structuredClone(
          [...own(organisation).checkpoints.values()].toSorted((left, right) => right.size - left.size).slice(0, limit),
        ),
      ),

    acquireLease: (name, owner, at, durationMilliseconds) =>
      run(() => {
        const held = tables.leases.get(name);
        if (held && held.owner !== owner && held.until > at) return false;
        tables.leases.set(name, { owner, until: addMilliseconds(at, durationMilliseconds) });
        return true;
      }),
    releaseLease: (name, owner) =>
      run(() => {
        if (tables.leases.get(name)?.owner === owner) tables.leases.delete(name);
      }),

    settled: () => run(() => undefined),
    inspect: () => run(() => [{ level: 'ok' as const, what: 'kept in memory', where: 'store', mend: null }]),
    close: async () => {
      closed = true;
    },
  };
}

function storedRow(row: FakeRow): StoredRow {
  return { key: row.key, sort: row.sort, row: parseJson(row.json) };
}

function claimMessage(kept: FakeMessage, token: number, until: Instant): ClaimedMessage {
  kept.token = token;
  kept.leasedUntil = until;
  kept.message = { ...kept.message, attempts: kept.message.attempts + 1 };
  const { id, channel, notBefore, payload, attempts, createdAt } = structuredClone(kept.message);
  return { organisation: kept.organisation, id, channel, notBefore, payload, token, attempts, createdAt };
}

function settle(kept: FakeMessage, settlement: Settlement, now: Instant): void {
  kept.leasedUntil = null;
  switch (settlement.outcome) {
    case 'retry':
      kept.message = { ...kept.message, notBefore: settlement.at, lastError: settlement.error };
      return;
    case 'sent':
      kept.message = { ...kept.message, state: 'sent', settledAt: now };
      return;
    case 'given-up':
      kept.message = { ...kept.message, state: 'given-up', settledAt: now, lastError: settlement.error };
  }
}

import type { Instant } from '@muster/clocks';
import type {
  AuditEntry,
  EncodedEvent,
  IdempotentAnswer,
  ListedMessage,
  SealedContent,
  StoredCheckpoint,
} from '../store.ts';

export interface FakeEvent extends EncodedEvent {
  /** Its number in the whole store. */
  readonly order: number;
  ledger: { readonly index: number; readonly salt: Uint8Array } | null;
}

export interface FakeStream {
  readonly name: string;
  readonly events: FakeEvent[];
  /** How many of the events have their place in the ledger. */
  placed: number;
}

export interface FakeTimer {
  readonly organisation: string;
  readonly id: string;
  readonly stream: string;
  readonly name: string;
  readonly dueAt: Instant;
  token: number;
  leasedUntil: Instant | null;
}

export interface FakeMessage {
  readonly organisation: string;
  readonly order: number;
  /** Plain JSON, copied on the way in. */
  message: ListedMessage;
  token: number;
  leasedUntil: Instant | null;
}

export interface FakeRow {
  readonly model: string;
  readonly key: string;
  readonly sort: string;
  readonly json: string;
}

/** Everything of one organisation. */
export interface FakeOrganisation {
  readonly streams: Map<string, FakeStream>;
  readonly eventIds: Set<string>;
  readonly counters: Map<string, number>;
  readonly rows: Map<string, FakeRow>;
  readonly timers: Map<string, FakeTimer>;
  readonly messages: Map<string, FakeMessage>;
  readonly audit: Map<string, AuditEntry>;
  readonly contents: Map<string, SealedContent>;
  readonly answers: Map<string, IdempotentAnswer>;
  readonly ledger: { readonly stream: string; readonly version: number }[];
  readonly tiles: Map<string, Uint8Array>;
  readonly checkpoints: Map<number, StoredCheckpoint>;
  size: number;
}

export interface FakeTables {
  readonly organisations: Map<string, FakeOrganisation>;
  readonly leases: Map<string, { readonly owner: string; readonly until: Instant }>;
  /** Grows with every event, message and claim. */
  sequence: number;
}

export function emptyTables(): FakeTables {
  return { organisations: new Map(), leases: new Map(), sequence: 0 };
}

/** The tables of an organisation; made when it has none yet. */
export function tablesOf(tables: FakeTables, organisation: string): FakeOrganisation {
  const found = tables.organisations.get(organisation);
  if (found) return found;
  const made: FakeOrganisation = {
    streams: new Map(),
    eventIds: new Set(),
    counters: new Map(),
    rows: new Map(),
    timers: new Map(),
    messages: new Map(),
    audit: new Map(),
    contents: new Map(),
    answers: new Map(),
    ledger: [],
    tiles: new Map(),
    checkpoints: new Map(),
    size: 0,
  };
  tables.organisations.set(organisation, made);
  return made;
}

export function rowKey(model: string, key: string): string {
  return `${model}\0${key}`;
}

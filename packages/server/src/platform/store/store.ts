import type { Instant } from '@muster/clocks';

/** RFC 8785 canonical JSON of one event, as bytes. It names its own stream, version and the hash of its predecessor. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, lower-case hex. */
  readonly hash: string;
}

/** New events of one stream. `expectedVersion` is the fence: the append fails when somebody else was first. */
export interface StreamAppend {
  readonly stream: string;
  /** Version of the last event the writer knew; 0 for a stream that must not exist yet. */
  readonly expectedVersion: number;
  /** Hash of that event; 64 zeros when there is none. */
  readonly expectedHash: string;
  readonly events: readonly EncodedEvent[];
}

/** A counter moves by compare-and-set, so that `INC-12` is in the event's bytes and no number is skipped. */
export interface CounterStep {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** One row of a read model: `row` is plain JSON, or null to take it away. `sort` orders lists within a model. */
export interface RowChange {
  readonly model: string;
  readonly key: string;
  readonly sort: string;
  readonly row: JsonValue | null;
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Set replaces a timer of the same id; cancel of an unknown id is no fault. */
export type TimerChange =
  | {
      readonly kind: 'set';
      readonly id: string;
      readonly stream: string;
      readonly name: string;
      readonly dueAt: Instant;
    }
  | { readonly kind: 'cancel'; readonly id: string };

/** A message that leaves after the commit, at least once; `id` is its idempotency key. Payload without content, refs only. */
export interface OutboxMessage {
  readonly id: string;
  readonly channel: string;
  readonly notBefore: Instant;
  readonly payload: JsonValue;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  /** `POST /api/v1/incidents`, `timer`, `cli start`. */
  readonly via: string;
  /** What was done or tried: a command type or a route id. */
  readonly action: string;
  readonly subject: string | null;
  readonly outcome: 'done' | 'refused' | 'read';
  /** The refusal's code, where it was one. */
  readonly code: string | null;
}

/**
 * One item of content that can be destroyed: AES-256-GCM ciphertext under a key of its own, that key wrapped by the
 * instance key. Items above 64 KiB live in the blob store (`ciphertext` null) and have only their key here.
 */
export interface SealedContent {
  readonly id: string;
  readonly commitment: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Item key and commitment salt, sealed together by the instance key. Destroying this row destroys both. */
  readonly wrappedKey: Uint8Array;
  readonly ciphertext: Uint8Array | null;
}

/** The answer given under an idempotency key: a repeat of the same request gets it again and changes nothing. */
export interface IdempotentAnswer {
  readonly key: string;
  /** Digest of the request; the same key with another request is a fault. */
  readonly request: string;
  readonly status: number;
  readonly body: string;
}

/** One transaction: everything in it happens, or nothing. */
export interface Append {
  readonly organisation: string;
  readonly streams: readonly StreamAppend[];
  readonly counters: readonly CounterStep[];
  readonly rows: readonly RowChange[];
  readonly timers: readonly TimerChange[];
  readonly outbox: readonly OutboxMessage[];
  readonly audit: readonly AuditEntry[];
  readonly contents: readonly SealedContent[];
  /** Ids of contents whose key and ciphertext are destroyed. Such an id stays taken for ever. */
  readonly destroyed: readonly string[];
  readonly answer: IdempotentAnswer | null;
  /** The claimed timer this append carries out; it must still be held under this token, and is taken away. */
  readonly fence: { readonly timer: string; readonly token: number } | null;
}

export interface StoredEvent extends EncodedEvent {
  readonly stream: string;
  readonly version: number;
  /** Null until the ledger leader has given it its place. */
  readonly ledgerIndex: number | null;
}

export interface TypedVersion {
  readonly version: number;
  readonly type: string;
}

export interface StreamHead {
  readonly version: number;
  readonly hash: string;
}

export interface StoredRow {
  readonly key: string;
  readonly sort: string;
  readonly row: JsonValue;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Pass as `after` to go on; null at the end. */
  readonly next: string | null;
}

export interface ListOptions {
  readonly limit: number;
  readonly after: string | null;
  readonly order: 'rising' | 'falling';
}

export interface ClaimedTimer {
  readonly organisation: string;
  readonly id: string;
  readonly stream: string;
  readonly name: string;
  readonly dueAt: Instant;
  /** Grows with every claim of this timer: the fencing token. */
  readonly token: number;
}

export interface ClaimedMessage extends OutboxMessage {
  readonly organisation: string;
  readonly token: number;
  readonly attempts: number;
  readonly createdAt: Instant;
}

export type Settlement =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'retry'; readonly at: Instant; readonly error: string }
  | { readonly outcome: 'given-up'; readonly error: string };

export interface LedgerEntry {
  readonly stream: string;
  readonly version: number;
  readonly index: number;
  /** 16 random bytes: the leaf is salt ‖ event bytes. */
  readonly salt: Uint8Array;
}

/** A tile of the tree (C2SP tlog-tiles): up to 256 hashes of 32 bytes at (level, index). */
export interface LedgerTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note, as text. */
  readonly note: string;
  readonly at: Instant;
}

/** What the ledger leader writes in one transaction: places, tiles and the signed head over them. */
export interface LedgerStep {
  readonly organisation: string;
  /** The tree size this step starts from; a step from another size is a conflict. */
  readonly from: number;
  readonly entries: readonly LedgerEntry[];
  readonly tiles: readonly LedgerTile[];
  readonly checkpoint: StoredCheckpoint;
}

export interface LedgerRecord extends StoredEvent {
  readonly salt: Uint8Array;
}

/**
 * The record of everything. Plain data in, one transaction per append, never a transaction open across an await.
 * Every method rejects with StoreError. Reads see every append that was acknowledged before they began.
 */
export interface Store {
  append(append: Append): Promise<void>;

  organisations(): Promise<readonly string[]>;
  loadStream(organisation: string, stream: string, afterVersion?: number): Promise<readonly StoredEvent[]>;
  /** Just these events, in rising order; a version that is not there is left out. Reads nothing else of the stream. */
  readEvents(organisation: string, stream: string, versions: readonly number[]): Promise<readonly StoredEvent[]>;
  /** What kind each event after a version is, in order, without its bytes. */
  listTypes(organisation: string, stream: string, afterVersion: number): Promise<readonly TypedVersion[]>;
  streamHead(organisation: string, stream: string): Promise<StreamHead | null>;
  /** Stream names that begin with the prefix, in order of name. */
  listStreams(organisation: string, prefix: string, options: ListOptions): Promise<Page<string>>;
  readCounter(organisation: string, name: string): Promise<number>;
  readRow(organisation: string, model: string, key: string): Promise<StoredRow | null>;
  listRows(organisation: string, model: string, options: ListOptions): Promise<Page<StoredRow>>;
  /** Takes every row of the models away and puts these in their place, in one transaction. */
  replaceRows(organisation: string, models: readonly string[], rows: readonly RowChange[]): Promise<void>;
  readContents(organisation: string, ids: readonly string[]): Promise<readonly SealedContent[]>;
  readAnswer(organisation: string, key: string): Promise<IdempotentAnswer | null>;
  listAudit(organisation: string, options: ListOptions): Promise<Page<AuditEntry>>;

  /** Takes due timers whose lease is free, of all organisations, oldest due first. */
  claimTimers(now: Instant, leaseMilliseconds: number, limit: number): Promise<readonly ClaimedTimer[]>;
  /** Gives a claimed timer back unfired; no fault when the token is no longer current. */
  releaseTimer(claimed: ClaimedTimer): Promise<void>;
  nextTimerDue(): Promise<Instant | null>;
  /** Timers due before the instant that are still there: what the watchdog asks. */
  countTimersDueBefore(instant: Instant): Promise<number>;
  listTimers(organisation: string, stream: string): Promise<readonly { id: string; name: string; dueAt: Instant }[]>;

  claimMessages(now: Instant, leaseMilliseconds: number, limit: number): Promise<readonly ClaimedMessage[]>;
  settleMessage(claimed: ClaimedMessage, settlement: Settlement): Promise<void>;
  /** Messages not yet sent whose `notBefore` lies before the instant. */
  countMessagesDueBefore(instant: Instant): Promise<number>;
  listMessages(organisation: string, options: ListOptions): Promise<Page<ListedMessage>>;

  /** Committed events without a place, in stream order: an event never comes before its predecessor. */
  unsequenced(organisation: string, limit: number): Promise<readonly StoredEvent[]>;
  writeLedger(step: LedgerStep): Promise<void>;
  readLedger(organisation: string, fromIndex: number, limit: number): Promise<readonly LedgerRecord[]>;
  readStreamLedger(organisation: string, stream: string): Promise<readonly LedgerRecord[]>;
  readTiles(organisation: string, tiles: readonly { level: number; index: number }[]): Promise<readonly LedgerTile[]>;
  latestCheckpoint(organisation: string): Promise<StoredCheckpoint | null>;
  /** The latest checkpoint at or below a size, for consistency proofs to outsiders who kept one. */
  listCheckpoints(organisation: string, limit: number): Promise<readonly StoredCheckpoint[]>;

  /** True when this owner now holds the named lease until `now` + duration: who leads among many nodes. */
  acquireLease(name: string, owner: string, now: Instant, durationMilliseconds: number): Promise<boolean>;
  releaseLease(name: string, owner: string): Promise<void>;

  /**
   * Resolves once everything that readings have shown so far would survive a loss of power: a reading may see an append
   * a moment before it is acknowledged. Whoever tells the world what was read waits for this first.
   */
  settled(): Promise<void>;
  /** Asks the database for its own checks: settings, integrity, a row that does not hash to what it says. */
  inspect(): Promise<readonly StoreFinding[]>;
  close(): Promise<void>;
}

export interface ListedMessage extends OutboxMessage {
  readonly state: 'waiting' | 'sent' | 'given-up';
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
  /** What the last failed attempt said. */
  readonly lastError: string | null;
}

export interface StoreFinding {
  readonly level: 'ok' | 'fault';
  readonly what: string;
  readonly where: string;
  readonly mend: string | null;
}

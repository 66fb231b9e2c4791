import type { Instant } from '@muster/clocks';
import type { Generated } from 'kysely';
import type { AuditEntry, ListedMessage } from '../store.ts';

/** The tables of the migrations, the same on both databases: what a row is, where the migration says how it is kept. */
export interface SqlTables {
  readonly stream: StreamTable;
  readonly event: EventTable;
  readonly counter: { readonly organisation: string; readonly name: string; readonly value: number };
  readonly read_row: ReadRowTable;
  readonly timer: TimerTable;
  readonly outbox: OutboxTable;
  readonly audit: AuditEntry & { readonly organisation: string };
  readonly content: ContentTable;
  readonly answer: AnswerTable;
  readonly ledger_head: { readonly organisation: string; readonly size: number };
  readonly ledger_entry: LedgerEntryTable;
  readonly ledger_tile: LedgerTileTable;
  readonly ledger_checkpoint: LedgerCheckpointTable;
  readonly lease: { readonly name: string; readonly owner: string; readonly until: Instant };
  readonly claim_token: { readonly id: number; readonly value: number };
}

interface StreamTable {
  readonly id: Generated<number>;
  readonly organisation: string;
  readonly name: string;
  readonly version: number;
  readonly hash: Uint8Array;
  readonly placed: Generated<number>;
  readonly waiting_since: number | null;
}

interface EventTable {
  readonly seq: Generated<number>;
  readonly stream_id: number;
  readonly version: number;
  readonly organisation: string;
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
}

interface ReadRowTable {
  readonly organisation: string;
  readonly model: string;
  readonly key: string;
  readonly sort: string;
  readonly json: string;
}

interface TimerTable {
  readonly seq: Generated<number>;
  readonly organisation: string;
  readonly id: string;
  readonly stream: string;
  readonly name: string;
  readonly due_at: Instant;
  readonly token: Generated<number>;
  readonly leased_until: Instant | null;
}

interface OutboxTable {
  readonly seq: Generated<number>;
  readonly organisation: string;
  readonly id: string;
  readonly channel: string;
  readonly not_before: Instant;
  readonly payload: string;
  readonly state: Generated<ListedMessage['state']>;
  readonly attempts: Generated<number>;
  readonly token: Generated<number>;
  readonly leased_until: Instant | null;
  readonly created_at: Instant;
  readonly settled_at: Instant | null;
  readonly last_error: string | null;
}

interface ContentTable {
  readonly organisation: string;
  readonly id: string;
  readonly commitment: string;
  readonly bytes: number;
  readonly media_type: string;
  readonly wrapped_key: Uint8Array;
  readonly ciphertext: Uint8Array | null;
}

interface AnswerTable {
  readonly organisation: string;
  readonly key: string;
  readonly request: string;
  readonly status: number;
  readonly body: string;
}

interface LedgerEntryTable {
  readonly organisation: string;
  readonly ledger_index: number;
  readonly event_seq: number;
  readonly salt: Uint8Array;
}

interface LedgerTileTable {
  readonly organisation: string;
  readonly level: number;
  readonly tile_index: number;
  readonly hashes: Uint8Array;
}

interface LedgerCheckpointTable {
  readonly organisation: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  readonly at: Instant;
}

import { parseInstant } from '@muster/clocks';
import type { Instant } from '@muster/clocks';
import type { AuditEntry, OutboxMessage, SealedContent, Store } from '../store.ts';

/** What a suite of the contract gets: an open store that nobody else uses, and how to open it a second time. */
export interface ContractWorld {
  readonly store: Store;
  /** Another node on the same records, where the store knows nodes; else the same store again. */
  readonly otherNode: Store;
}

/** A fresh organisation for each story, so that stories on one database do not meet. */
export function newOrganisation(): string {
  organisations += 1;
  return `example-${organisations}`;
}
let organisations = 0;

export function minute(minutes: number): Instant {
  return parseInstant(new Date(Date.UTC(2026, 10, 23, 9, minutes)).toISOString());
}

export function message(id: string, notBefore: Instant): OutboxMessage {
  return { id, channel: 'page', notBefore, payload: { to: 'security-lead', incident: 'INC-1' } };
}

export function auditEntry(id: string, at: Instant): AuditEntry {
  return {
    id,
    at,
    actor: 'counsel',
    via: 'cli',
    action: 'incident.show',
    subject: 'INC-1',
    outcome: 'read',
    code: null,
  };
}

export function sealedContent(id: string): SealedContent {
  return {
    id,
    commitment: 'c'.repeat(64),
    bytes: 12,
    mediaType: 'text/plain',
    wrappedKey: Uint8Array.from({ length: 92 }, (_, at) => at),
    ciphertext: Uint8Array.from({ length: 40 }, (_, at) => 255 - at),
  };
}

import { LEAF_SALT_BYTES } from '../leaf.ts';
import { toBase64, tryBase64 } from './base64.ts';
import { isUuid } from './manifest.ts';
import { PACK_LIMITS } from './pack-limits.ts';
import type { LineForm } from './part-lines.ts';

/** A line of `entries.jsonl`. */
export interface EntryLine {
  /** The canonical JSON of the event, as text. */
  readonly event: string;
  /** Position in the ledger. */
  readonly index: number;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

/** A line of `proofs.jsonl`: the audit path of one entry, its hashes one after another, leaf upward. */
export interface ProofLine {
  readonly index: number;
  readonly proof: Uint8Array;
}

/** A line of `contents.jsonl`: the 32-byte salt of one item of contents or evidence. */
export interface SaltLine {
  readonly id: string;
  readonly salt: Uint8Array;
}

/** Why content is not in a pack: destroyed by redaction, directed by counsel, or never captured. */
export const WITHHELD_REASONS = ['redacted', 'counsel-directed', 'not-captured'] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** A line of `withheld.jsonl`. */
export interface WithheldLine {
  readonly id: string;
  readonly reason: WithheldReason;
}

/** Bytes of the salt before contents and evidence. */
export const CONTENT_SALT_BYTES = 32;

export const ENTRY_LINE: LineForm<EntryLine> = {
  parse: ({ event, index, salt }) => {
    const bytes = saltOf(salt, LEAF_SALT_BYTES);
    if (typeof event !== 'string' || !event.isWellFormed() || !isIndex(index) || bytes === undefined) return undefined;
    return { event, index, salt: bytes };
  },
  format: ({ event, index, salt }) => `{"event":${JSON.stringify(event)},"index":${index},"salt":"${toBase64(salt)}"}`,
};

export const PROOF_LINE: LineForm<ProofLine> = {
  parse: ({ index, proof }) => {
    const bytes = typeof proof === 'string' ? tryBase64(proof) : undefined;
    if (!isIndex(index) || bytes === undefined || bytes.length % 32 !== 0) return undefined;
    return bytes.length > PACK_LIMITS.proofHashes * 32 ? undefined : { index, proof: bytes };
  },
  format: ({ index, proof }) => `{"index":${index},"proof":"${toBase64(proof)}"}`,
};

export const SALT_LINE: LineForm<SaltLine> = {
  parse: ({ id, salt }) => {
    const bytes = saltOf(salt, CONTENT_SALT_BYTES);
    return isUuid(id) && bytes !== undefined ? { id, salt: bytes } : undefined;
  },
  format: ({ id, salt }) => `{"id":"${id}","salt":"${toBase64(salt)}"}`,
};

export const WITHHELD_LINE: LineForm<WithheldLine> = {
  parse: ({ id, reason }) => {
    const known = WITHHELD_REASONS.find((it) => it === reason);
    return isUuid(id) && known !== undefined ? { id, reason: known } : undefined;
  },
  format: ({ id, reason }) => `{"id":"${id}","reason":"${reason}"}`,
};

function saltOf(text: unknown, length: number): Uint8Array | undefined {
  const bytes = typeof text === 'string' ? tryBase64(text) : undefined;
  return bytes?.length === length ? bytes : undefined;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

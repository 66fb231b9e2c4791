import { PACK_LIMITS } from './pack-limits.ts';

/**
 * Every kind of fault that a pack can have.
 *
 * - `archive-size`: longer than the limit, or not whole 512-byte blocks
 * - `archive-header`: a tar header is not, byte for byte, the one that this part must have
 * - `archive-padding`: bytes between parts, or at the end, that are not zero
 * - `archive-truncated`, `archive-trailing`: bytes are missing, or belong to no part
 * - `manifest-malformed`: `pack.json` is not a manifest in its one canonical form
 * - `manifest-changed`: `pack.json` is not the one that was sealed, or does not follow from the other parts
 * - `part-changed`: a part is not the one that the sealed manifest lists
 * - `part-malformed`: a line or note is not in its one canonical form
 * - `key-other`: the pack bears another key than the one given from outside
 * - `checkpoint-signature`, `seal-signature`: not signed by the key
 * - `checkpoint-other`: the checkpoint is of another log, or has extension lines
 * - `entry-order`: indexes do not ascend, or lie outside the tree
 * - `entry-malformed`: the event is not canonical JSON, or lacks a member
 * - `entry-not-included`: the proof does not lead from this entry to the checkpoint
 * - `proof-missing`, `proof-extra`: entries and proofs do not pair
 * - `organisation-other`, `id-repeated`: an event of another organisation; an event id used twice
 * - `chain-broken`: a stream misses a version, or `previous` is not the digest of the event before
 * - `subject-missing`: the subject's stream is not there from its first version
 * - `ref-malformed`, `ref-conflict`: a content reference without its members; one id with two commitments
 * - `content-changed`: bytes and salt do not give the commitment in the event
 * - `content-missing`, `content-extra`: a reference neither opened nor withheld; content that no entry names
 * - `plan-changed`, `plan-missing`, `plan-extra`: the same for plans
 */
export type PackFaultCode =
  | 'archive-size'
  | 'archive-header'
  | 'archive-padding'
  | 'archive-truncated'
  | 'archive-trailing'
  | 'manifest-malformed'
  | 'manifest-changed'
  | 'part-changed'
  | 'part-malformed'
  | 'key-other'
  | 'checkpoint-signature'
  | 'checkpoint-other'
  | 'seal-signature'
  | 'entry-order'
  | 'entry-malformed'
  | 'entry-not-included'
  | 'proof-missing'
  | 'proof-extra'
  | 'organisation-other'
  | 'id-repeated'
  | 'chain-broken'
  | 'subject-missing'
  | 'ref-malformed'
  | 'ref-conflict'
  | 'content-changed'
  | 'content-missing'
  | 'content-extra'
  | 'plan-changed'
  | 'plan-missing'
  | 'plan-extra';

/** One fault of a pack. */
export interface PackFault {
  readonly code: PackFaultCode;
  /** The part of the archive, for example `entries.jsonl`; `archive` for what belongs to no part. */
  readonly part: string;
  /** The ledger index of the entry, where the fault is one entry's. */
  readonly entry?: number;
  /** The byte position in the archive, where one is known. */
  readonly offset?: number;
  /** What is wrong, for people. */
  readonly message: string;
}

/** Gathers faults. A hostile pack may have millions, so only the first are kept; the rest are counted. */
export class FaultList {
  readonly #faults: PackFault[] = [];
  #omitted = 0;

  add(fault: PackFault): void {
    if (this.#faults.length < PACK_LIMITS.reportedFaults) this.#faults.push(fault);
    else this.#omitted += 1;
  }

  get faults(): readonly PackFault[] {
    return this.#faults;
  }

  /** How many faults were found but not kept. */
  get omitted(): number {
    return this.#omitted;
  }
}

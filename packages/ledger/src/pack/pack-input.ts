import type { NoteSigner } from '../note-signer.ts';
import type { WithheldReason } from '../verify/line-forms.ts';
import type { PackSubject } from '../verify/manifest.ts';

/** One entry of the ledger with its proof under the pack's checkpoint. */
export interface PackEntryInput {
  readonly index: number;
  /** The 16 random bytes of the leaf. */
  readonly salt: Uint8Array;
  /** RFC 8785 canonical JSON of the event. */
  readonly event: Uint8Array;
  /** The audit path, leaf upward, for the size of the checkpoint. */
  readonly proof: readonly Uint8Array[];
}

/** An item of contents or evidence. Its size and commitment come from the reference in the event. */
export interface PackContent<Bytes> {
  /** The id of the content reference. */
  readonly id: string;
  /** 32 bytes. */
  readonly salt: Uint8Array;
  readonly bytes: Bytes;
}

/** A reference whose content stays out of the pack. */
export interface PackWithheld {
  readonly id: string;
  readonly reason: WithheldReason;
}

/** Bytes that are opened when their turn comes, so that a pack larger than memory can be written. */
export type OpenBytes = () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Everything that a pack is made of. Order does not matter: the builder sorts. */
export interface PackInput<Bytes> {
  readonly subject: PackSubject;
  /** The organisation whose events these are; the origin of the log ends with `/<organisation>`. */
  readonly organisation: string;
  /** The signed checkpoint, by the same key as `signer`. */
  readonly checkpoint: Uint8Array;
  /** The log's key. It signs the seal that binds all parts. */
  readonly signer: NoteSigner;
  readonly entries: readonly PackEntryInput[];
  /** Canonical bytes of every compiled plan that an entry names. */
  readonly plans: readonly Uint8Array[];
  readonly contents: readonly PackContent<Bytes>[];
  readonly evidence: readonly PackContent<Bytes>[];
  readonly withheld: readonly PackWithheld[];
}

import { toBase64 } from './base64.ts';
import { checkChains } from './check-chains.ts';
import { checkCommitments, checkRefs, collectRefs, readContentLists } from './check-contents.ts';
import { checkEntries } from './check-entries.ts';
import { checkManifest } from './check-manifest.ts';
import { checkParts } from './check-parts.ts';
import { checkPlanDigests, checkPlans } from './check-plans.ts';
import { checkSignatures } from './check-signatures.ts';
import type { Checkpoint } from './checkpoint.ts';
import { nobleSha256, nobleVerifyEd25519, type Sha256, type VerifyEd25519 } from './hashing.ts';
import { folderOf, type FixedPart, type PackCounts, type PackSubject } from './manifest.ts';
import { FaultList, type PackFault } from './pack-fault.ts';
import { readArchive, rebuildArchive, type PackArchive } from './read-archive.ts';
import { TAR_BLOCK } from './tar.ts';
import { parseVerifierKey } from './verifier-key.ts';

/** How to verify. */
export interface VerifyPackOptions {
  /** The log's verifier key, as text, from outside the pack. Without it nobody is authenticated. */
  readonly key?: string;
  /** A faster SHA-256; plain JavaScript where absent. */
  readonly sha256?: Sha256;
  /** Another Ed25519 (RFC 8032, strict); plain JavaScript where absent. */
  readonly verifyEd25519?: VerifyEd25519;
}

/**
 * - `authentic`: no fault, and signed by the key from outside
 * - `consistent`: no fault, but no outside key was given: anybody may have made this pack
 * - `failed`: at least one fault
 */
export type PackResult = 'authentic' | 'consistent' | 'failed';

/** What a pack says of itself. To be believed only when the result is `authentic`. */
export interface PackSummary {
  readonly organisation: string;
  readonly origin: string;
  readonly subject: PackSubject;
  readonly treeSize: number;
  /** Base64 root of the checkpoint, where one could be read. Compare it with a checkpoint kept elsewhere. */
  readonly rootHash: string | undefined;
  readonly counts: PackCounts;
}

/** What verification found. */
export interface PackReport {
  readonly result: PackResult;
  /** `undefined` where the pack is too damaged to say what it is. */
  readonly summary: PackSummary | undefined;
  readonly faults: readonly PackFault[];
  /** Faults found beyond those listed. */
  readonly omittedFaults: number;
  /** False where the archive was too damaged to check every part; the faults say why. */
  readonly complete: boolean;
}

/**
 * Verifies a pack offline. Reports every fault, not only the first; never throws on a bad pack. A bad `options.key` is
 * the caller's error and throws `LedgerError`.
 *
 * What no pack can show: that the organisation has not rewritten its whole log and signed it anew. For that, compare
 * `treeSize` and `rootHash` with a checkpoint that was kept outside.
 */
export function verifyPack(archive: Uint8Array, options: VerifyPackOptions = {}): PackReport {
  const outside = options.key === undefined ? undefined : parseVerifierKey(options.key.replace(/\r?\n$/, ''));
  const sha256 = options.sha256 ?? nobleSha256;
  const faults = new FaultList();

  // 1. Read the archive strictly. 2. Rebuild it byte for byte.
  const pack = readArchive(archive, sha256, faults);
  if (pack === undefined || !rebuildArchive(archive, pack, faults))
    return report(pack, undefined, faults, outside !== undefined, false);

  // 3. Who signed: checkpoint, seal, and through the seal every part.
  const checkpoint = checkSignatures(pack, outside, options.verifyEd25519 ?? nobleVerifyEd25519, faults);
  const changed = checkParts(pack, sha256, faults);
  const bytesOf = (name: string): Uint8Array => pack.parts.get(name) ?? new Uint8Array();
  const partsIn = (...folders: readonly string[]) =>
    pack.manifest.parts.filter((part) => folders.includes(folderOf(part.name) ?? ''));

  // 4. Entries, each under the checkpoint.
  const entries = checkEntries(
    {
      entries: bytesOf('entries.jsonl'),
      proofs: bytesOf('proofs.jsonl'),
      entriesOffset: dataOffset(pack, 'entries.jsonl'),
      proofsOffset: dataOffset(pack, 'proofs.jsonl'),
      checkpoint,
      sha256,
      changed,
    },
    faults,
  );
  // What follows measures other parts by the entries, so it takes only those that were not shown to be false.
  const sound = entries.map((entry) => (entry?.sound === true ? entry : undefined));
  const certain = !sound.includes(undefined);

  // 5. Stream chains.
  checkChains(entries, pack.manifest.organisation, pack.manifest.subject, faults);

  // 6. Contents and evidence.
  const refs = collectRefs(sound, faults);
  const lists = readContentLists(bytesOf('contents.jsonl'), bytesOf('withheld.jsonl'), faults);
  const opened = partsIn('contents', 'evidence');
  checkRefs(refs, opened, { ...lists, whole: lists.whole && !changed.has('withheld.jsonl') }, certain, faults);
  checkCommitments(opened, bytesOf, refs, lists, sha256, changed, faults);

  // 7. Plans.
  checkPlans(sound, partsIn('plans'), certain, faults);
  checkPlanDigests(partsIn('plans'), bytesOf, sha256, faults);

  // 8. The manifest follows from all of these.
  checkManifest(pack.manifest, { checkpoint, entries, refs, lists }, faults);

  return report(pack, checkpoint, faults, outside !== undefined, true);
}

function dataOffset(pack: PackArchive, name: FixedPart): number {
  return (pack.slots.find((slot) => slot.name === name)?.offset ?? 0) + TAR_BLOCK;
}

function report(
  pack: PackArchive | undefined,
  checkpoint: Checkpoint | undefined,
  faults: FaultList,
  authenticated: boolean,
  complete: boolean,
): PackReport {
  return {
    result: faults.faults.length > 0 ? 'failed' : authenticated ? 'authentic' : 'consistent',
    summary: pack === undefined ? undefined : summaryOf(pack, checkpoint),
    faults: faults.faults,
    omittedFaults: faults.omitted,
    complete,
  };
}

function summaryOf({ manifest }: PackArchive, checkpoint: Checkpoint | undefined): PackSummary {
  const { counts, organisation, origin, subject, treeSize } = manifest;
  return { organisation, origin, subject, treeSize, counts, rootHash: checkpoint && toBase64(checkpoint.rootHash) };
}

import { entryLeafHash } from '../leaf.ts';
import { toHex, utf8 } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Sha256 } from './hashing.ts';
import { InclusionChecker } from './inclusion-checker.ts';
import { parseLedgerEvent, type LedgerEvent } from './ledger-event.ts';
import { ENTRY_LINE, PROOF_LINE, type EntryLine, type ProofLine } from './line-forms.ts';
import type { FaultList } from './pack-fault.ts';
import { PACK_LIMITS } from './pack-limits.ts';
import { partLines, type PartLine } from './part-lines.ts';
import { treeHasher } from './tree-hasher.ts';

/** An entry that could be read. */
export interface PackEntry {
  readonly index: number;
  readonly event: LedgerEvent;
  /** Hex SHA-256 of the event's canonical bytes: what the next event of the stream calls `previous`. */
  readonly digest: string;
  /** False where the entry was shown not to be in the log: then it is no measure for its neighbours. */
  readonly sound: boolean;
}

/** What {@link checkEntries} works on. */
interface EntriesInput {
  readonly entries: Uint8Array;
  readonly proofs: Uint8Array;
  /** `undefined` where nobody vouches for the checkpoint: then inclusion is left open. */
  readonly checkpoint: Checkpoint | undefined;
  readonly sha256: Sha256;
  /** Parts known to be changed, to tell a changed proof from a changed entry. */
  readonly changed: ReadonlySet<string>;
  /** Where the part begins in the archive. */
  readonly entriesOffset: number;
  readonly proofsOffset: number;
}

/**
 * Reads every entry, and proves it under the checkpoint from its own bytes. Returns one item for each line, `undefined`
 * for a line that cannot be read.
 */
export function checkEntries(input: EntriesInput, faults: FaultList): (PackEntry | undefined)[] {
  const inclusion = inclusionChecker(input);
  const proofs = partLines(input.proofs, PROOF_LINE);
  const entries: (PackEntry | undefined)[] = [];
  let before = -1;
  for (const line of partLines(input.entries, ENTRY_LINE)) {
    if (entries.length === PACK_LIMITS.entries) {
      faults.add({
        code: 'entry-order',
        part: 'entries.jsonl',
        message: `More than ${PACK_LIMITS.entries} entries are not read.`,
      });
      return entries;
    }
    const next = proofs.next();
    const proof = next.done === true ? undefined : next.value;
    const entry = line.value;
    const offset = input.entriesOffset + line.at;
    if (entry === undefined) {
      faults.add({
        code: 'entry-malformed',
        part: 'entries.jsonl',
        offset,
        message: `Line ${entries.length + 1} of entries.jsonl is not an entry in canonical form.`,
      });
      entries.push(undefined);
      continue;
    }
    const found = { part: 'entries.jsonl', entry: entry.index, offset };
    if (entry.index <= before)
      faults.add({
        code: 'entry-order',
        ...found,
        message: `Entry ${entry.index} does not come after entry ${before}.`,
      });
    before = Math.max(before, entry.index);
    const eventBytes = utf8(entry.event);
    const sound = checkInclusion(input, inclusion, entry, eventBytes, proof, offset, faults);
    const event = parseLedgerEvent(entry.event);
    if (typeof event === 'string') {
      faults.add({
        code: 'entry-malformed',
        ...found,
        message: `The event of entry ${entry.index} is not valid: ${event}.`,
      });
      entries.push(undefined);
    } else {
      if (event.malformedRefs > 0)
        faults.add({
          code: 'ref-malformed',
          ...found,
          message: `Entry ${entry.index} has a content reference without its members.`,
        });
      entries.push({ index: entry.index, event, digest: toHex(input.sha256([eventBytes])), sound });
    }
  }
  // A damaged line may have been two.
  if (proofs.next().done !== true && !entries.includes(undefined)) {
    faults.add({
      code: 'proof-extra',
      part: 'proofs.jsonl',
      message: `proofs.jsonl has more lines than the ${entries.length} entries.`,
    });
  }
  return entries;
}

type CheckInclusion = (entry: EntryLine, event: Uint8Array, proof: Uint8Array) => boolean;

function inclusionChecker({ checkpoint, sha256 }: EntriesInput): CheckInclusion | undefined {
  if (checkpoint === undefined) return undefined;
  const hasher = treeHasher(sha256);
  const checker = new InclusionChecker(hasher, checkpoint.size, checkpoint.rootHash);
  return (entry, event, proof) => checker.check(entry.index, entryLeafHash(hasher, entry.salt, event), proof);
}

/** Whether the entry may be taken as a measure for others: proven, or not checkable for want of a checkpoint or a proof. */
function checkInclusion(
  input: EntriesInput,
  inclusion: CheckInclusion | undefined,
  entry: EntryLine,
  event: Uint8Array,
  line: PartLine<ProofLine> | undefined,
  offset: number,
  faults: FaultList,
): boolean {
  const { index } = entry;
  if (line === undefined) {
    faults.add({ code: 'proof-missing', part: 'proofs.jsonl', entry: index, message: `Entry ${index} has no proof.` });
    return true;
  }
  const proofOffset = input.proofsOffset + line.at;
  if (line.value === undefined) {
    faults.add({
      code: 'part-malformed',
      part: 'proofs.jsonl',
      entry: index,
      offset: proofOffset,
      message: `The proof of entry ${index} is not in canonical form.`,
    });
    return true;
  }
  const blamed =
    input.changed.has('proofs.jsonl') && !input.changed.has('entries.jsonl')
      ? { part: 'proofs.jsonl', entry: index, offset: proofOffset }
      : { part: 'entries.jsonl', entry: index, offset };
  if (line.value.index !== index) {
    faults.add({
      code: 'proof-missing',
      ...blamed,
      message: `Entry ${index} stands beside the proof of entry ${line.value.index}.`,
    });
    return true;
  }
  if (inclusion === undefined || inclusion(entry, event, line.value.proof)) return true;
  faults.add({
    code: 'entry-not-included',
    ...blamed,
    message: `Entry ${index} is not in the log: its bytes, its salt or its proof were changed.`,
  });
  return blamed.part === 'proofs.jsonl';
}

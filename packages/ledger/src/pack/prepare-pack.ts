import { LedgerError } from '../ledger-error.ts';
import { signNote } from '../sign-note.ts';
import { concatBytes, fromUtf8, toHex, utf8 } from '../verify/bytes.ts';
import { checkChains } from '../verify/check-chains.ts';
import { checkRefs, collectRefs, contentId, readContentLists, type FoundRef } from '../verify/check-contents.ts';
import { checkEntries, type PackEntry } from '../verify/check-entries.ts';
import { checkManifest } from '../verify/check-manifest.ts';
import { checkPlans, planPart } from '../verify/check-plans.ts';
import { openCheckpoint, type Checkpoint } from '../verify/checkpoint.ts';
import { nobleVerifyEd25519, type Sha256 } from '../verify/hashing.ts';
import { ENTRY_LINE, PROOF_LINE, SALT_LINE, WITHHELD_LINE } from '../verify/line-forms.ts';
import {
  formatManifest,
  parseManifest,
  sortKey,
  type FixedPart,
  type PackManifest,
  type PackPart,
} from '../verify/manifest.ts';
import { FaultList } from '../verify/pack-fault.ts';
import { formatSeal } from '../verify/seal.ts';
import { openNote } from '../verify/signed-note.ts';
import { formatVerifierKey } from '../verify/verifier-key.ts';
import type { PackContent, PackInput } from './pack-input.ts';

interface BytesPart {
  readonly kind: 'bytes';
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A part that stands in memory, or an item of contents or evidence whose bytes come when they are needed. */
export type PreparedPart<Bytes> =
  | BytesPart
  | { readonly kind: 'content'; readonly name: string; readonly ref: FoundRef; readonly content: PackContent<Bytes> };

/**
 * Makes every part of a pack but the bytes of contents and evidence, and runs the verifier's own checks over them: a
 * pack that would not verify is refused here, with the first faults in the message. Parts come in archive order.
 */
export function preparePack<Bytes>(input: PackInput<Bytes>, sha256: Sha256): readonly PreparedPart<Bytes>[] {
  const faults = new FaultList();
  const fixed = fixedParts(input);
  const checkpoint = openCheckpoint(input.checkpoint, input.signer.key, nobleVerifyEd25519);
  const entries = checkedEntries(fixed, checkpoint, sha256, faults);
  checkChains(entries, input.organisation, input.subject, faults);
  refuse(faults);
  const refs = collectRefs(entries, faults);
  const parts = [...fixedAsParts(fixed), ...folderParts(input, refs, sha256)];
  const manifest = manifestOf(input, checkpoint, parts, sha256);
  checkPrepared(manifest, fixed, entries, refs, checkpoint, faults);
  refuse(faults);
  const manifestBytes = formatManifest(manifest);
  const unreadable = parseManifest(manifestBytes);
  if (typeof unreadable === 'string')
    throw new LedgerError('pack-input', `The manifest would not be readable: ${unreadable}.`);
  const seal = signNote(formatSeal(manifest.origin, sha256([manifestBytes])), input.signer);
  openNote(seal, input.signer.key, nobleVerifyEd25519); // a signer that does not hold its key is found here, not by the auditor
  return [bytesPart('pack.json', manifestBytes), bytesPart('seal', seal), ...parts];
}

type FixedParts = Readonly<Record<FixedPart, Uint8Array>>;

function fixedParts<Bytes>(input: PackInput<Bytes>): FixedParts {
  const entries = input.entries.toSorted((a, b) => a.index - b.index);
  const opened = [...input.contents, ...input.evidence].toSorted(byId);
  return {
    checkpoint: input.checkpoint,
    'key.vkey': utf8(`${formatVerifierKey(input.signer.key)}\n`),
    'entries.jsonl': jsonLines(entries, ({ event, index, salt }) =>
      ENTRY_LINE.format({ event: textOf(event, index), index, salt }),
    ),
    'proofs.jsonl': jsonLines(entries, ({ index, proof }) => PROOF_LINE.format({ index, proof: concatBytes(proof) })),
    'contents.jsonl': jsonLines(opened, SALT_LINE.format),
    'withheld.jsonl': jsonLines(input.withheld.toSorted(byId), WITHHELD_LINE.format),
  };
}

function fixedAsParts(fixed: FixedParts): BytesPart[] {
  return [
    bytesPart('checkpoint', fixed.checkpoint),
    bytesPart('key.vkey', fixed['key.vkey']),
    bytesPart('entries.jsonl', fixed['entries.jsonl']),
    bytesPart('proofs.jsonl', fixed['proofs.jsonl']),
    bytesPart('contents.jsonl', fixed['contents.jsonl']),
    bytesPart('withheld.jsonl', fixed['withheld.jsonl']),
  ];
}

function folderParts<Bytes>(
  input: PackInput<Bytes>,
  refs: ReadonlyMap<string, FoundRef>,
  sha256: Sha256,
): PreparedPart<Bytes>[] {
  const plans = input.plans.map((bytes) => bytesPart(planPart(toHex(sha256([bytes]))), bytes));
  const opened =
    (folder: 'contents' | 'evidence') =>
    (content: PackContent<Bytes>): PreparedPart<Bytes> => {
      const ref = refs.get(content.id);
      if (ref === undefined)
        throw new LedgerError('pack-input', `No entry names ${folder}/${content.id}: leave it out, or add the entry.`);
      return { kind: 'content', name: `${folder}/${content.id}`, ref, content };
    };
  const parts = [...plans, ...input.contents.map(opened('contents')), ...input.evidence.map(opened('evidence'))];
  return parts.toSorted((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));
}

function checkedEntries(
  fixed: FixedParts,
  checkpoint: Checkpoint,
  sha256: Sha256,
  faults: FaultList,
): (PackEntry | undefined)[] {
  const entries = fixed['entries.jsonl'];
  const proofs = fixed['proofs.jsonl'];
  return checkEntries(
    { entries, proofs, checkpoint, sha256, changed: new Set(), entriesOffset: 0, proofsOffset: 0 },
    faults,
  );
}

function manifestOf<Bytes>(
  input: PackInput<Bytes>,
  checkpoint: Checkpoint,
  parts: readonly PreparedPart<Bytes>[],
  sha256: Sha256,
): PackManifest {
  const { contents, entries, evidence, organisation, plans, subject, withheld } = input;
  return {
    organisation,
    subject,
    origin: checkpoint.origin,
    treeSize: checkpoint.size,
    counts: {
      entries: entries.length,
      plans: plans.length,
      contents: contents.length,
      evidence: evidence.length,
      withheld: withheld.length,
    },
    parts: parts.map((part) => listed(part, sha256)),
  };
}

function listed<Bytes>(part: PreparedPart<Bytes>, sha256: Sha256): PackPart {
  switch (part.kind) {
    case 'bytes':
      return { name: part.name, bytes: part.bytes.length, digest: toHex(sha256([part.bytes])) };
    case 'content':
      return { name: part.name, bytes: part.ref.bytes, digest: part.ref.commitment };
  }
}

function checkPrepared(
  manifest: PackManifest,
  fixed: FixedParts,
  entries: readonly (PackEntry | undefined)[],
  refs: ReadonlyMap<string, FoundRef>,
  checkpoint: Checkpoint,
  faults: FaultList,
): void {
  if (checkpoint.extensions.length > 0)
    throw new LedgerError('pack-input', 'The checkpoint of a pack has no extension lines.');
  const lists = readContentLists(fixed['contents.jsonl'], fixed['withheld.jsonl'], faults);
  const inFolder = (...folders: readonly string[]) =>
    manifest.parts.filter(({ name }) => folders.includes(name.split('/')[0] ?? '') && contentId(name) !== name);
  checkRefs(refs, inFolder('contents', 'evidence'), lists, true, faults);
  checkPlans(entries, inFolder('plans'), true, faults);
  checkManifest(manifest, { checkpoint, entries, refs, lists }, faults);
}

function refuse({ faults, omitted }: FaultList): void {
  if (faults.length === 0) return;
  const first = faults.slice(0, 5).map((fault) => fault.message);
  const more = faults.length + omitted - first.length;
  throw new LedgerError(
    'pack-input',
    `These parts do not make a pack that verifies: ${first.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
  );
}

function bytesPart(name: string, bytes: Uint8Array): BytesPart {
  return { kind: 'bytes', name, bytes };
}

function jsonLines<Item>(items: readonly Item[], format: (item: Item) => string): Uint8Array {
  // Line by line: a text of all lines would pass the longest string of the engine.
  return concatBytes(items.map((item) => utf8(`${format(item)}\n`)));
}

function textOf(event: Uint8Array, index: number): string {
  const text = fromUtf8(event);
  if (text === undefined) throw new LedgerError('pack-input', `The event of entry ${index} is not valid UTF-8.`);
  return text;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

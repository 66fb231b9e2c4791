import type { NoteSigner } from '../note-signer.ts';
import { signNote } from '../sign-note.ts';
import { concatBytes, fromUtf8, toHex, utf8 } from '../verify/bytes.ts';
import { nobleSha256 } from '../verify/hashing.ts';
import { canonicalJson, isRecord, parseCanonicalJson } from '../verify/canonical-json.ts';
import { ENTRY_LINE, PROOF_LINE } from '../verify/line-forms.ts';
import { partLines } from '../verify/part-lines.ts';
import { provenEntries } from './sample-log.ts';
import { folderOf, formatManifest, parseManifest, sortKey, type PackManifest } from '../verify/manifest.ts';
import { layOut } from '../verify/read-archive.ts';
import { formatSeal } from '../verify/seal.ts';
import { TAR_BLOCK, TAR_END, tarHeader, tarPadding, tarSize } from '../verify/tar.ts';

/** A pack taken apart, for a forger to change and put together again. */
export interface OpenPack {
  readonly manifest: PackManifest;
  readonly parts: Map<string, Uint8Array>;
}

/** Takes a valid pack apart. */
export function openPack(archive: Uint8Array): OpenPack {
  const size = tarSize(archive.subarray(0, TAR_BLOCK)) ?? 0;
  const manifest = parseManifest(archive.subarray(TAR_BLOCK, TAR_BLOCK + size));
  if (typeof manifest === 'string') throw new Error(manifest);
  const slots = layOut(manifest, size);
  const parts = slots.map(
    (slot) => [slot.name, archive.slice(slot.offset + TAR_BLOCK, slot.offset + TAR_BLOCK + slot.size)] as const,
  );
  return { manifest, parts: new Map(parts) };
}

/** A tar archive of these parts in this order, well-formed whatever they are. */
export function tarOf(parts: Iterable<readonly [string, Uint8Array]>): Uint8Array {
  const chunks = [...parts].flatMap(([name, bytes]) => [
    tarHeader(name, bytes.length),
    bytes,
    new Uint8Array(tarPadding(bytes.length)),
  ]);
  return concatBytes([...chunks, new Uint8Array(TAR_END)]);
}

/**
 * Puts a pack together as a careful forger would: `pack.json` is made anew so that counts, sizes and digests agree. With
 * a `signer` the seal is made anew too, which only the holder of that key can do. `lie` changes the manifest before that.
 */
export function forgePack(
  { manifest, parts }: OpenPack,
  signer?: NoteSigner,
  lie: (honest: PackManifest) => PackManifest = (honest) => honest,
): Uint8Array {
  const fixed = [...parts].filter(([name]) => name !== 'pack.json' && name !== 'seal' && folderOf(name) === undefined);
  const inFolders = [...parts].filter(([name]) => folderOf(name) !== undefined);
  const listed = [...fixed, ...inFolders.toSorted(([a], [b]) => (sortKey(a) < sortKey(b) ? -1 : 1))];
  const count = (folder: string): number => listed.filter(([name]) => folderOf(name) === folder).length;
  const lines = (name: string): number => (fromUtf8(parts.get(name) ?? new Uint8Array()) ?? '').split('\n').length - 1;
  const known = new Map(manifest.parts.map((part) => [part.name, part.digest]));
  const lied = lie({
    ...manifest,
    counts: {
      entries: lines('entries.jsonl'),
      plans: count('plans'),
      contents: count('contents'),
      evidence: count('evidence'),
      withheld: lines('withheld.jsonl'),
    },
    parts: listed.map(([name, bytes]) => ({ name, bytes: bytes.length, digest: digestOf(name, bytes, known) })),
  });
  const manifestBytes = formatManifest(lied);
  const seal =
    signer === undefined
      ? (parts.get('seal') ?? new Uint8Array())
      : signNote(formatSeal(manifest.origin, nobleSha256([manifestBytes])), signer);
  const ordered = lied.parts.map(({ name }) => [name, parts.get(name) ?? new Uint8Array()] as const);
  return tarOf([['pack.json', manifestBytes], ['seal', seal], ...ordered]);
}

/** A copy of the pack with the lines of one part edited. */
export function withLines(
  pack: OpenPack,
  name: string,
  edit: (lines: readonly string[]) => readonly string[],
): OpenPack {
  const lines = (fromUtf8(pack.parts.get(name) ?? new Uint8Array()) ?? '').split('\n').slice(0, -1);
  return withPart(
    pack,
    name,
    utf8(
      edit(lines)
        .map((line) => `${line}\n`)
        .join(''),
    ),
  );
}

/** A copy of the pack with one part set, or taken out. */
export function withPart(pack: OpenPack, name: string, bytes: Uint8Array | undefined): OpenPack {
  const parts = new Map(pack.parts);
  if (bytes === undefined) parts.delete(name);
  else parts.set(name, bytes);
  return { ...pack, parts };
}

/** An event as plain JSON. */
export type EventJson = Readonly<Record<string, unknown>>;

/**
 * The log of a dishonest organisation: the pack's events, edited, in a tree of their own with proofs and a checkpoint by
 * the log's key. What is wrong with the events themselves is then all that a verifier can find.
 */
export function relogged(
  pack: OpenPack,
  signer: NoteSigner,
  edit: (event: EventJson, at: number) => EventJson,
): OpenPack {
  const lines = [...partLines(pack.parts.get('entries.jsonl') ?? new Uint8Array(), ENTRY_LINE)];
  const log = lines.flatMap(({ value }, at) => {
    const event = value === undefined ? undefined : parseCanonicalJson(value.event)?.value;
    if (value === undefined || !isRecord(event)) return [];
    return [{ salt: value.salt, event: utf8(canonicalJson(edit(event, at)) ?? ''), inPack: true }];
  });
  const { checkpoint, entries } = provenEntries(log, signer, nobleSha256);
  const entryLines = entries.map(({ event, index, salt }) =>
    ENTRY_LINE.format({ event: fromUtf8(event) ?? '', index, salt }),
  );
  const proofLines = entries.map(({ index, proof }) => PROOF_LINE.format({ index, proof: concatBytes(proof) }));
  const edited = withLines(
    withLines(pack, 'entries.jsonl', () => entryLines),
    'proofs.jsonl',
    () => proofLines,
  );
  return { ...withPart(edited, 'checkpoint', checkpoint), manifest: { ...pack.manifest, treeSize: log.length } };
}

function digestOf(name: string, bytes: Uint8Array, known: ReadonlyMap<string, string>): string {
  const folder = folderOf(name);
  if (folder === 'contents' || folder === 'evidence') return known.get(name) ?? toHex(nobleSha256([bytes]));
  return toHex(nobleSha256([bytes]));
}

import { appendTiles } from '../append-tiles.ts';
import { Frontier } from '../frontier.ts';
import { entryLeafHash } from '../leaf.ts';
import { noteSigner, type NoteSigner } from '../note-signer.ts';
import type { PackContent, PackEntryInput, PackInput, PackWithheld } from '../pack/pack-input.ts';
import { readTiles, type TileReader } from '../read-tiles.ts';
import { signCheckpoint } from '../sign-note.ts';
import { inclusionProofs } from '../tile-proofs.ts';
import { concatBytes, toHex, utf8 } from '../verify/bytes.ts';
import { canonicalJson } from '../verify/canonical-json.ts';
import { nobleSha256, type Sha256 } from '../verify/hashing.ts';
import { treeHasher } from '../verify/tree-hasher.ts';

/** How large a sample is. */
export interface SampleSize {
  /** Events of the incident. */
  readonly events: number;
  /** Entries of other incidents, that stand in the log but not in the pack. */
  readonly others: number;
  /** Length of each item of content, in bytes. */
  readonly contents: readonly number[];
  readonly evidence: readonly number[];
  readonly withheld: readonly PackWithheld['reason'][];
  /** Changes every random-looking byte. */
  readonly seed: number;
  /** A faster hash for large samples. */
  readonly sha256?: Sha256;
}

/** A small pack that has one of everything. */
export const SMALL_SAMPLE: SampleSize = {
  events: 5,
  others: 4,
  contents: [40, 0],
  evidence: [700],
  withheld: ['redacted', 'counsel-directed'],
  seed: 1,
};

const SAMPLE_ORGANISATION = 'acme';
export const SAMPLE_ORIGIN = 'muster.example/acme';

/** The key of the sample's log. */
export function sampleSigner(): NoteSigner {
  return noteSigner(SAMPLE_ORIGIN, nobleSha256([utf8('the sample log')]));
}

interface Item {
  readonly ref: Readonly<Record<string, unknown>>;
  readonly content: PackContent<Uint8Array>;
}

/** A log with one incident and other entries, and the incident's pack input. The same size gives the same bytes. */
export function samplePackInput(size: SampleSize, signer: NoteSigner = sampleSigner()): PackInput<Uint8Array> {
  const sha256 = size.sha256 ?? nobleSha256;
  const plan = utf8('{"language":1,"stages":["detect","classify","contain"]}');
  const contents = size.contents.map((bytes, i) => item(size.seed, 100 + i, bytes, sha256));
  const evidence = size.evidence.map((bytes, i) => item(size.seed, 5_000 + i, bytes, sha256));
  const withheld = size.withheld.map((reason, i) => ({ reason, item: item(size.seed, 9_000 + i, 24, sha256) }));
  const refs = [...contents, ...evidence, ...withheld.map((it) => it.item)].map((it) => it.ref);
  const log = sampleEntries(size, refs, toHex(sha256([plan])), sha256);
  return {
    organisation: SAMPLE_ORGANISATION,
    subject: { kind: 'incident', id: 'incident-12', reference: 'INC-12' },
    signer,
    ...provenEntries(log, signer, sha256),
    plans: [plan],
    contents: contents.map((it) => it.content),
    evidence: evidence.map((it) => it.content),
    withheld: withheld.map((it) => ({ id: it.item.content.id, reason: it.reason })),
  };
}

interface LoggedEvent {
  readonly salt: Uint8Array;
  readonly event: Uint8Array;
  readonly inPack: boolean;
}

function sampleEntries(size: SampleSize, refs: readonly unknown[], plan: string, sha256: Sha256): LoggedEvent[] {
  const heads = new Map<string, { readonly version: number; readonly previous: string }>();
  const total = size.events + size.others;
  let made = 0;
  return Array.from({ length: total }, (_, i) => {
    const inPack = size.others === 0 || (made < size.events && (i % 2 === 1 || total - i <= size.events - made));
    const stream = inPack ? 'incident-12' : `incident-${13 + (i % 3)}`;
    const head = heads.get(stream) ?? { version: 0, previous: '0'.repeat(64) };
    const mine = inPack ? refs.filter((_ref, at) => at % size.events === made) : [];
    const event = utf8(
      canonicalJson({
        id: uuid(size.seed, 20_000 + i),
        organisation: SAMPLE_ORGANISATION,
        stream,
        version: head.version + 1,
        type: head.version === 0 ? 'incident-declared' : 'fact-recorded',
        recordedAt: `2026-03-01T10:${String(i % 60).padStart(2, '0')}:00.000Z`,
        previous: head.previous,
        actor: 'responder',
        value: { answer: 'été – ok', count: i },
        ...(head.version === 0 && inPack ? { plan, reference: 'INC-12' } : {}),
        ...(mine.length > 0 ? { notes: mine } : {}),
      }) ?? '',
    );
    heads.set(stream, { version: head.version + 1, previous: toHex(sha256([event])) });
    made += inPack ? 1 : 0;
    return { salt: bytesOf(size.seed, 40_000 + i, 16), event, inPack };
  });
}

/** The entries that go into a pack, with their proofs, and the signed checkpoint over the whole log. */
export function provenEntries(
  log: readonly LoggedEvent[],
  signer: NoteSigner,
  sha256: Sha256,
): { readonly entries: PackEntryInput[]; readonly checkpoint: Uint8Array } {
  const hasher = treeHasher(sha256);
  const leafHashes = log.map(({ salt, event }) => entryLeafHash(hasher, salt, event));
  const frontier = new Frontier(hasher);
  for (const hash of leafHashes) frontier.append(hash);
  const read = memoryTiles(readTiles(appendTiles(hasher, 0, leafHashes), () => undefined));
  const chosen = log.flatMap((logged, index) => (logged.inPack ? [{ ...logged, index }] : []));
  const indexes = chosen.map((it) => it.index);
  const proofs = readTiles(inclusionProofs(hasher, indexes, log.length), read);
  const entries = chosen.map(({ event, index, salt }, i) => ({ index, salt, event, proof: proofs[i] ?? [] }));
  const head = { origin: signer.key.name, size: log.length, rootHash: frontier.root(), extensions: [] };
  return { entries, checkpoint: signCheckpoint(head, signer) };
}

/** A reader over tiles in memory. */
function memoryTiles(
  tiles: readonly { readonly level: number; readonly index: number; readonly hashes: Uint8Array }[],
): TileReader {
  const stored = new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
  return (tile) => stored.get(`${tile.level}/${tile.index}`);
}

function item(seed: number, number: number, bytes: number, sha256: Sha256): Item {
  const id = uuid(seed, number);
  const content = { id, salt: bytesOf(seed, number + 300_000, 32), bytes: bytesOf(seed, number + 600_000, bytes) };
  const commitment = toHex(sha256([content.salt, content.bytes]));
  return { content, ref: { ref: 'content', id, commitment, bytes, mediaType: 'text/plain' } };
}

function uuid(seed: number, number: number): string {
  const hex = toHex(bytesOf(seed, number + 900_000, 16));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function bytesOf(seed: number, number: number, length: number): Uint8Array {
  if (length > 1 << 16) return new Uint8Array(length).fill((seed + number) % 251); // large samples are for speed only
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    nobleSha256([utf8(`${seed}/${number}/${i}`)]),
  );
  return concatBytes(blocks).slice(0, length);
}

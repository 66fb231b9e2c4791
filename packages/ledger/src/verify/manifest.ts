import { isHex64, fromUtf8, utf8 } from './bytes.ts';
import { canonicalJson, isRecord, parseCanonicalJson } from './canonical-json.ts';
import { PACK_LIMITS } from './pack-limits.ts';
import { isKeyName } from './verifier-key.ts';

/** What a pack is about. */
export interface PackSubject {
  /** For example `incident` or `exercise`. */
  readonly kind: string;
  /** The `stream` of the subject's events. */
  readonly id: string;
  /** What people call it, for example `INC-12`, or null. */
  readonly reference: string | null;
}

/** One part as the manifest lists it. */
export interface PackPart {
  readonly name: string;
  /** Length in bytes. */
  readonly bytes: number;
  /** Hex SHA-256 of the part; for contents and evidence, of its salt followed by its bytes (its commitment). */
  readonly digest: string;
}

/** How many of each a pack holds. */
export interface PackCounts {
  readonly entries: number;
  readonly plans: number;
  readonly contents: number;
  readonly evidence: number;
  readonly withheld: number;
}

/** `pack.json`: what is in the pack. Everything in it follows from the other parts, but for the subject's words. */
export interface PackManifest {
  readonly organisation: string;
  readonly origin: string;
  readonly subject: PackSubject;
  readonly treeSize: number;
  readonly counts: PackCounts;
  /** Every part but `pack.json` and `seal`, in the order of the archive. */
  readonly parts: readonly PackPart[];
}

/** The parts that every pack has, in this order, after `pack.json` and `seal`. */
export const FIXED_PARTS = [
  'checkpoint',
  'key.vkey',
  'entries.jsonl',
  'proofs.jsonl',
  'contents.jsonl',
  'withheld.jsonl',
] as const;
export type FixedPart = (typeof FIXED_PARTS)[number];

/** Folders after the fixed parts, in this order; inside a folder, names ascend. */
const FOLDERS = ['plans', 'contents', 'evidence'] as const;
type Folder = (typeof FOLDERS)[number];

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const UUID_TEXT = new RegExp(`^${UUID}$`);
const PART_NAME = new RegExp(`^(?:plans/[0-9a-f]{64}\\.json|contents/${UUID}|evidence/${UUID})$`);

/** Whether a text is a UUID in lowercase, the only form that may name content. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID_TEXT.test(text);
}

/** The folder of a part's name, or `undefined` for one of the fixed parts. */
export function folderOf(name: string): Folder | undefined {
  return FOLDERS.find((folder) => name.startsWith(`${folder}/`));
}

/** The bytes of `pack.json`: RFC 8785 canonical JSON and one newline. */
export function formatManifest(manifest: PackManifest): Uint8Array {
  const { counts, organisation, origin, parts, subject, treeSize } = manifest;
  const json = canonicalJson({
    counts,
    format: 'muster-pack',
    organisation,
    origin,
    parts,
    subject,
    treeSize,
    version: 1,
  });
  return utf8(`${json ?? ''}\n`);
}

/** Reads `pack.json`. Returns the manifest, or in a sentence why it is none. */
export function parseManifest(bytes: Uint8Array): PackManifest | string {
  const text = fromUtf8(bytes);
  if (text === undefined || !text.endsWith('\n')) return 'it is not UTF-8 text that ends with a newline';
  const json = parseCanonicalJson(text.slice(0, -1));
  if (json === undefined) return 'it is not canonical JSON (RFC 8785)';
  if (!isRecord(json.value)) return 'it is not an object';
  if (json.value['format'] !== 'muster-pack' || json.value['version'] !== 1)
    return 'it is not a muster-pack of version 1';
  const manifest = manifestOf(json.value);
  if (manifest === undefined) return 'a member is missing or has a wrong value';
  // Writing it again shows members that do not belong.
  if (fromUtf8(formatManifest(manifest)) !== text) return 'it has members that do not belong';
  return misplacedPart(manifest.parts) ?? manifest;
}

function manifestOf(json: Readonly<Record<string, unknown>>): PackManifest | undefined {
  const { organisation, origin, treeSize } = json;
  const subject = subjectOf(json['subject']);
  const counts = countsOf(json['counts']);
  const parts = partsOf(json['parts']);
  if (typeof organisation !== 'string' || typeof origin !== 'string' || !isOriginOf(origin, organisation))
    return undefined;
  if (!isCount(treeSize) || subject === undefined || counts === undefined || parts === undefined) return undefined;
  return { organisation, origin, subject, treeSize, counts, parts };
}

/** Whether `origin` may be the origin of this organisation's log: a key name of ASCII that ends with `/<organisation>`. */
function isOriginOf(origin: string, organisation: string): boolean {
  return (
    isKeyName(origin) && /^[!-~]{1,255}$/.test(origin) && organisation !== '' && origin.endsWith(`/${organisation}`)
  );
}

function subjectOf(json: unknown): PackSubject | undefined {
  if (!isRecord(json)) return undefined;
  const { kind, id, reference } = json;
  if (typeof kind !== 'string' || !/^[a-z][a-z-]{0,31}$/.test(kind)) return undefined;
  if (typeof id !== 'string' || id === '') return undefined;
  if (typeof reference !== 'string' && reference !== null) return undefined;
  return { kind, id, reference };
}

function countsOf(json: unknown): PackCounts | undefined {
  if (!isRecord(json)) return undefined;
  const { entries, plans, contents, evidence, withheld } = json;
  if (!isCount(entries) || !isCount(plans) || !isCount(contents) || !isCount(evidence) || !isCount(withheld))
    return undefined;
  return { entries, plans, contents, evidence, withheld };
}

function partsOf(json: unknown): PackPart[] | undefined {
  if (!Array.isArray(json) || json.length > PACK_LIMITS.parts) return undefined;
  const parts: PackPart[] = [];
  for (const part of json as readonly unknown[]) {
    if (!isRecord(part)) return undefined;
    const { name, bytes, digest } = part;
    if (typeof name !== 'string' || !isCount(bytes) || bytes > PACK_LIMITS.archiveBytes || !isHex64(digest))
      return undefined;
    parts.push({ name, bytes, digest });
  }
  return parts;
}

function misplacedPart(parts: readonly PackPart[]): string | undefined {
  let before: string | undefined;
  for (const [i, { name }] of parts.entries()) {
    const fixed = FIXED_PARTS[i];
    if (fixed !== undefined && name !== fixed) return `part ${i} must be "${fixed}"`;
    if (fixed === undefined && !PART_NAME.test(name)) return `"${name.slice(0, 100)}" is no name of a part`;
    const key = sortKey(name);
    if (fixed === undefined && before !== undefined && key <= before)
      return `part "${name}" is repeated or out of order`;
    if (fixed === undefined) before = key;
  }
  const missing = FIXED_PARTS[parts.length];
  return missing === undefined ? undefined : `part "${missing}" is missing`;
}

/** Sorting key of a part in a folder: the order of the folders, then the name. */
export function sortKey(name: string): string {
  return `${FOLDERS.findIndex((folder) => name.startsWith(`${folder}/`))} ${name}`;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

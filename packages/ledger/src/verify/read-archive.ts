import { equalBytes, firstDifference } from './bytes.ts';
import type { Sha256 } from './hashing.ts';
import { parseManifest, type PackManifest } from './manifest.ts';
import type { FaultList } from './pack-fault.ts';
import { PACK_LIMITS } from './pack-limits.ts';
import { sealBytes, sealedDigest } from './seal.ts';
import { parseNote } from './signed-note.ts';
import { TAR_BLOCK, TAR_END, tarHeader, tarName, tarPadding, tarSize } from './tar.ts';

/** Where a part stands: its header begins at `offset`, its bytes one block later. */
export interface PartSlot {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

/** An archive taken apart by its manifest. */
export interface PackArchive {
  readonly manifest: PackManifest;
  readonly manifestDigest: Uint8Array;
  /** Every part in order, `pack.json` and `seal` among them. */
  readonly slots: readonly PartSlot[];
  /** The bytes of each part, views into the archive. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Whether `seal` names this very `pack.json`. False also means: do not believe the manifest when it blames a part. */
  readonly asSealed: boolean;
}

/**
 * Takes an archive apart. The manifest comes first and tells name and size of every part, so the place of each byte is
 * known before it is read; the tar headers are then only compared ({@link rebuildArchive}), never followed.
 */
export function readArchive(archive: Uint8Array, sha256: Sha256, faults: FaultList): PackArchive | undefined {
  if (archive.length > PACK_LIMITS.archiveBytes) {
    faults.add({
      code: 'archive-size',
      part: 'archive',
      message: `The archive has ${archive.length} bytes; at most ${PACK_LIMITS.archiveBytes} are read.`,
    });
    return undefined;
  }
  const manifestBytes = readManifestBytes(archive, faults);
  if (manifestBytes === undefined) return undefined;
  const manifest = parseManifest(manifestBytes);
  if (typeof manifest === 'string') {
    faults.add({
      code: 'manifest-malformed',
      part: 'pack.json',
      offset: TAR_BLOCK,
      message: `pack.json cannot be read: ${manifest}.`,
    });
    return undefined;
  }
  const slots = layOut(manifest, manifestBytes.length);
  const parts = new Map(slots.map((slot) => [slot.name, bytesOf(archive, slot)]));
  const manifestDigest = sha256([manifestBytes]);
  const asSealed = namesDigest(parts.get('seal'), manifest.origin, manifestDigest);
  return { manifest, manifestDigest, slots, parts, asSealed };
}

/**
 * Builds the frame of the archive anew from the manifest (headers, padding, end) and compares it byte for byte, so that
 * a byte that belongs to no part is found. The parts themselves are rebuilt, or hashed, where they are read.
 * Returns false where the archive and its manifest do not fit together, so that parts cannot be told apart.
 */
export function rebuildArchive(archive: Uint8Array, pack: PackArchive, faults: FaultList): boolean {
  const frames = pack.slots.map((slot) => ({ slot, at: headerDifference(archive, slot) }));
  const misfit = frames.find((frame) => frame.at !== undefined && frame.slot.name !== 'pack.json');
  if (misfit !== undefined && !pack.asSealed && hasSealOfOther(pack)) {
    faults.add({
      code: 'manifest-changed',
      part: 'pack.json',
      offset: TAR_BLOCK,
      message: `pack.json is not the one that was sealed, and does not fit the archive from byte ${misfit.at} on.`,
    });
    return false;
  }
  const end = endOf(pack.slots);
  for (const { slot, at } of frames) {
    if (slot.offset + TAR_BLOCK + slot.size > archive.length) return truncated(archive, slot.name, faults);
    if (at !== undefined)
      faults.add({ code: 'archive-header', part: slot.name, offset: at, message: headerMessage(archive, slot, at) });
    const padding = slot.offset + TAR_BLOCK + slot.size;
    reportNonZero(archive, padding, padding + tarPadding(slot.size), slot.name, faults);
  }
  if (archive.length < end + TAR_END) return truncated(archive, 'archive', faults);
  reportNonZero(archive, end, end + TAR_END, 'archive', faults);
  if (archive.length > end + TAR_END) {
    faults.add({
      code: 'archive-trailing',
      part: 'archive',
      offset: end + TAR_END,
      message: `${archive.length - end - TAR_END} bytes after the end of the archive belong to no part.`,
    });
  }
  return true;
}

function readManifestBytes(archive: Uint8Array, faults: FaultList): Uint8Array | undefined {
  const header = archive.subarray(0, TAR_BLOCK);
  const size = tarSize(header);
  if (size === undefined || size > PACK_LIMITS.manifestBytes || tarName(header) !== 'pack.json') {
    faults.add({
      code: 'archive-header',
      part: 'pack.json',
      offset: 0,
      message: 'This is not a Muster pack: the archive does not begin with the tar header of pack.json.',
    });
    return undefined;
  }
  if (archive.length < TAR_BLOCK + size) {
    truncated(archive, 'pack.json', faults);
    return undefined;
  }
  return archive.subarray(TAR_BLOCK, TAR_BLOCK + size);
}

/** Places every part, from the sizes alone. The pack builder lays out the same way. */
export function layOut(manifest: PackManifest, manifestBytes: number): PartSlot[] {
  const sizes = [
    { name: 'pack.json', bytes: manifestBytes },
    { name: 'seal', bytes: sealBytes(manifest.origin) },
    ...manifest.parts,
  ];
  let offset = 0;
  return sizes.map(({ name, bytes }) => {
    const slot = { name, offset, size: bytes };
    offset += TAR_BLOCK + bytes + tarPadding(bytes);
    return slot;
  });
}

function endOf(slots: readonly PartSlot[]): number {
  const last = slots.at(-1);
  return last === undefined ? 0 : last.offset + TAR_BLOCK + last.size + tarPadding(last.size);
}

function bytesOf(archive: Uint8Array, slot: PartSlot): Uint8Array {
  return archive.subarray(slot.offset + TAR_BLOCK, slot.offset + TAR_BLOCK + slot.size);
}

function headerDifference(archive: Uint8Array, slot: PartSlot): number | undefined {
  const found = archive.subarray(slot.offset, slot.offset + TAR_BLOCK);
  const at = firstDifference(found, tarHeader(slot.name, slot.size));
  return at === undefined ? undefined : slot.offset + at;
}

function headerMessage(archive: Uint8Array, slot: PartSlot, at: number): string {
  const found = tarName(archive.subarray(slot.offset, slot.offset + TAR_BLOCK));
  const other = found === slot.name ? '' : ` It names "${found}".`;
  return `The tar header of ${slot.name} is not the one that its manifest gives, from byte ${at} on.${other}`;
}

function reportNonZero(archive: Uint8Array, from: number, to: number, part: string, faults: FaultList): void {
  for (let at = from; at < to && at < archive.length; at++) {
    if (archive[at] === 0) continue;
    const where = part === 'archive' ? 'in the end blocks of the archive' : `behind ${part}`;
    faults.add({ code: 'archive-padding', part, offset: at, message: `Byte ${at}, ${where}, must be zero.` });
    return;
  }
}

function truncated(archive: Uint8Array, part: string, faults: FaultList): false {
  faults.add({
    code: 'archive-truncated',
    part,
    offset: archive.length,
    message: `The archive ends at byte ${archive.length}, inside ${part === 'archive' ? 'its end blocks' : part}. Fetch it again.`,
  });
  return false;
}

function digestInSeal(seal: Uint8Array | undefined, origin: string): Uint8Array | undefined {
  if (seal === undefined) return undefined;
  try {
    return sealedDigest(parseNote(seal).text, origin);
  } catch {
    return undefined; // a damaged seal is reported with the signatures
  }
}

function namesDigest(seal: Uint8Array | undefined, origin: string, digest: Uint8Array): boolean {
  const sealed = digestInSeal(seal, origin);
  return sealed !== undefined && equalBytes(sealed, digest);
}

/** Whether the bytes in the place of the seal read as a seal at all, so that the manifest is what does not fit. */
function hasSealOfOther(pack: PackArchive): boolean {
  return digestInSeal(pack.parts.get('seal'), pack.manifest.origin) !== undefined;
}

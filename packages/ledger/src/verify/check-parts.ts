import { toHex } from './bytes.ts';
import type { Sha256 } from './hashing.ts';
import { FIXED_PARTS } from './manifest.ts';
import type { FaultList } from './pack-fault.ts';
import type { PackArchive } from './read-archive.ts';

/**
 * Compares the fixed parts with the digests in the manifest, and names those that differ. Plans, contents and evidence
 * are hashed once, later. A manifest that is not as sealed may blame nobody: its own fault is reported instead.
 */
export function checkParts(pack: PackArchive, sha256: Sha256, faults: FaultList): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const name of FIXED_PARTS) {
    const listed = pack.manifest.parts.find((part) => part.name === name);
    if (listed?.digest === toHex(sha256([pack.parts.get(name) ?? new Uint8Array()]))) continue;
    if (pack.asSealed) {
      changed.add(name);
      faults.add({
        code: 'part-changed',
        part: name,
        message: `${name} is not the part that the sealed manifest lists.`,
      });
    } else {
      faults.add({
        code: 'manifest-changed',
        part: 'pack.json',
        message: `pack.json lists another digest for ${name}.`,
      });
    }
  }
  return changed;
}

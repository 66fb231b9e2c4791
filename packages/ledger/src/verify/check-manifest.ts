import type { PackEntry } from './check-entries.ts';
import type { Checkpoint } from './checkpoint.ts';
import { contentId, type ContentLists, type FoundRef } from './check-contents.ts';
import { folderOf, type PackManifest } from './manifest.ts';
import type { FaultList } from './pack-fault.ts';

/** What the manifest must follow from. */
interface ManifestSources {
  readonly checkpoint: Checkpoint | undefined;
  readonly entries: readonly (PackEntry | undefined)[];
  readonly refs: ReadonlyMap<string, FoundRef>;
  readonly lists: ContentLists;
}

/** Derives every member of the manifest anew from the other parts, and compares. */
export function checkManifest(manifest: PackManifest, sources: ManifestSources, faults: FaultList): void {
  const differs = (member: string, listed: unknown, derived: unknown): void => {
    if (listed === derived) return;
    faults.add({
      code: 'manifest-changed',
      part: 'pack.json',
      message: `pack.json says ${member} is ${String(listed)}; the other parts give ${String(derived)}.`,
    });
  };
  const { checkpoint, entries, lists, refs } = sources;
  if (checkpoint !== undefined) differs('treeSize', manifest.treeSize, checkpoint.size);
  // A damaged line may have been two.
  if (!entries.includes(undefined)) differs('counts.entries', manifest.counts.entries, entries.length);
  if (lists.whole) differs('counts.withheld', manifest.counts.withheld, lists.withheld.size);
  const inFolder = (folder: string): number => manifest.parts.filter((part) => folderOf(part.name) === folder).length;
  differs('counts.plans', manifest.counts.plans, inFolder('plans'));
  differs('counts.contents', manifest.counts.contents, inFolder('contents'));
  differs('counts.evidence', manifest.counts.evidence, inFolder('evidence'));
  for (const { digest, name } of manifest.parts) {
    const folder = folderOf(name);
    if (folder === 'plans') differs(`the digest of ${name}`, `plans/${digest}.json`, name);
    if (folder === 'contents' || folder === 'evidence')
      differs(`the digest of ${name}`, digest, refs.get(contentId(name))?.commitment ?? digest);
  }
}

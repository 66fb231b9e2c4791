import type { TreeHasher } from '../verify/tree-hasher.ts';

/** RFC 6962 §2.1 word for word, over leaf hashes: slow, and plainly right. The measure for everything quicker. */
export function naiveRoot(hasher: TreeHasher, leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return hasher.empty();
  if (leaves.length === 1) return only;
  const split = naiveSplit(leaves.length);
  return hasher.node(naiveRoot(hasher, leaves.slice(0, split)), naiveRoot(hasher, leaves.slice(split)));
}

/** PATH(m, D[n]) of §2.1.1. */
export function naivePath(hasher: TreeHasher, index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const split = naiveSplit(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...naivePath(hasher, index, left), naiveRoot(hasher, right)]
    : [...naivePath(hasher, index - split, right), naiveRoot(hasher, left)];
}

/** SUBPROOF(m, D[n], whole) of §2.1.2. */
export function naiveConsistency(
  hasher: TreeHasher,
  first: number,
  leaves: readonly Uint8Array[],
  whole = true,
): Uint8Array[] {
  if (first === leaves.length) return whole ? [] : [naiveRoot(hasher, leaves)];
  const split = naiveSplit(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return first <= split
    ? [...naiveConsistency(hasher, first, left, whole), naiveRoot(hasher, right)]
    : [...naiveConsistency(hasher, first - split, right, false), naiveRoot(hasher, left)];
}

function naiveSplit(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}

import { equalBytes } from './bytes.ts';
import type { TreeHasher } from './tree-hasher.ts';

/** A claim that the tree of `firstSize` leaves is the beginning of the tree of `secondSize` leaves. */
export interface ConsistencyClaim {
  readonly firstSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondSize: number;
  readonly secondRoot: Uint8Array;
  /** The nodes of RFC 6962 §2.1.2, in its order. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the claim holds (RFC 9162 §2.1.4.2). A tree begins with itself: that needs equal roots and an empty proof.
 * Nothing can be proven from the empty tree, so a first size of 0 is refused, but for two empty trees.
 */
export function verifyConsistency(hasher: TreeHasher, claim: ConsistencyClaim): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot, proof } = claim;
  if (!isSize(firstSize) || !isSize(secondSize) || firstSize > secondSize) return false;
  if (proof.some((hash) => hash.length !== 32)) return false;
  if (firstSize === 0 && (secondSize > 0 || !equalBytes(firstRoot, hasher.empty()))) return false;
  if (firstSize === secondSize) return proof.length === 0 && equalBytes(firstRoot, secondRoot);
  const reached = reachedRoots(hasher, claim);
  return reached !== undefined && equalBytes(reached.first, firstRoot) && equalBytes(reached.second, secondRoot);
}

function reachedRoots(
  hasher: TreeHasher,
  claim: ConsistencyClaim,
): { readonly first: Uint8Array; readonly second: Uint8Array } | undefined {
  let at = claim.firstSize - 1;
  let last = claim.secondSize - 1;
  while (at % 2 === 1) {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  // `at` is 0 here exactly where the first size is a power of two: then its root is itself a node, and the proof omits it.
  const nodes = at === 0 ? [claim.firstRoot, ...claim.proof] : claim.proof;
  const [start, ...rest] = nodes;
  if (start === undefined) return undefined;
  let first = start;
  let second = start;
  let used = 0;
  while (last > 0) {
    if (at % 2 === 1 || at < last) {
      const node = rest[used++];
      if (node === undefined) return undefined;
      if (at % 2 === 1) first = hasher.node(node, first);
      second = at % 2 === 1 ? hasher.node(node, second) : hasher.node(second, node);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return used === rest.length ? { first, second } : undefined;
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

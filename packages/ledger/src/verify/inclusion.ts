import { equalBytes } from './bytes.ts';
import type { TreeHasher } from './tree-hasher.ts';

/** A claim that the leaf with `leafHash` stands at `index` in the tree of `size` leaves. Hashes are 32 bytes. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  /** The audit path, from the leaf upward (RFC 6962 §2.1.1). */
  readonly proof: readonly Uint8Array[];
}

/**
 * The root that an audit path leads to (RFC 9162 §2.1.3.2), or `undefined` where index, size and length of the path do
 * not fit together. The caller compares it with a root that it trusts.
 */
export function inclusionRoot(hasher: TreeHasher, claim: InclusionClaim): Uint8Array | undefined {
  if (!isPosition(claim.index, claim.size) || claim.leafHash.length !== 32) return undefined;
  let at = claim.index;
  let last = claim.size - 1;
  let hash = claim.leafHash;
  let used = 0;
  while (last > 0) {
    // The last node of a level with no sibling moves up as it is.
    if (at % 2 === 1 || at < last) {
      const sibling = claim.proof[used++];
      if (sibling?.length !== 32) return undefined;
      hash = at % 2 === 1 ? hasher.node(sibling, hash) : hasher.node(hash, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return used === claim.proof.length ? hash : undefined;
}

/** Whether the claim holds under `root`. */
export function verifyInclusion(hasher: TreeHasher, claim: InclusionClaim, root: Uint8Array): boolean {
  const reached = inclusionRoot(hasher, claim);
  return reached !== undefined && equalBytes(reached, root);
}

/** Whether `index` is a leaf of a tree of `size` leaves. Sizes are exact up to 2^53 − 1. */
export function isPosition(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

import { nobleSha256, type Sha256 } from './hashing.ts';

/** The hashes of an RFC 6962 §2.1 tree. */
export interface TreeHasher {
  /** SHA-256(0x00 ‖ the parts of the leaf). */
  leaf(parts: readonly Uint8Array[]): Uint8Array;
  /** SHA-256(0x01 ‖ left ‖ right). */
  node(left: Uint8Array, right: Uint8Array): Uint8Array;
  /** SHA-256 of nothing: the root of the empty tree. */
  empty(): Uint8Array;
}

// Two prefixes, so that a leaf can never be passed off as a node (second preimage, RFC 6962 §2.1).
const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/** Tree hashes over any SHA-256; the plain JavaScript one where none is given. */
export function treeHasher(sha256: Sha256 = nobleSha256): TreeHasher {
  return {
    leaf: (parts) => sha256([LEAF_PREFIX, ...parts]),
    node: (left, right) => sha256([NODE_PREFIX, left, right]),
    empty: () => sha256([]),
  };
}

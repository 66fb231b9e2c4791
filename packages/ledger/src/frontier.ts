import { LedgerError } from './ledger-error.ts';
import { fromBase64, toBase64 } from './verify/base64.ts';
import { treeHasher, type TreeHasher } from './verify/tree-hasher.ts';

/** A frontier as plain data: the roots of its perfect subtrees, largest first, in base64. */
export interface FrontierState {
  readonly size: number;
  readonly subtrees: readonly string[];
}

/**
 * The right edge of an RFC 6962 tree: one root for each set bit of the size. It is all that is needed to append and to
 * tell the root: at most 53 hashes, whatever the size.
 */
export class Frontier {
  readonly #hasher: TreeHasher;
  readonly #subtrees: Uint8Array[];
  #size: number;

  constructor(hasher: TreeHasher = treeHasher(), state: FrontierState = { size: 0, subtrees: [] }) {
    this.#hasher = hasher;
    this.#size = state.size;
    this.#subtrees = state.subtrees.map((it) => fromBase64(it, 'Subtree of a frontier'));
    if (!Number.isSafeInteger(state.size) || state.size < 0 || this.#subtrees.length !== setBits(state.size)) {
      throw new LedgerError(
        'tree',
        `A frontier of ${state.size} leaves cannot have ${this.#subtrees.length} subtrees. Rebuild it from the leaves.`,
      );
    }
    if (this.#subtrees.some((it) => it.length !== 32))
      throw new LedgerError('tree', 'A subtree of a frontier has 32 bytes.');
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Adds one leaf by its hash (32 bytes). Costs as many hashes as subtrees become one: on average less than one. */
  append(leafHash: Uint8Array): void {
    if (leafHash.length !== 32) throw new LedgerError('tree', `A leaf hash has 32 bytes, not ${leafHash.length}.`);
    let subtree = leafHash;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#subtrees.pop();
      if (left === undefined) break; // cannot be: the constructor counts the subtrees
      subtree = this.#hasher.node(left, subtree);
    }
    this.#subtrees.push(subtree);
    this.#size += 1;
  }

  /** The root over all leaves so far (32 bytes). */
  root(): Uint8Array {
    return foldSubtrees(this.#hasher, this.#subtrees);
  }

  /** Plain data to store; hand it to the constructor to go on. */
  state(): FrontierState {
    return { size: this.#size, subtrees: this.#subtrees.map(toBase64) };
  }
}

/** The root over perfect subtrees that stand side by side, largest first. */
export function foldSubtrees(hasher: TreeHasher, subtrees: readonly Uint8Array[]): Uint8Array {
  const last = subtrees.at(-1);
  if (last === undefined) return hasher.empty();
  return subtrees.slice(0, -1).reduceRight((right, left) => hasher.node(left, right), last);
}

function setBits(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}

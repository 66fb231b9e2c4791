import { tileRows } from './append-tiles.ts';
import { foldSubtrees } from './frontier.ts';
import { LedgerError } from './ledger-error.ts';
import type { TileComputation } from './read-tiles.ts';
import { TILE_HEIGHT, TILE_WIDTH, tileOfTree, tilePath } from './tile.ts';
import { isPosition } from './verify/inclusion.ts';
import type { TreeHasher } from './verify/tree-hasher.ts';

/** Leaves from `start` up to but without `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The audit path of leaf `index` in the tree of `size` leaves (RFC 6962 §2.1.1), leaf upward. Reads O(log size) tiles. */
export function* inclusionProof(hasher: TreeHasher, index: number, size: number): TileComputation<Uint8Array[]> {
  const [proof] = yield* inclusionProofs(hasher, [index], size);
  return proof ?? [];
}

/**
 * The audit paths of many leaves. A tile is read and hashed once for all of them, so the paths of a whole log cost about
 * as many hashes as it has leaves, not 255 for each tile of each path.
 */
export function* inclusionProofs(
  hasher: TreeHasher,
  indexes: readonly number[],
  size: number,
): TileComputation<Uint8Array[][]> {
  const seen: SeenTiles = new Map();
  const proofs: Uint8Array[][] = [];
  for (const index of indexes) {
    if (!isPosition(index, size)) throw new LedgerError('tree', `Entry ${index} is not in a tree of ${size} leaves.`);
    proofs.push(yield* hashesOfRanges(hasher, size, pathRanges(index, size), seen));
  }
  return proofs;
}

/** The proof that the tree of `first` leaves begins the one of `second` leaves (RFC 6962 §2.1.2). */
export function* consistencyProof(hasher: TreeHasher, first: number, second: number): TileComputation<Uint8Array[]> {
  if (first === 0 || !isPosition(first, second + 1))
    throw new LedgerError('tree', `A tree of ${second} leaves cannot be shown to begin with one of ${first}.`);
  return yield* hashesOfRanges(hasher, second, consistencyRanges(first, second));
}

/** The root of the tree of `size` leaves. */
export function* tileRoot(hasher: TreeHasher, size: number): TileComputation<Uint8Array> {
  if (size === 0) return hasher.empty();
  const [root] = yield* hashesOfRanges(hasher, size, [{ start: 0, end: size }]);
  if (root === undefined) throw new LedgerError('tree', `A tree cannot have ${size} leaves.`);
  return root;
}

/** PATH(m, D[n]) of RFC 6962 §2.1.1: the sibling at each level, from the top; turned round at the end. */
function pathRanges(index: number, size: number): Range[] {
  const siblings: Range[] = [];
  let range: Range = { start: 0, end: size };
  while (range.end - range.start > 1) {
    const middle = range.start + splitOf(range.end - range.start);
    const [left, right] = [
      { start: range.start, end: middle },
      { start: middle, end: range.end },
    ];
    siblings.push(index < middle ? right : left);
    range = index < middle ? left : right;
  }
  return siblings.toReversed();
}

/** SUBPROOF(m, D[n], true) of RFC 6962 §2.1.2. */
function consistencyRanges(first: number, second: number): Range[] {
  const ranges: Range[] = [];
  let range: Range = { start: 0, end: second };
  while (range.end !== first) {
    const middle = range.start + splitOf(range.end - range.start);
    const left = { start: range.start, end: middle };
    const right = { start: middle, end: range.end };
    ranges.push(first <= middle ? right : left);
    range = first <= middle ? left : right;
  }
  // The verifier knows the first root already where the first tree is a whole subtree on the left edge.
  if (range.start !== 0) ranges.push(range);
  return ranges.toReversed();
}

/** The largest power of two smaller than `count` (count ≥ 2). */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** The rows of each tile that was read: its hashes, then the row above, and so on. */
type SeenTiles = Map<string, readonly (readonly Uint8Array[])[]>;

function* hashesOfRanges(
  hasher: TreeHasher,
  size: number,
  ranges: readonly Range[],
  seen: SeenTiles = new Map(),
): TileComputation<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (const range of ranges) {
    const subtrees: Uint8Array[] = [];
    for (const { level, at } of perfectSubtrees(range))
      subtrees.push(yield* subtreeHash(hasher, size, level, at, seen));
    hashes.push(foldSubtrees(hasher, subtrees));
  }
  return hashes;
}

/** A range cut into perfect subtrees, largest first. Its start is a multiple of the largest. */
function perfectSubtrees(range: Range): { readonly level: number; readonly at: number }[] {
  const subtrees = [];
  let start = range.start;
  while (start < range.end) {
    let level = 0;
    while (2 ** (level + 1) <= range.end - start) level += 1;
    subtrees.push({ level, at: start / 2 ** level });
    start += 2 ** level;
  }
  return subtrees;
}

/** The hash of the perfect subtree number `at` of height `level`: it stands in one tile, or in a row above its hashes. */
function* subtreeHash(
  hasher: TreeHasher,
  size: number,
  level: number,
  at: number,
  seen: SeenTiles,
): TileComputation<Uint8Array> {
  const height = level % TILE_HEIGHT;
  const rowWidth = TILE_WIDTH / 2 ** height;
  const tile = tileOfTree(size, Math.floor(level / TILE_HEIGHT), Math.floor(at / rowWidth));
  const key = `${tile.level}/${tile.index}`;
  const rows = seen.get(key) ?? tileRows(hasher, yield tile);
  seen.set(key, rows);
  const hash = rows[height]?.[at % rowWidth];
  if (hash === undefined)
    throw new LedgerError('tile', `${tilePath(tile)} has no subtree of height ${height} at ${at}.`);
  return hash;
}

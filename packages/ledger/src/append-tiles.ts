import { LedgerError } from './ledger-error.ts';
import type { TileComputation } from './read-tiles.ts';
import { hashesAtLevel, TILE_WIDTH, tileOfTree, type Tile, type TileId } from './tile.ts';
import { concatBytes } from './verify/bytes.ts';
import type { TreeHasher } from './verify/tree-hasher.ts';

/**
 * The tiles that change when `leafHashes` join a tree of `size` leaves, lowest level first. Asks for at most one tile a
 * level (the unfinished one on the right edge). Write them all together with the new size.
 */
export function* appendTiles(
  hasher: TreeHasher,
  size: number,
  leafHashes: readonly Uint8Array[],
): TileComputation<Tile[]> {
  if (leafHashes.some((hash) => hash.length !== 32)) throw new LedgerError('tree', 'A leaf hash has 32 bytes.');
  const changed: Tile[] = [];
  let added = leafHashes;
  for (let level = 0; added.length > 0; level++) {
    const before = hashesAtLevel(size, level);
    const tiles = yield* tilesAtLevel(level, before, added);
    changed.push(...tiles);
    added = tiles.filter((tile) => tile.width === TILE_WIDTH).map((tile) => fullTileRoot(hasher, tile.hashes));
  }
  return changed;
}

function* tilesAtLevel(level: number, before: number, added: readonly Uint8Array[]): TileComputation<Tile[]> {
  const unfinished = before % TILE_WIDTH;
  const first = Math.floor(before / TILE_WIDTH);
  const kept = unfinished === 0 ? new Uint8Array() : yield { level, index: first, width: unfinished };
  const hashes = concatBytes([kept, ...added]);
  const tiles: Tile[] = [];
  for (let at = 0; at < hashes.length; at += TILE_WIDTH * 32) {
    const part = hashes.slice(at, at + TILE_WIDTH * 32);
    tiles.push({ level, index: first + tiles.length, width: part.length / 32, hashes: part });
  }
  return tiles;
}

/** The rows of a tile: its own hashes, then above each pair its node, up to the last whole pair. */
export function tileRows(hasher: TreeHasher, hashes: Uint8Array): readonly (readonly Uint8Array[])[] {
  let row: Uint8Array[] = [];
  for (let at = 0; at < hashes.length; at += 32) row.push(hashes.subarray(at, at + 32));
  const rows = [row];
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (const [i, left] of row.entries()) {
      const right = row[i + 1];
      if (i % 2 === 0 && right !== undefined) above.push(hasher.node(left, right));
    }
    rows.push(above);
    row = above;
  }
  return rows;
}

/** The root over the 256 hashes of a full tile. */
function fullTileRoot(hasher: TreeHasher, hashes: Uint8Array): Uint8Array {
  const [root] = tileRows(hasher, hashes).at(-1) ?? [];
  if (root === undefined) throw new LedgerError('tile', 'An empty tile has no root.');
  return root;
}

/** Every tile that a tree of `size` leaves must have, so that a store can check that nothing is missing. */
export function tilesOfTree(size: number): TileId[] {
  const tiles: TileId[] = [];
  for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
    const count = Math.ceil(hashesAtLevel(size, level) / TILE_WIDTH);
    for (let index = 0; index < count; index++) tiles.push(tileOfTree(size, level, index));
  }
  return tiles;
}

import { LedgerError } from './ledger-error.ts';
import { tilePath, type TileId } from './tile.ts';

/**
 * A computation that asks for tiles one at a time. Written once, it runs over a reader that answers at once
 * ({@link readTiles}) and over one that answers later ({@link readTilesAsync}).
 */
export type TileComputation<Result> = Generator<TileId, Result, Uint8Array>;

/**
 * Gives the hashes of a tile: at least `width` of them, 32 bytes each. More are fine (the tile may have grown since), so
 * a store may keep one row for each (level, index). `undefined` where the tile is not there.
 */
export type TileReader = (tile: TileId) => Uint8Array | undefined;
export type AsyncTileReader = (tile: TileId) => Promise<Uint8Array | undefined>;

/** Runs a computation over a reader that answers at once. */
export function readTiles<Result>(computation: TileComputation<Result>, read: TileReader): Result {
  let turn = computation.next();
  while (turn.done !== true) turn = computation.next(wideEnough(turn.value, read(turn.value)));
  return turn.value;
}

/** Runs a computation over a reader that answers later. */
export async function readTilesAsync<Result>(
  computation: TileComputation<Result>,
  read: AsyncTileReader,
): Promise<Result> {
  let turn = computation.next();
  while (turn.done !== true) turn = computation.next(wideEnough(turn.value, await read(turn.value)));
  return turn.value;
}

function wideEnough(tile: TileId, hashes: Uint8Array | undefined): Uint8Array {
  if (hashes === undefined)
    throw new LedgerError('tile', `${tilePath(tile)} is missing. Rebuild the tiles from the entries.`);
  const wanted = tile.width * 32;
  if (hashes.length < wanted) {
    throw new LedgerError(
      'tile',
      `${tilePath(tile)} has ${hashes.length} bytes, ${wanted} are needed. Rebuild the tiles from the entries.`,
    );
  }
  return hashes.subarray(0, wanted);
}

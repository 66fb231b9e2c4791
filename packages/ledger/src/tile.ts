import { LedgerError } from './ledger-error.ts';

/** Hashes in a full tile (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;
/** Tree levels in a tile. */
export const TILE_HEIGHT = 8;

/** One tile: `width` hashes (1–256) at tile level `level`, at `index` from the left. */
export interface TileId {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** A tile with its hashes, 32 bytes each. */
export interface Tile extends TileId {
  readonly hashes: Uint8Array;
}

/**
 * The path of a tile: `tile/<level>/<index in groups of three>[.p/<width>]`. Index 1234067 reads `x001/x234/067`.
 */
export function tilePath(tile: TileId): string {
  const groups: string[] = [];
  for (let rest = tile.index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`${groups.length === 0 ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`);
  }
  const partial = tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`;
  return `tile/${tile.level}/${groups.join('/')}${partial}`;
}

/** How many hashes a tree of `size` leaves has at tile level `level`: floor(size / 256^level). */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile at (`level`, `index`) as a tree of `size` leaves has it; an error where it has none. */
export function tileOfTree(size: number, level: number, index: number): TileId {
  const width = Math.min(TILE_WIDTH, hashesAtLevel(size, level) - index * TILE_WIDTH);
  if (width < 1) throw new LedgerError('tile', `A tree of ${size} leaves has no tile ${index} at level ${level}.`);
  return { level, index, width };
}

import { appendTiles, entryLeafHash, readTilesAsync, signCheckpoint, tileRoot, treeHasher } from '@muster/ledger';
import type { AsyncTileReader, NoteSigner, Tile, TileId } from '@muster/ledger';
import { nodeSha256 } from '@muster/ledger/node';
import type { Ids } from '../ids/ids.ts';
import type { LedgerEntry, Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

/** Rows that one step takes into the tree; a longer backlog takes several steps. */
const stepEntries = 5_000;

export interface LedgerPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The log's key for an organisation: its name is the origin of the checkpoints. */
  readonly signerFor: (organisation: string) => NoteSigner;
}

const hasher = treeHasher(nodeSha256);

/**
 * Takes committed events that have no place yet into the organisation's tree, in stream order, and signs the new head.
 * Places, tiles and checkpoint are one transaction, fenced by the size of the tree. Gives how many entries it took.
 */
export async function integrate(ports: LedgerPorts, organisation: string): Promise<number> {
  const { store, clock, ids, signerFor } = ports;
  const events = await store.unsequenced(organisation, stepEntries);
  if (events.length === 0) return 0;
  const from = (await store.latestCheckpoint(organisation))?.size ?? 0;
  const salts = ids.bytes(16 * events.length);
  const entries = events.map(({ stream, version }, offset): LedgerEntry => ({
    stream,
    version,
    index: from + offset,
    salt: salts.slice(16 * offset, 16 * (offset + 1)),
  }));
  const leaves = events.map((event, offset) =>
    entryLeafHash(hasher, entries[offset]?.salt ?? new Uint8Array(), event.bytes),
  );
  const stored = tileReader(store, organisation);
  const tiles = await readTilesAsync(appendTiles(hasher, from, leaves), stored);
  const size = from + events.length;
  const rootHash = await readTilesAsync(tileRoot(hasher, size), overlay(tiles, stored));
  const signer = signerFor(organisation);
  const note = new TextDecoder().decode(
    signCheckpoint({ origin: signer.key.name, size, rootHash, extensions: [] }, signer),
  );
  await store.writeLedger({
    organisation,
    from,
    entries,
    tiles: tiles.map(({ level, index, hashes }) => ({ level, index, hashes })),
    checkpoint: { size, root: rootHash, note, at: clock.now() },
  });
  return events.length;
}

/** Tiles of an organisation's tree, as the store keeps them. */
export function tileReader(store: Store, organisation: string): AsyncTileReader {
  return async ({ level, index }) => (await store.readTiles(organisation, [{ level, index }]))[0]?.hashes;
}

function overlay(changed: readonly Tile[], stored: AsyncTileReader): AsyncTileReader {
  const byPlace = new Map(changed.map((tile) => [place(tile), tile.hashes]));
  return async (tile) => byPlace.get(place(tile)) ?? stored(tile);
}

function place({ level, index }: Pick<TileId, 'level' | 'index'>): string {
  return `${level}/${index}`;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendTiles, tilesOfTree } from './append-tiles.ts';
import { Frontier } from './frontier.ts';
import { LedgerError } from './ledger-error.ts';
import { readTiles, readTilesAsync } from './read-tiles.ts';
import { naiveConsistency, naivePath, naiveRoot } from './testkit/naive-tree.ts';
import { PUBLISHED_CONSISTENCY, PUBLISHED_LEAVES, PUBLISHED_PATHS, PUBLISHED_ROOTS } from './testkit/published-tree.ts';
import { tilePath, type Tile, type TileId } from './tile.ts';
import { consistencyProof, inclusionProof, inclusionProofs, tileRoot } from './tile-proofs.ts';
import { concatBytes, fromHex, toHex, utf8 } from './verify/bytes.ts';
import { verifyConsistency } from './verify/consistency.ts';
import { InclusionChecker } from './verify/inclusion-checker.ts';
import { verifyInclusion } from './verify/inclusion.ts';
import { treeHasher } from './verify/tree-hasher.ts';

const hasher = treeHasher();
const published = PUBLISHED_LEAVES.map((leaf) => hasher.leaf([leaf]));
const leaves = Array.from({ length: 700 }, (_, i) => hasher.leaf([utf8(`entry ${i}`)]));

/** Tiles in memory, with a count of what was read. */
class TileShelf {
  readonly tiles = new Map<string, Tile>();
  size = 0;
  reads: TileId[] = [];

  append(hashes: readonly Uint8Array[]): Tile[] {
    const changed = readTiles(appendTiles(hasher, this.size, hashes), this.read);
    for (const tile of changed) this.tiles.set(`${tile.level}/${tile.index}`, tile);
    this.size += hashes.length;
    return changed;
  }

  readonly read = (tile: TileId): Uint8Array | undefined => {
    this.reads.push(tile);
    return this.tiles.get(`${tile.level}/${tile.index}`)?.hashes;
  };
}

function shelfOf(hashes: readonly Uint8Array[]): TileShelf {
  const shelf = new TileShelf();
  shelf.append(hashes);
  return shelf;
}

describe('the eight published leaves', () => {
  test('give the published root at every size, one leaf after another', () => {
    const frontier = new Frontier();
    const roots = [toHex(frontier.root())];
    for (const leaf of published) {
      frontier.append(leaf);
      roots.push(toHex(frontier.root()));
    }
    expect(roots).toEqual(PUBLISHED_ROOTS);
  });

  test.each(PUBLISHED_PATHS)('leaf %i of %i has the published audit path', (index, size, path) => {
    const shelf = shelfOf(published.slice(0, size));
    expect(readTiles(inclusionProof(hasher, index, size), shelf.read).map(toHex)).toEqual(path);
    const claim = { index, size, leafHash: published[index] ?? new Uint8Array(), proof: path.map(fromHex) };
    expect(verifyInclusion(hasher, claim, fromHex(PUBLISHED_ROOTS[size] ?? ''))).toBe(true);
  });

  test.each(PUBLISHED_CONSISTENCY)(
    'size %i is shown to begin size %i by the published proof',
    (first, second, proof) => {
      const shelf = shelfOf(published.slice(0, second));
      expect(readTiles(consistencyProof(hasher, first, second), shelf.read).map(toHex)).toEqual(proof);
      const roots = {
        firstRoot: fromHex(PUBLISHED_ROOTS[first] ?? ''),
        secondRoot: fromHex(PUBLISHED_ROOTS[second] ?? ''),
      };
      expect(
        verifyConsistency(hasher, { firstSize: first, secondSize: second, ...roots, proof: proof.map(fromHex) }),
      ).toBe(true);
    },
  );
});

describe('against RFC 6962 word for word', () => {
  test('every leaf of every tree up to 70 has the right audit path, and it verifies', () => {
    for (let size = 1; size <= 70; size++) {
      const tree = leaves.slice(0, size);
      const root = naiveRoot(hasher, tree);
      const shelf = shelfOf(tree);
      const checker = new InclusionChecker(hasher, size, root);
      const together = readTiles(inclusionProofs(hasher, [...tree.keys()], size), shelf.read);
      for (const [index, leafHash] of tree.entries()) {
        const proof = readTiles(inclusionProof(hasher, index, size), shelf.read);
        expect(proof).toEqual(naivePath(hasher, index, tree));
        expect(together[index]).toEqual(proof);
        expect(verifyInclusion(hasher, { index, size, leafHash, proof }, root)).toBe(true);
        expect(checker.check(index, leafHash, concatBytes(proof))).toBe(true);
      }
    }
  });

  test('every pair of sizes up to 40 has the right consistency proof, and it verifies', () => {
    for (let second = 1; second <= 40; second++) {
      const shelf = shelfOf(leaves.slice(0, second));
      const secondRoot = naiveRoot(hasher, leaves.slice(0, second));
      for (let first = 1; first <= second; first++) {
        const proof = readTiles(consistencyProof(hasher, first, second), shelf.read);
        expect(proof).toEqual(naiveConsistency(hasher, first, leaves.slice(0, second)));
        const firstRoot = naiveRoot(hasher, leaves.slice(0, first));
        expect(verifyConsistency(hasher, { firstSize: first, secondSize: second, firstRoot, secondRoot, proof })).toBe(
          true,
        );
      }
    }
  });

  test('trees across tile borders, appended in any batches, give the same root and proofs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        async (batches, pick) => {
          const shelf = new TileShelf();
          const frontier = new Frontier();
          for (const batch of batches) {
            const hashes = leaves.slice(shelf.size, Math.min(leaves.length, shelf.size + batch));
            shelf.append(hashes);
            for (const hash of hashes) frontier.append(hash);
          }
          const size = shelf.size;
          const tree = leaves.slice(0, size);
          const root = naiveRoot(hasher, tree);
          expect(frontier.root()).toEqual(root);
          expect(new Frontier(hasher, frontier.state()).root()).toEqual(root);
          const later = async (tile: TileId): Promise<Uint8Array | undefined> => shelf.read(tile);
          expect(await readTilesAsync(tileRoot(hasher, size), later)).toEqual(root);
          const index = pick % size;
          expect(await readTilesAsync(inclusionProof(hasher, index, size), later)).toEqual(
            naivePath(hasher, index, tree),
          );
          const first = 1 + (pick % size);
          expect(readTiles(consistencyProof(hasher, first, size), shelf.read)).toEqual(
            naiveConsistency(hasher, first, tree),
          );
          expect(tilesOfTree(size).map(tilePath).toSorted()).toEqual(
            [...shelf.tiles.values()].map(tilePath).toSorted(),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a proof for an older size is read from tiles that have grown since', () => {
    const shelf = shelfOf(leaves.slice(0, 300));
    shelf.append(leaves.slice(300, 700));
    expect(readTiles(inclusionProof(hasher, 290, 300), shelf.read)).toEqual(
      naivePath(hasher, 290, leaves.slice(0, 300)),
    );
  });
});

describe('a changed proof', () => {
  const index = 21;
  const size = 45;
  const tree = leaves.slice(0, size);
  const root = naiveRoot(hasher, tree);
  const proof = naivePath(hasher, index, tree);
  const leafHash = leaves[index] ?? new Uint8Array();
  const wrongProofs: readonly (readonly [string, readonly Uint8Array[]])[] = [
    ['a hash missing', proof.slice(1)],
    ['a hash added', [...proof, root]],
    ['a hash put before', [root, ...proof]],
    ['an empty hash added', [...proof, new Uint8Array()]],
    ['two hashes swapped', [...proof.slice(0, 2).toReversed(), ...proof.slice(2)]],
    ...proof.map((_hash, i) => [`one bit of hash ${i}`, proof.map((it, at) => (at === i ? flipped(it) : it))] as const),
  ];

  test.each(wrongProofs)('is refused: %s', (_name, wrong) => {
    expect(verifyInclusion(hasher, { index, size, leafHash, proof: wrong }, root)).toBe(false);
    const whole = wrong.every((hash) => hash.length === 32); // a checker takes the hashes in one piece
    expect(whole && new InclusionChecker(hasher, size, root).check(index, leafHash, concatBytes(wrong))).toBe(false);
  });

  test('is refused for another index, size, leaf or root', () => {
    const claim = { index, size, leafHash, proof };
    expect(verifyInclusion(hasher, claim, root)).toBe(true);
    for (let other = -1; other <= size; other++) {
      if (other !== index) expect(verifyInclusion(hasher, { ...claim, index: other }, root)).toBe(false);
    }
    expect(verifyInclusion(hasher, { ...claim, size: size * 2 }, root)).toBe(false);
    expect(verifyInclusion(hasher, { ...claim, size: Number.NaN }, root)).toBe(false);
    expect(verifyInclusion(hasher, { ...claim, leafHash: flipped(leafHash) }, root)).toBe(false);
    expect(verifyInclusion(hasher, claim, flipped(root))).toBe(false);
  });

  test('is refused also by a checker that has proven the neighbours before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(size - 1), { maxLength: 20 }), fc.nat(size - 1), fc.nat(), (before, at, bit) => {
        const checker = new InclusionChecker(hasher, size, root);
        for (const it of [...before, at])
          checker.check(it, leaves[it] ?? root, concatBytes(naivePath(hasher, it, tree)));
        const path = concatBytes(naivePath(hasher, at, tree));
        expect(checker.check(at, leaves[at] ?? root, path)).toBe(true);
        path[bit % path.length] = (path[bit % path.length] ?? 0) ^ (1 << (bit % 8));
        expect(checker.check(at, leaves[at] ?? root, path)).toBe(false);
        expect(checker.check(at, flipped(leaves[at] ?? root), concatBytes(naivePath(hasher, at, tree)))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test('of consistency is refused: each bit flipped, each hash missing, roots exchanged', () => {
    const firstSize = 21;
    const firstRoot = naiveRoot(hasher, tree.slice(0, firstSize));
    const right = naiveConsistency(hasher, firstSize, tree);
    const claim = { firstSize, firstRoot, secondSize: size, secondRoot: root, proof: right };
    expect(verifyConsistency(hasher, claim)).toBe(true);
    for (const i of right.keys()) {
      expect(verifyConsistency(hasher, { ...claim, proof: right.map((it, at) => (at === i ? flipped(it) : it)) })).toBe(
        false,
      );
      expect(verifyConsistency(hasher, { ...claim, proof: right.filter((_it, at) => at !== i) })).toBe(false);
    }
    expect(verifyConsistency(hasher, { ...claim, proof: [...right, root] })).toBe(false);
    expect(verifyConsistency(hasher, { ...claim, firstRoot: root, secondRoot: firstRoot })).toBe(false);
    expect(verifyConsistency(hasher, { ...claim, firstSize: 0, proof: [] })).toBe(false);
    expect(verifyConsistency(hasher, { ...claim, firstSize: size })).toBe(false);
  });
});

describe('tiles', () => {
  test('have the paths of tlog-tiles', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17');
  });

  test('of 70,000 leaves are those that tlog-tiles gives as its example', () => {
    const tiles = tilesOfTree(70_000);
    expect(tiles.filter((tile) => tile.level === 0 && tile.width === 256)).toHaveLength(273);
    expect(tiles.filter((tile) => tile.width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
  });

  test('are read sparingly: a proof in 200,000 leaves takes a handful, an append one a level', () => {
    const shelf = shelfOf(Array.from({ length: 200_000 }, (_, i) => leaves[i % leaves.length] ?? new Uint8Array(32)));
    shelf.reads = [];
    readTiles(inclusionProof(hasher, 123_456, 200_000), shelf.read);
    expect(shelf.reads.length).toBeLessThanOrEqual(6);
    shelf.reads = [];
    const changed = shelf.append([leaves[0] ?? new Uint8Array(32)]);
    expect(shelf.reads).toHaveLength(1);
    expect(changed.map(tilePath)).toEqual(['tile/0/781.p/65']);
  });

  test('that are missing or cut short are an error that names them', () => {
    const shelf = shelfOf(leaves.slice(0, 300));
    expect(() => readTiles(inclusionProof(hasher, 3, 300), () => undefined)).toThrow(/tile\/\d\/000.* is missing/);
    expect(() => readTiles(inclusionProof(hasher, 3, 300), (tile) => shelf.read(tile)?.subarray(1))).toThrow(
      LedgerError,
    );
    expect(() => readTiles(inclusionProof(hasher, 300, 300), shelf.read)).toThrow(
      'Entry 300 is not in a tree of 300 leaves',
    );
  });
});

test('a frontier that cannot be is refused', () => {
  expect(() => new Frontier(hasher, { size: 3, subtrees: [] })).toThrow('cannot have 0 subtrees');
  expect(() => new Frontier(hasher, { size: 1, subtrees: ['AAAA'] })).toThrow('32 bytes');
});

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[7] = (copy[7] ?? 0) ^ 0x10;
  return copy;
}

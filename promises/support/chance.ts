/** Repeatable chance: the same seed gives the same story. */
export interface Chance {
  readonly seed: number;
  /** A whole number from 0 to below the bound. */
  below(bound: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** A chance of its own that does not disturb this one. */
  branch(name: string): Chance;
}

/** The seed of this run: `MUSTER_SEED`, or a new one. The suite prints it. */
export function runSeed(): number {
  const given = Number(process.env['MUSTER_SEED'] ?? Number.NaN);
  return Number.isSafeInteger(given) ? given : Math.floor(performance.timeOrigin) % 1_000_000_000;
}

/** Mulberry32 (public domain): 32 bits of state, more than enough to spread cases. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    seed,
    below,
    between: (least, most) => least + below(most - least + 1),
    percent: (share) => next() * 100 < share,
    pick: (items) => items[below(items.length)] ?? items[0],
    branch: (name) => createChance(mix(seed, name)),
  };
}

/** FNV-1a over the name, starting from the seed. */
function mix(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

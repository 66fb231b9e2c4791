/** Limits on a plan's text. The largest plan of a real organisation is far below them. */
export const planLimits = {
  /** UTF-16 units; about 3,000 lines. */
  characters: 262_144,
  /** Keys, values and lists together. */
  nodes: 20_000,
  /** Levels of nesting. */
  depth: 12,
  /** Faults told at once; the last one says how many more there are. */
  faults: 500,
} as const;

/** Why something outside did not take what it was sent, in one word. What it said is not kept: it could hold anything. */
export const outsideFaults = [
  'address',
  'credentials',
  'rate',
  'unreachable',
  'timeout',
  'provider',
  'request',
  'unsafe',
] as const;

import { defineConfig } from 'vitest/config';

/** Unit, contract and scenario tests. Longer tiers have their own npm scripts. */
export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scenarios/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

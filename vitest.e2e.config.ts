import { defineConfig } from 'vitest/config';

/** The whole system against real clients and programs: one file at a time, for they take ports and processors. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

import { defineConfig } from 'vitest/config';

/** The promises at the sizes for each change: one file at a time, for they measure. Each suite prints its budget. */
export default defineConfig({
  test: {
    include: ['promises/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 180_000,
    disableConsoleIntercept: true,
  },
});

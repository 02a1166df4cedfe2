import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/nfs/**', 'test/act/**', 'test/other-ci/**'],
    testTimeout: 60_000,
    // Most tests wait for legs that wait for each other; vitest's own number is one fewer than there are processors.
    maxWorkers: availableParallelism() + 1,
  },
});

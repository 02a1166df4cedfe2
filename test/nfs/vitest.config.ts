import { defineConfig } from 'vitest/config';

// One lab serves all files, one after the other: the guests share two cores with everything else.
export default defineConfig({
  test: {
    include: ['test/nfs/**/*.test.ts'],
    globalSetup: ['test/nfs/shared-lab.ts'],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});

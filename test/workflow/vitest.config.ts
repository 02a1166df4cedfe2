import { defineConfig } from 'vitest/config';

// Each run has many processes of its own: one file at a time.
export default defineConfig({
  test: {
    include: ['test/workflow/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
  },
});

import { defineConfig } from 'vitest/config';

// Each test has many processes of its own: one file at a time.
export default defineConfig({
  test: { include: ['test/other-ci/**/*.test.ts'], fileParallelism: false, testTimeout: 120_000 },
});

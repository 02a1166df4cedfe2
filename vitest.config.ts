import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/nfs/**', 'test/act/**', 'test/other-ci/**'],
    testTimeout: 60_000,
  },
});

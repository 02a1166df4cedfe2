import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/nfs/**', 'test/workflow/**', 'test/act/**'],
    testTimeout: 60_000,
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
  },
});

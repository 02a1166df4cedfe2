import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/act/**/*.test.ts'],
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
  },
});

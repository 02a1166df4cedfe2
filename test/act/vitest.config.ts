import { defineConfig } from 'vitest/config';

// Each workflow has many processes of its own: one file at a time.
export default defineConfig({ test: { include: ['test/act/**/*.test.ts'], fileParallelism: false } });

import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/nfs/bench/bench-nfs.ts'], testTimeout: 1_800_000 } });

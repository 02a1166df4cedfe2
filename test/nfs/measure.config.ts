import { defineConfig } from 'vitest/config';

// With a lab of its own: this is no test, and takes a quarter of an hour.
export default defineConfig({ test: { include: ['test/nfs/measure-requests.ts'], testTimeout: 3_600_000 } });

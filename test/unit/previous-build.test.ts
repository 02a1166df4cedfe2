import { expect, test } from 'vitest';
import { explainMiss } from '../../src/action/previous-build.ts';
import { INGREDIENTS } from './sample-result.ts';

test.each([
  [{ key: 'other' }, 'the key (sources): other → k'],
  [{ command: 'make' }, 'the build command (run)'],
  [{ shell: 'sh' }, 'the shell: sh → bash'],
  [{ workingDirectory: 'sim' }, 'the working directory: sim → .'],
  [
    { fingerprint: [{ command: 'verilator --version', output: 'Verilator 4' }] },
    "the tool's answer to `verilator --version`: Verilator 4 → Verilator 5.006",
  ],
  [{ fingerprint: [...INGREDIENTS.fingerprint, { command: 'x', output: 'y' }] }, 'the fingerprint commands'],
  [{ arch: 'arm64' }, 'the platform: linux arm64 → linux x64'],
  [{ libc: 'musl' }, 'the C library: musl → glibc 2.36'],
])('a miss is explained by what differs: %j', (differing, reason) => {
  expect(explainMiss(INGREDIENTS, { ...INGREDIENTS, ...differing })).toEqual([reason]);
});

test('a command that was stored masked is not taken for another', () => {
  expect(explainMiss(INGREDIENTS, { ...INGREDIENTS, command: 'make TOKEN=*** all' })).toEqual([]);
  expect(explainMiss(INGREDIENTS, { ...INGREDIENTS, command: 'make TOKEN=*** some' })).toHaveLength(1);
});

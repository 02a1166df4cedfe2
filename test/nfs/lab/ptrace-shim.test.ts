import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { whatIsMissing } from './lab.ts';
import { compilePtraceShim } from './ptrace-shim.ts';

const run = promisify(execFile);

describe.skipIf(whatIsMissing() !== undefined && !process.env.CI)('the shim for ptrace', () => {
  test('registers cut short are taken with it, not without it; everything else is as without it', async () => {
    const dir = await mkdtemp('/tmp/ptrace-shim-');
    try {
      const [shim, probe] = [`${dir}/shim.so`, `${dir}/probe`];
      await compilePtraceShim(shim);
      await run('cc', ['-D_GNU_SOURCE', '-o', probe, `${import.meta.dirname}/ptrace-probe.c`]);
      const answers = async (env: Readonly<Record<string, string>>) => (await run(probe, { env })).stdout.trim();
      const rest = 'whole: set, words: -1 0 42 0, nowhere: -1 EIO';
      expect(await answers({})).toBe(`cut: EFAULT, ${rest}`);
      expect(await answers({ LD_PRELOAD: shim })).toBe(`cut: set, ${rest}`);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

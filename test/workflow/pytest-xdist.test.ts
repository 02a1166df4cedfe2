import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startRun, type WorkflowRun } from './api.ts';
import { copyExample, whatIsMissing } from './example.ts';
import { TestCheckout } from './test-checkout.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const MINUTES = 60_000;
const NAME = 'pytest-xdist';

const missing = whatIsMissing({ name: NAME, tools: ['iverilog', 'vvp', 'make', 'python3', 'npm'] });

describe.skipIf(missing !== undefined)('examples/pytest-xdist', { timeout: 10 * MINUTES }, () => {
  it('four workers of pytest-xdist and four legs: one build, and a bug is found by all', async () => {
    await using checkout = await TestCheckout.make();
    const own = copyExample(NAME, checkout);
    await using first = await start(checkout, own);
    expect(await first.ended, first.log).toBe('success');
    expect(first.jobs).toHaveLength(5);
    expect(first.job('pytest').log).toMatch(/13 passed/);
    expect(builds(checkout)).toEqual([1]);

    const file = join(own, 'rtl/crc8.v');
    const design = readFileSync(join(checkout.directory, file), 'utf8');
    expect(design.split('x[3] ^ x[4] ^ x[5]')).toHaveLength(2);
    checkout.write(file, design.replace('x[3] ^ x[4] ^ x[5]', 'x[3] ^ x[4] ^ x[6]'));
    await using broken = await start(checkout, own);
    await broken.ended;
    expect(broken.jobs.map((job) => job.result)).toEqual(broken.jobs.map(() => 'failure'));
    expect(broken.job('pytest').log).toContain('assert');
    expect(builds(checkout)).toEqual([1, 1]);
  });
});

function start(checkout: TestCheckout, own: string): Promise<WorkflowRun> {
  return startRun({
    workflow: join(own, 'workflow.yml'),
    checkout: checkout.directory,
    env: { BUILD_ONCE_PATH: checkout.share, BUILD_ONCE_CLONE: REPOSITORY },
  });
}

/** How often each build directory was compiled in. */
function builds({ share }: TestCheckout): number[] {
  return readdirSync(share)
    .filter((name) => name.startsWith('crc8-'))
    .map(
      (name) =>
        readFileSync(join(share, name, 'compile.log'), 'utf8')
          .trimEnd()
          .split('\n').length,
    );
}

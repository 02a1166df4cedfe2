import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { canRun } from '../support/tools.ts';
import { type ActJob, type ActResult, canRunAct, installAct } from './act.ts';
import { type Checkout, REPOSITORY, test } from './checkout.ts';
import { copyExample, EXAMPLES, type Example, plantBug, VERILATOR } from './example.ts';

const MINUTES = 60_000;

describe.skipIf(!canRunAct)('the examples, with the real tools', { timeout: 10 * MINUTES }, () => {
  beforeAll(installAct, 10 * MINUTES);

  for (const example of EXAMPLES) {
    test.skipIf(!canRun(example))(
      `${example.name}: builds once, is shared unchanged, and finds a bug`,
      async ({ checkout }) => {
        const workflow = join(copyExample(example.name, checkout), 'workflow.yml');
        const first = await checkout.run(workflow);
        expectSuccess(first);
        expect(outcomes(first)).toEqual(once(example));
        const shared = filesBelow(checkout.share);

        const second = await checkout.run(workflow, { GITHUB_RUN_ID: '2' });
        expectSuccess(second);
        expect(new Set(outcomes(second).flat())).toEqual(new Set(['reused']));
        expect(filesBelow(checkout.share)).toEqual(shared);

        const { found } = plantBug(example, checkout);
        const broken = await checkout.run(workflow, { GITHUB_RUN_ID: '3' });
        for (const { matrix, result, outcomes: builds, log } of broken.jobs) {
          expect([matrix, result], log).toEqual([matrix, found.includes(`${matrix.test}`) ? 'failure' : 'success']);
          // It is the simulation that fails, not the build before it.
          expect(builds).toHaveLength(example.builds);
        }
        expect(broken.jobs, broken.output).toHaveLength(example.jobs);
        expect(broken.exitCode, broken.output).toBe(1);
      },
    );
  }

  // Both build the design of examples/verilator: the one on runners of a cluster, the other in a container, which act has
  // none of here. So its job runs on the machine itself, with the directory of the mount for `/nfs`.
  test.skipIf(!canRun(VERILATOR))('kubernetes and containers: share what the one has built', async ({ checkout }) => {
    copyExample('verilator', checkout);
    const cluster = await checkout.run(join(copyExample('kubernetes', checkout), 'workflow.yml'));
    expectSuccess(cluster);
    expect(outcomes(cluster)).toEqual(once(VERILATOR));

    const contained = join(copyExample('containers', checkout), 'workflow.yml');
    checkout.write(contained, withoutContainer(checkout.read(contained)).replace('/nfs/ci/builds', checkout.share));
    const machine = await checkout.run(contained);
    expectSuccess(machine);
    expect(outcomes(machine)).toEqual([Array(VERILATOR.jobs).fill('reused')]);
  });

  const PYTEST = { name: 'pytest-xdist', tools: ['iverilog', 'vvp', 'make', 'python3', 'npm'] };
  test.skipIf(!canRun(PYTEST))(
    'pytest-xdist: four workers and four legs build once, and all find a bug',
    async ({ checkout }) => {
      const own = copyExample(PYTEST.name, checkout);
      const workflow = join(own, 'workflow.yml');
      const first = await checkout.run(workflow, { BUILD_ONCE_CLONE: REPOSITORY });
      expectSuccess(first);
      expect(first.jobs).toHaveLength(5);
      expect(first.jobs.find(({ id }) => id === 'pytest')?.log).toMatch(/13 passed/);
      expect(compiles(checkout)).toEqual([1]);

      const file = join(own, 'rtl/crc8.v');
      const design = checkout.read(file);
      expect(design.split('x[3] ^ x[4] ^ x[5]')).toHaveLength(2);
      checkout.write(file, design.replace('x[3] ^ x[4] ^ x[5]', 'x[3] ^ x[4] ^ x[6]'));
      const broken = await checkout.run(workflow, { BUILD_ONCE_CLONE: REPOSITORY, GITHUB_RUN_ID: '2' });
      expect(broken.jobs.map(({ result }) => result)).toEqual(Array(5).fill('failure'));
      expect(compiles(checkout)).toEqual([1, 1]);
    },
  );
});

function expectSuccess({ jobs, exitCode, output }: ActResult): void {
  for (const { result, log } of jobs) expect(result, log).toBe('success');
  expect(exitCode, output).toBe(0);
}

/** Of each build the outcomes in all jobs. */
function outcomes({ jobs }: { readonly jobs: readonly ActJob[] }): string[][] {
  return (jobs[0]?.outcomes ?? []).map((_, build) => jobs.map((job) => job.outcomes[build] ?? 'none').toSorted());
}

function once({ jobs, builds }: Example): string[][] {
  return Array.from({ length: builds }, () => ['built', ...Array(jobs - 1).fill('reused')]);
}

/** All that the results consist of, and when it was written. */
function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.includes('.locks'))
    .map((path) => ({ path, stat: statSync(join(directory, path)) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ path, stat }) => `${path} ${stat.size} ${stat.mtimeMs}`)
    .toSorted();
}

/** A workflow without the block `container:` of its job. */
function withoutContainer(workflow: string): string {
  const without = workflow.replace(/^( +)container:\n(?:\1 +.*\n)+/m, '');
  expect(without).not.toBe(workflow);
  return without;
}

/** How often each build directory of pytest-xdist was compiled in. */
function compiles({ share }: Checkout): number[] {
  const logs = readdirSync(share).filter((name) => name.startsWith('crc8-'));
  return logs.map(
    (name) =>
      readFileSync(join(share, name, 'compile.log'), 'utf8')
        .trimEnd()
        .split('\n').length,
  );
}

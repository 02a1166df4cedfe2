import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startRun, type WorkflowRun } from './api.ts';
import { copyExample, EXAMPLES, type Example, plantBug, VERILATOR, whatIsMissing } from './example.ts';
import { TestCheckout } from './test-checkout.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const MINUTES = 60_000;

for (const example of EXAMPLES) {
  const missing = whatIsMissing(example);

  describe.skipIf(missing !== undefined)(`examples/${example.name}`, { timeout: 10 * MINUTES }, () => {
    it('builds once, is shared unchanged, and finds a bug', async () => {
      await using checkout = await TestCheckout.make();
      copyExample(example.name, checkout);

      await using first = await start(checkout, example);
      expect(await first.ended, first.log).toBe('success');
      expect(outcomes(first)).toEqual(once(example));
      const shared = filesBelow(checkout.share);

      await using second = await start(checkout, example);
      expect(await second.ended, second.log).toBe('success');
      expect(new Set(outcomes(second).flat())).toEqual(new Set(['reused']));
      expect(filesBelow(checkout.share)).toEqual(shared);

      const { found } = plantBug(example, checkout);
      await using broken = await start(checkout, example);
      await broken.ended;
      for (const job of broken.jobs) {
        const last = job.steps.filter((step) => step.stage === 'main').at(-1);
        const expected = found.includes(`${job.matrix?.test}`) ? 'failure' : 'success';
        expect([job.name, job.result, last?.outcome], job.log).toEqual([job.name, expected, expected]);
        // It is the simulation that fails, not the build before it.
        expect(outcomesOf(job)).toHaveLength(example.builds);
      }
    });
  });
}

describe.skipIf(whatIsMissing(VERILATOR) !== undefined)('examples/containers', { timeout: 10 * MINUTES }, () => {
  it('builds once at its own path of the share, and shares with jobs that have it elsewhere', async () => {
    await using checkout = await TestCheckout.make();
    copyExample('containers', checkout);
    copyExample('verilator', checkout);
    const builds = join(checkout.share, 'ci/builds');
    mkdirSync(builds, { recursive: true });
    await using inside = await startRun({
      workflow: 'examples/containers/workflow.yml',
      checkout: checkout.directory,
      actions: { 'OWNER/build-once': REPOSITORY },
      machine: { '/nfs': checkout.share },
      isolation: 'namespaces',
    });
    expect(await inside.ended, inside.log).toBe('success');
    expect(outcomes(inside)).toEqual(once(VERILATOR));
    const dirs = inside.jobs.map((job) => `${job.step('build')?.outputs.dir}`);
    for (const dir of dirs) expect(dir).toMatch(/^\/nfs\/ci\/builds\/octo-org\/chip\/fifo-/);

    await using outside = await start(checkout, VERILATOR, builds);
    expect(await outside.ended, outside.log).toBe('success');
    expect(new Set(outcomes(outside).flat())).toEqual(new Set(['reused']));
  });

  it('fails where the mount is gone, and makes nothing', async () => {
    await using checkout = await TestCheckout.make();
    copyExample('containers', checkout);
    copyExample('verilator', checkout);
    await using run = await startRun({
      workflow: 'examples/containers/workflow.yml',
      checkout: checkout.directory,
      actions: { 'OWNER/build-once': REPOSITORY },
      machine: { '/nfs': checkout.share },
      isolation: 'namespaces',
    });
    expect(await run.ended).toBe('failure');
    expect(run.jobs[0]?.annotations[0]?.message).toContain('/nfs/ci/builds');
    expect(readdirSync(checkout.share)).toEqual([]);
  });
});

function start(checkout: TestCheckout, { name }: Example, share = checkout.share): Promise<WorkflowRun> {
  return startRun({
    workflow: join('examples', name, 'workflow.yml'),
    checkout: checkout.directory,
    actions: { 'OWNER/build-once': REPOSITORY },
    env: { BUILD_ONCE_PATH: share },
  });
}

function outcomesOf(job: WorkflowRun['jobs'][number]): string[] {
  return job.steps.flatMap((step) => (step.outputs.outcome === undefined ? [] : [step.outputs.outcome]));
}

/** Of each build the outcomes in all jobs. */
function outcomes(run: WorkflowRun): string[][] {
  const jobs = run.jobs.map(outcomesOf);
  return (jobs[0] ?? []).map((_, build) => jobs.map((job) => job[build] ?? 'none').toSorted());
}

function once({ jobs, builds }: Example): string[][] {
  return Array.from({ length: builds }, () => ['built', ...Array.from({ length: jobs - 1 }, () => 'reused')]);
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

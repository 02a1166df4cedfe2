import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startRun, type WorkflowRun } from './api.ts';
import { copyExample, whatIsMissing } from './example.ts';
import { TestCheckout } from './test-checkout.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const MINUTES = 60_000;

interface Example {
  readonly name: string;
  readonly tools: readonly string[];
  readonly jobs: number;
  /** How many steps of a job build once. */
  readonly builds: number;
  /** A bug for the design, and the tests that must find it. */
  readonly bug: {
    readonly file: string;
    readonly from: string;
    readonly to: string;
    readonly found: readonly string[];
  };
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'verilator',
    tools: ['verilator', 'g++', 'make'],
    jobs: 9,
    builds: 1,
    bug: {
      file: 'rtl/fifo.sv',
      from: 'read_at == LAST ',
      to: "read_at == LAST - 1'b1 ",
      found: ['fill', 'stream', 'random'],
    },
  },
  {
    name: 'icarus',
    tools: ['iverilog', 'vvp', 'make'],
    jobs: 6,
    builds: 1,
    bug: {
      file: 'rtl/uart_tx.v',
      from: "{1'b1, data, 1'b0}",
      to: "{1'b1, data[0], data[7:1], 1'b0}",
      found: ['burst', 'gaps'],
    },
  },
  {
    name: 'ghdl',
    tools: ['ghdl', 'make'],
    jobs: 6,
    builds: 1,
    bug: {
      file: 'rtl/arbiter.vhd',
      from: "grants(chosen) <= '1'",
      to: 'grants <= requests',
      found: ['sparse', 'busy', 'all'],
    },
  },
  {
    name: 'cocotb',
    tools: ['iverilog', 'vvp', 'make', 'python3'],
    jobs: 6,
    builds: 2,
    bug: { file: 'rtl/apb_timer.v', from: 'count <= count == 0 ', to: 'count <= count == 1 ', found: ['rounds'] },
  },
];

for (const example of EXAMPLES) {
  const missing = whatIsMissing(example);

  describe.skipIf(missing !== undefined)(`examples/${example.name}`, { timeout: 10 * MINUTES }, () => {
    it('builds once, is shared unchanged, and finds a bug', async () => {
      await using checkout = await TestCheckout.make();
      const own = copyExample(example.name, checkout);

      await using first = await start(checkout, example);
      expect(await first.ended, first.log).toBe('success');
      expect(outcomes(first)).toEqual(once(example));
      const shared = filesBelow(checkout.share);

      await using second = await start(checkout, example);
      expect(await second.ended, second.log).toBe('success');
      expect(new Set(outcomes(second).flat())).toEqual(new Set(['reused']));
      expect(filesBelow(checkout.share)).toEqual(shared);

      const { file, from, to, found } = example.bug;
      const design = readFileSync(join(checkout.directory, own, file), 'utf8');
      expect(design.split(from)).toHaveLength(2);
      checkout.write(join(own, file), design.replace(from, to));
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

function start(checkout: TestCheckout, { name }: Example): Promise<WorkflowRun> {
  return startRun({
    workflow: join('examples', name, 'workflow.yml'),
    checkout: checkout.directory,
    actions: { 'OWNER/build-once': REPOSITORY },
    env: { BUILD_ONCE_PATH: checkout.share },
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

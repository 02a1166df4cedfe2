import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { yamlSnippets } from '../contract/snippets.ts';
import { canRun } from '../support/tools.ts';
import { type ActResult, canRunAct, installAct } from './act.ts';
import { REPOSITORY, test } from './checkout.ts';

const MINUTES = 60_000;
const WORKFLOW = '.github/workflows/test.yml';
const built = ({ jobs }: ActResult) => jobs.map(({ outcomes }) => outcomes.join(' ')).toSorted();
const logs = ({ jobs }: ActResult) => jobs.map(({ log }) => log);

describe.skipIf(!canRunAct)('a step in a workflow', { timeout: 5 * MINUTES }, () => {
  beforeAll(installAct, 10 * MINUTES);

  /** Four legs, as a user would write them; a build appends a line to `builds`. */
  const matrix = (steps: string) => `
name: test
on: push
jobs:
  sim:
    runs-on: [self-hosted, linux]
    strategy: { fail-fast: false, matrix: { test: [smoke, dma], seed: [1, 2] } }
    steps:
      - uses: actions/checkout@v5
${steps}`;

  test('what the build sets is there in the later steps of every leg; a second step of the same reuses', async ({
    checkout,
  }) => {
    const build = (id: string) => `
      - id: ${id}
        uses: OWNER/build-once@v1
        with:
          key: \${{ hashFiles('rtl/**') }}
          expect: simv
          run: |
            cat rtl/*.v > "$BUILD_ONCE_DIR/simv"
            echo tool=sim-1.0 >> $GITHUB_OUTPUT
            echo SIM_FLAGS=-q >> $GITHUB_ENV
            echo "$BUILD_ONCE_DIR/bin" >> $GITHUB_PATH
`;
    checkout.write('rtl/top.v', 'module top; endmodule\n');
    const use = `
      - run: |
          cmp rtl/top.v "\${{ steps.build.outputs.dir }}/simv"
          echo "\${{ steps.build.outputs.tool }} $SIM_FLAGS \${PATH%%:*}"
`;
    checkout.write(WORKFLOW, matrix(build('build') + build('again') + use));
    const run = await checkout.run(WORKFLOW);
    expect(run.exitCode, run.output).toBe(0);
    expect(built(run)).toEqual(['built reused', 'reused reused', 'reused reused', 'reused reused']);
    const [dir] = readdirSync(join(checkout.share, 'octo-org/chip')).map((id) =>
      join(checkout.share, 'octo-org/chip', id),
    );
    for (const log of logs(run)) expect(log).toMatch(new RegExp(`^sim-1.0 -q ${dir}/1-[0-9a-f]{12}/bin$`, 'm'));
  });

  test('a failed build counts for its run attempt; without a key, a result is shared by the attempts of a run', async ({
    checkout,
  }) => {
    const steps = `
      - { id: build, uses: OWNER/build-once@v1, with: { run: 'echo x; [ $GITHUB_RUN_ATTEMPT != 1 ]' } }
`;
    checkout.write(WORKFLOW, matrix(steps));
    const first = await checkout.run(WORKFLOW, { GITHUB_RUN_ID: '7' });
    expect(first.jobs.map(({ result }) => result)).toEqual(Array(4).fill('failure'));
    for (const log of logs(first)) expect(log).toContain('the build failed with exit code 1');
    const [again, later, other] = [
      await checkout.run(WORKFLOW, { GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '2' }),
      await checkout.run(WORKFLOW, { GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '3' }),
      await checkout.run(WORKFLOW, { GITHUB_RUN_ID: '8', GITHUB_RUN_ATTEMPT: '2' }),
    ];
    const once = ['built', 'reused', 'reused', 'reused'];
    expect([built(again), built(later), built(other)]).toEqual([once, Array(4).fill('reused'), once]);
  });

  const README = { name: 'the README', tools: ['verilator', 'make'] };
  test.skipIf(!canRun(README))('the workflow of the README', async ({ checkout }) => {
    const text = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
    const [shown] = yamlSnippets('README.md', text).filter(({ kind }) => kind === 'workflow');
    expect(shown?.text).toContain('make -C sim compile');
    checkout.write(WORKFLOW, (shown?.text ?? '').replace('/nfs/ci/builds', checkout.share));
    checkout.write('tb/tb.v', 'module tb; endmodule\n');
    checkout.write('rtl/top.v', 'module top; endmodule\n');
    checkout.write(
      'sim/Makefile',
      'compile:\n\tcat ../rtl/top.v > $(BUILD_DIR)/simv\nrun:\n\tcmp $(SIM) ../rtl/top.v && echo PASS $(TEST) $(SEED)\n',
    );
    const run = await checkout.run(WORKFLOW);
    expect(run.exitCode, run.output).toBe(0);
    expect(built(run)).toEqual(['built', ...Array(15).fill('reused')]);
    for (const { matrix, log } of run.jobs) expect(log).toContain(`PASS ${matrix.test} ${matrix.seed}\n`);
  });
});

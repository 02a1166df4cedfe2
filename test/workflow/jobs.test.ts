import { describe, expect, it } from 'vitest';
import { rerunFailed } from './api.ts';
import { TestCheckout } from './test-checkout.ts';

const results = (jobs: readonly { name: string; result: unknown }[]) =>
  Object.fromEntries(jobs.map(({ name, result }) => [name, result]));

describe('jobs of a run', () => {
  it('hand outputs on, and make a matrix of them', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(`
jobs:
  plan:
    runs-on: x
    outputs:
      legs: \${{ steps.list.outputs.legs }}
      none: \${{ steps.list.outputs.missing }}
    steps:
      - id: list
        run: echo 'legs=[{"t":"smoke"},{"t":"dma"}]' >> "$GITHUB_OUTPUT"
  test:
    needs: plan
    runs-on: x
    name: test of \${{ matrix.leg.t }}
    strategy:
      matrix:
        leg: \${{ fromJSON(needs.plan.outputs.legs) }}
    steps:
      - run: echo "\${{ matrix.leg.t }} \${{ strategy.job-index }} of \${{ strategy.job-total }}, \${{ needs.plan.result }}"
`);
    expect(await run.ended).toBe('success');
    expect(run.job('plan').outputs).toEqual({ legs: '[{"t":"smoke"},{"t":"dma"}]' });
    expect(run.job('test of smoke').log).toContain('\nsmoke 0 of 2, success\n');
    expect(run.job('test of dma').log).toContain('\ndma 1 of 2, success\n');
    expect(new Set(run.jobs.map((job) => job.checkRunId)).size).toBe(3);
  });

  it('are skipped behind a failure unless their condition says otherwise', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(`
jobs:
  bad: { runs-on: x, steps: [{ run: exit 1 }] }
  tolerated: { runs-on: x, continue-on-error: true, steps: [{ run: exit 1 }] }
  after: { needs: bad, runs-on: x, steps: [{ run: 'true' }] }
  further: { needs: after, runs-on: x, if: failure(), steps: [{ run: 'echo "\${{ needs.after.result }}"' }] }
  always: { needs: after, runs-on: x, if: always(), steps: [{ run: 'true' }] }
  never: { runs-on: x, if: "github.event_name == 'schedule'", steps: [{ run: 'true' }] }
  fine: { needs: tolerated, runs-on: x, steps: [{ run: 'true' }] }
`);
    expect(await run.ended).toBe('failure');
    expect(results(run.jobs)).toEqual({
      bad: 'failure',
      tolerated: 'failure',
      after: 'skipped',
      further: 'success',
      always: 'success',
      never: 'skipped',
      fine: 'success',
    });
  });

  it('fail fast: one failed leg cancels the others', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(`
jobs:
  leg:
    runs-on: x
    strategy: { matrix: { n: [1, 2] } }
    steps:
      - if: matrix.n == 1
        run: while [ ! -e $SHARE/waiting ]; do sleep 0.05; done; exit 1
      - run: touch $SHARE/waiting; exec sleep 1000
      - if: always()
        run: echo tidy up after \${{ job.status }}
`);
    expect(await run.ended).toBe('failure');
    expect(results(run.jobs)).toEqual({ 'leg (1)': 'failure', 'leg (2)': 'cancelled' });
    expect(run.job('leg (2)').log).toContain('\ntidy up after cancelled\n');
    expect(run.job('leg (2)').log).toContain('##[error]The operation was canceled.');
  });

  it('run no more legs at a time than max-parallel says', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(`
jobs:
  leg:
    runs-on: x
    strategy: { max-parallel: 1, matrix: { n: [1, 2, 3] } }
    steps:
      - run: mkdir $SHARE/alone && sleep 0.2 && rmdir $SHARE/alone
`);
    expect(await run.ended).toBe('success');
  });

  it('each have a machine of their own', async ({ skip, annotate }) => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(`
jobs:
  leg:
    runs-on: x
    strategy: { matrix: { n: [1, 2] } }
    steps: [{ run: 'echo "$(hostname) $(readlink /proc/self/ns/pid)"; pwd; echo $RUNNER_NAME' }]
`);
    await run.ended;
    if (run.isolation.kind === 'plain') {
      await annotate(`no namespaces on this machine: ${run.isolation.why}`);
      if (process.env.CI) throw new Error(`no namespaces on this machine: ${run.isolation.why}`);
      skip();
    }
    const [first, second] = run.jobs.map((job) => job.log.match(/^runner-\d pid:\[\d+\]$/m)?.[0] ?? job.log);
    expect(first).toMatch(/^runner-1 pid/);
    expect(second).toMatch(/^runner-2 pid/);
    expect(first?.split(' ')[1]).not.toBe(second?.split(' ')[1]);
  });
});

describe('re-run of failed jobs', () => {
  it('is the next attempt of the same run, of what failed and what rests on it', async () => {
    await using checkout = await TestCheckout.make();
    const note = `echo "\${{ github.job }} \${{ matrix.n }} $GITHUB_RUN_ID $GITHUB_RUN_ATTEMPT" >> $SHARE/ran`;
    await using first = await checkout.start(
      `
jobs:
  good: { runs-on: x, outputs: { o: '\${{ steps.s.outputs.o }}' }, steps: [{ run: '${note}' }, { id: s, run: echo o=kept >> $GITHUB_OUTPUT }] }
  leg:
    needs: good
    runs-on: x
    strategy: { fail-fast: false, matrix: { n: [1, 2] } }
    steps: [{ run: '${note}' }, { run: '[ \${{ matrix.n }} = 1 ] || [ $GITHUB_RUN_ATTEMPT = 2 ]' }]
  last: { needs: [leg, good], runs-on: x, steps: [{ run: '${note}' }, { run: '[ \${{ needs.good.outputs.o }} = kept ]' }] }
`,
      { runId: '77' },
    );
    expect(await first.ended).toBe('failure');
    expect(results(first.jobs)).toEqual({
      good: 'success',
      'leg (1)': 'success',
      'leg (2)': 'failure',
      last: 'skipped',
    });
    expect(checkout.lines('ran').toSorted()).toEqual(['good  77 1', 'leg 1 77 1', 'leg 2 77 1']);

    await using second = rerunFailed(first);
    expect(await second.ended).toBe('success');
    expect(results(second.jobs)).toEqual({
      good: 'success',
      'leg (1)': 'success',
      'leg (2)': 'success',
      last: 'success',
    });
    expect(checkout.lines('ran').slice(3)).toEqual(['leg 2 77 2', 'last  77 2']);
    expect(second.job('leg (1)')).toBe(first.job('leg (1)'));
    expect(second.job('leg (2)').checkRunId).not.toBe(first.job('leg (2)').checkRunId);
  });
});

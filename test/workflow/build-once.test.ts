import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rerunFailed, type WorkflowJob, type WorkflowRun } from './api.ts';
import { TestCheckout, whenGone } from './test-checkout.ts';

/** Eight legs, as a user would write them; the build appends a line to `builds` on the share. */
const matrix = (steps: string) => `
jobs:
  sim:
    runs-on: [self-hosted, linux]
    strategy:
      fail-fast: false
      matrix:
        test: [smoke, dma, irq, random]
        seed: [1, 2]
    steps:
      - uses: actions/checkout@v5
${steps}`;

const BUILD = `
      - id: build
        uses: ./
        with:
          path: \${{ env.SHARE_PATH }}
          key: \${{ hashFiles('rtl/**') }}
          expect: simv
          run: |
            echo "$GITHUB_RUN_ATTEMPT $RUNNER_NAME" >> $SHARE/builds
            cat rtl/*.v > "$BUILD_ONCE_DIR/simv"
            echo tool=sim-1.0 >> $GITHUB_OUTPUT
            echo SIM_FLAGS=-q >> $GITHUB_ENV
            echo "$BUILD_ONCE_DIR/bin" >> $GITHUB_PATH
`;

async function makeCheckout(): Promise<TestCheckout> {
  const checkout = await TestCheckout.make({ 'rtl/top.v': 'module top; endmodule\n' });
  checkout.addAction();
  return checkout;
}

/** `path` is given as a workflow would: by the environment of the workflow. */
function withPath(checkout: TestCheckout, jobs: string): string {
  return `env:\n  SHARE_PATH: ${checkout.share}\n${jobs}`;
}

const outcomes = (run: WorkflowRun) => run.jobs.map((job) => job.step('build')?.outputs.outcome).toSorted();
const leavings = (checkout: TestCheckout) => {
  const locks = globSync(join(checkout.share, 'octo-org', 'chip', '*', '.locks', '*'));
  return locks.filter((path) => !/\/build\.(done|failed\.[\d-]+)$/.test(path));
};
/** The leg that builds, once its command has begun; the others show its output, too. */
const builderOf = (run: WorkflowRun) =>
  run.jobs.find((job) => /^Building /m.test(job.log) && /^building$/m.test(job.log));
const waitersOf = (run: WorkflowRun) => run.jobs.filter((job) => /^Waiting for /m.test(job.log));
const posts = (job: WorkflowJob) => job.steps.filter((step) => step.stage === 'post').map((step) => step.outcome);
const EIGHT = ['built', ...Array.from({ length: 7 }, () => 'reused')];

describe('uses: ./ in a matrix of eight legs', () => {
  it('builds once, and every leg goes on with the result', async () => {
    await using checkout = await makeCheckout();
    const use = `
      - run: |
          cmp rtl/top.v "\${{ steps.build.outputs.dir }}/simv"
          echo "\${{ steps.build.outputs.tool }} $SIM_FLAGS \${PATH%%:*}"
`;
    await using run = await checkout.start(withPath(checkout, matrix(BUILD + use)));
    expect(await run.ended, run.log).toBe('success');
    expect(checkout.lines('builds')).toHaveLength(1);
    expect(outcomes(run)).toEqual(EIGHT);
    for (const job of run.jobs) {
      const { dir = '', outcome } = job.step('build')?.outputs ?? {};
      expect(dir).toMatch(new RegExp(`^${checkout.share}/octo-org/chip/build-[0-9a-f]{16}/1-[0-9a-f]{12}$`));
      expect(job.log).toContain(`\nsim-1.0 -q ${dir}/bin\n`);
      expect(job.summary).toContain(`build-once: ${outcome}`);
      expect(posts(job)).toEqual(['success']);
      expect(job.annotations).toEqual([]);
    }
    expect(leavings(checkout)).toEqual([]);
  });

  it('takes the path from the environment of the runner, and shares once a run without a key', async () => {
    await using checkout = await makeCheckout();
    const steps = '      - { id: build, uses: ./, with: { run: echo x >> $SHARE/builds } }\n';
    const env = { BUILD_ONCE_PATH: checkout.share };
    await using first = await checkout.start(matrix(steps), { env });
    await first.ended;
    expect(outcomes(first), first.log).toEqual(EIGHT);
    await using second = await checkout.start(matrix(steps), { env });
    await second.ended;
    expect(outcomes(second), second.log).toEqual(EIGHT);
    expect(checkout.lines('builds')).toHaveLength(2);
  });

  it('tells the legs that wait who builds, with a link to the job', async () => {
    await using checkout = await makeCheckout();
    const build = BUILD.replace('cat rtl', 'while [ ! -e $SHARE/go ]; do sleep 0.05; done; cat rtl');
    await using run = await checkout.start(withPath(checkout, matrix(build)), { runId: '4711' });
    await run.until('seven legs wait', () => waitersOf(run).length === 7);
    const waits = waitersOf(run);
    const builder = run.jobs.find((job) => !waits.includes(job));
    const url = `https://github.com/octo-org/chip/actions/runs/4711/job/${builder?.checkRunId}`;
    for (const job of waits) {
      expect(job.log).toContain(`job ${builder?.name} on runner ${builder?.runnerName}`);
      expect(job.log).toContain(url);
    }
    checkout.writeShare('go', '');
    expect(await run.ended, run.log).toBe('success');
    expect(outcomes(run)).toEqual(EIGHT);
  });
});

describe('cancel of the whole run, in the middle of the build', () => {
  it('ends the build and all who wait, and leaves no process and no lock; the next run builds', async () => {
    await using checkout = await makeCheckout();
    const build = BUILD.replace(
      'cat rtl',
      'sleep 1000 & echo building; while [ -e $SHARE/hold ]; do sleep 0.05; done; cat rtl',
    );
    checkout.writeShare('hold', '');
    await using run = await checkout.start(withPath(checkout, matrix(build)));
    await run.until('one leg builds, seven wait', () => builderOf(run) && waitersOf(run).length === 7);
    run.cancel();
    expect(await run.ended, run.log).toBe('cancelled');
    expect(run.jobs.map((job) => [job.result, posts(job)])).toEqual(run.jobs.map(() => ['cancelled', ['success']]));
    await whenGone(checkout.share);
    expect(leavings(checkout)).toEqual([]);
    // The build was ended by the action itself: nothing was left for the runner to find.
    expect(run.log).not.toContain('Terminate orphan process');

    await using next = await checkout.start(withPath(checkout, matrix(BUILD)));
    expect(await next.ended, next.log).toBe('success');
    expect(outcomes(next)).toEqual(EIGHT);
  });

  it('so does the kill of a step that ignored its time-out: the post step tidies up', async () => {
    await using checkout = await makeCheckout();
    // A step that cannot react at all: its process is stopped, by its own build, once its log has got out.
    const freeze = 'until [ -e $SHARE/freeze ]; do sleep 0.05; done; kill -STOP $PPID; echo >> $SHARE/frozen';
    const script = `trap '' INT TERM; echo building; ${freeze}; while :; do sleep 0.05; done; cat rtl`;
    await using run = await checkout.start(withPath(checkout, matrix(BUILD.replace('cat rtl', script))), {
      grace: { interruptMs: 1, terminateMs: 1 },
    });
    const builder = await run.until('one leg builds', () => builderOf(run));
    checkout.writeShare('freeze', '');
    await checkout.whenWritten('frozen');
    run.cancel();
    await run.ended;
    expect(builder.log).toContain('Ended what the killed step had left');
    expect(leavings(checkout)).toEqual([]);
    await whenGone(checkout.share);
  });
});

describe('the shutdown of the runner that builds', () => {
  it('gives the lock back without any post step: the next leg builds', async () => {
    await using checkout = await makeCheckout();
    // Were the lock not given back, the others would wait for longer than this test.
    const build = BUILD.replace('expect: simv', 'lease: 3600').replace(
      'cat rtl',
      'echo building; [ $(wc -l < $SHARE/builds) -gt 1 ] || exec sleep 1000; cat rtl',
    );
    await using run = await checkout.start(withPath(checkout, matrix(build)));
    const stopped = await run.until('one leg builds, seven wait', () =>
      waitersOf(run).length === 7 ? builderOf(run) : undefined,
    );
    stopped.shutDown();
    expect(await run.ended, run.log).toBe('cancelled');
    expect([stopped.result, posts(stopped)]).toEqual(['cancelled', ['skipped']]);
    const others = run.jobs.filter((job) => job !== stopped);
    expect(others.map((job) => job.result)).toEqual(others.map(() => 'success'));
    expect(others.map((job) => job.step('build')?.outputs.outcome).toSorted()).toEqual(EIGHT.slice(0, 7));
    expect(checkout.lines('builds')).toHaveLength(2);
    expect(leavings(checkout)).toEqual([]);
    await whenGone(checkout.share);
  });
});

describe('re-run of failed jobs', () => {
  it('finds what the first attempt has built', async () => {
    await using checkout = await makeCheckout();
    const use = `      - run: "[ \${{ matrix.test }} != dma ] || [ $GITHUB_RUN_ATTEMPT = 2 ]"\n`;
    const without = (key: string) => BUILD.replace(/ *key: .*\n/, key);
    await using first = await checkout.start(withPath(checkout, matrix(without('') + use)));
    expect(await first.ended, first.log).toBe('failure');
    await using second = rerunFailed(first);
    expect(await second.ended, second.log).toBe('success');
    expect(second.jobs.filter((job) => job.attempt === 2).map((job) => job.name)).toEqual([
      'sim (dma, 1)',
      'sim (dma, 2)',
    ]);
    expect(second.jobs.filter((job) => job.attempt === 2).map((job) => job.step('build')?.outputs.outcome)).toEqual([
      'reused',
      'reused',
    ]);
    expect(checkout.lines('builds')).toHaveLength(1);
  });

  it('tries a failed build again, once', async () => {
    await using checkout = await makeCheckout();
    const build = BUILD.replace('cat rtl', '[ $GITHUB_RUN_ATTEMPT = 2 ] || { echo no such cell; exit 7; }; cat rtl');
    await using first = await checkout.start(withPath(checkout, matrix(build)));
    expect(await first.ended).toBe('failure');
    expect(checkout.lines('builds')).toHaveLength(1);
    for (const job of first.jobs) {
      expect(job.annotations[0]?.message).toContain('exit code 7');
      expect(job.log).toContain('\nno such cell\n');
    }
    await using second = rerunFailed(first);
    expect(await second.ended, second.log).toBe('success');
    expect(checkout.lines('builds').map((line) => line.split(' ')[0])).toEqual(['1', '2']);
    expect(outcomes(second)).toEqual(EIGHT);
  });
});

describe('a builder whose machine is gone', () => {
  it('is replaced when its lease has passed', async () => {
    await using checkout = await makeCheckout();
    const build = BUILD.replace('expect: simv', 'lease: 5').replace(
      'cat rtl',
      'echo building; [ $(wc -l < $SHARE/builds) -gt 1 ] || exec sleep 1000; cat rtl',
    );
    await using run = await checkout.start(withPath(checkout, matrix(build)));
    const lost = await run.until('one leg builds, seven wait', () =>
      waitersOf(run).length === 7 ? builderOf(run) : undefined,
    );
    await lost.kill();
    expect(await run.ended).toBe('failure');
    const others = run.jobs.filter((job) => job !== lost);
    expect(others.map((job) => job.result)).toEqual(others.map(() => 'success'));
    expect(others.map((job) => job.step('build')?.outputs.outcome).toSorted()).toEqual(EIGHT.slice(0, 7));
    expect(checkout.lines('builds')).toHaveLength(2);
    expect(leavings(checkout)).toEqual([]);
  });
});

describe("a fork's pull request", () => {
  it('has a tree of its own', async () => {
    await using checkout = await makeCheckout();
    await using base = await checkout.start(withPath(checkout, matrix(BUILD)));
    await base.ended;
    const event = { name: 'pull_request', from: 'stranger/chip' } as const;
    await using fork = await checkout.start(withPath(checkout, matrix(BUILD)), { event });
    expect(await fork.ended, fork.log).toBe('success');
    expect(outcomes(fork)).toEqual(EIGHT);
    expect(checkout.lines('builds')).toHaveLength(2);
    for (const job of fork.jobs) {
      expect(job.step('build')?.outputs.dir).toContain(`${checkout.share}/.forks/pull_request/`);
    }
  });

  it('shares with the repository where the workflow says so', async () => {
    await using checkout = await makeCheckout();
    const build = BUILD.replace('expect: simv', 'share-with-forks: true');
    await using base = await checkout.start(withPath(checkout, matrix(build)));
    await base.ended;
    const event = { name: 'pull_request', from: 'stranger/chip' } as const;
    await using fork = await checkout.start(withPath(checkout, matrix(build)), { event });
    expect(await fork.ended, fork.log).toBe('success');
    expect(new Set(outcomes(fork))).toEqual(new Set(['reused']));
    expect(checkout.lines('builds')).toHaveLength(1);
  });
});

describe('two workflow runs of one commit', () => {
  it('at the same time, share one build by its key', async () => {
    await using checkout = await makeCheckout();
    const build = BUILD.replace('cat rtl', 'while [ ! -e $SHARE/go ]; do sleep 0.05; done; cat rtl');
    await using push = await checkout.start(withPath(checkout, matrix(build)));
    await push.until('seven legs wait', () => waitersOf(push).length === 7);
    const event = { name: 'pull_request' } as const;
    await using request = await checkout.start(withPath(checkout, matrix(build)), { event });
    await request.until('eight legs wait', () => waitersOf(request).length === 8);
    checkout.writeShare('go', '');
    expect([await push.ended, await request.ended]).toEqual(['success', 'success']);
    expect(outcomes(push)).toEqual(EIGHT);
    expect(new Set(outcomes(request))).toEqual(new Set(['reused']));
    expect(checkout.lines('builds')).toHaveLength(1);
  });

  it('the second goes on and builds when the first is cancelled as a whole', async () => {
    await using checkout = await makeCheckout();
    const build = BUILD.replace(
      'cat rtl',
      'echo building; while [ $(wc -l < $SHARE/builds) -lt 2 ]; do sleep 0.05; done; cat rtl',
    );
    await using push = await checkout.start(withPath(checkout, matrix(build)));
    await push.until('one leg builds, seven wait', () => builderOf(push) && waitersOf(push).length === 7);
    await using request = await checkout.start(withPath(checkout, matrix(build)), { event: { name: 'pull_request' } });
    await request.until('eight legs wait', () => waitersOf(request).length === 8);
    push.cancel();
    expect([await push.ended, await request.ended], request.log).toEqual(['cancelled', 'success']);
    expect(outcomes(request)).toEqual(EIGHT);
    expect(checkout.lines('builds')).toHaveLength(2);
    expect(leavings(checkout)).toEqual([]);
  });
});

describe('two steps of one job', () => {
  const two = (second: string) =>
    `${BUILD}${BUILD.replace('id: build', 'id: again').replace(/run: \|[\s\S]*/, () => second)}`;

  it('the same step twice: the second reuses, in all legs', async () => {
    await using checkout = await makeCheckout();
    const again = BUILD.slice(BUILD.indexOf('run: |'));
    await using run = await checkout.start(withPath(checkout, matrix(two(again))));
    expect(await run.ended, run.log).toBe('success');
    expect(outcomes(run)).toEqual(EIGHT);
    for (const job of run.jobs) {
      expect(job.step('again')?.outputs.outcome).toBe('reused');
      expect(job.step('again')?.outputs.dir).toBe(job.step('build')?.outputs.dir);
      // One section of the summary for each step.
      expect(job.summary.match(/### build-once: /g)).toHaveLength(2);
      expect(posts(job)).toEqual(['success', 'success']);
    }
    expect(checkout.lines('builds')).toHaveLength(1);
  });

  it('two commands under one name and key: two results', async () => {
    await using checkout = await makeCheckout();
    const other = 'run: echo other >> $SHARE/builds; touch "$BUILD_ONCE_DIR/simv"\n';
    await using run = await checkout.start(withPath(checkout, matrix(two(other))));
    expect(await run.ended, run.log).toBe('success');
    expect(outcomes(run)).toEqual(EIGHT);
    expect(run.jobs.map((job) => job.step('again')?.outputs.outcome).toSorted()).toEqual(EIGHT);
    const dirs = run.jobs.flatMap((job) => [job.step('build')?.outputs.dir, job.step('again')?.outputs.dir]);
    expect(new Set(dirs).size).toBe(2);
    expect(checkout.lines('builds').toSorted().at(-1)).toBe('other');
    expect(checkout.lines('builds')).toHaveLength(2);
  });
});

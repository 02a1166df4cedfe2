import { describe, expect, it } from 'vitest';
import { GRACE_PERIODS } from './model.ts';
import { actionFiles, TestCheckout, whenGone } from './test-checkout.ts';

const GRACE = { interruptMs: 400, terminateMs: 200 };
const CHECKOUT = '      - uses: actions/checkout@v5\n';
const job = (steps: string) => `jobs:\n  a:\n    runs-on: x\n    steps:\n${CHECKOUT}${steps}`;

/** An action that tells of each signal, starts a child that would tell, too, and ends only when it must. */
const STUBBORN = `
const { spawn } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const tell = (word) => { appendFileSync(process.env.SHARE + '/signals', word + '\\n'); console.log(word); };
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tell(signal));
const child = spawn('bash', ['-c', 'for s in INT TERM; do trap "echo child got $s >> $SHARE/signals" $s; done; echo ready; while :; do sleep 0.05; done'], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
child.stdout.on('data', () => tell('ready'));
appendFileSync(process.env.GITHUB_STATE, 'seen=it\\n');
setInterval(() => {}, 1000);
`;
const POST = `
const { appendFileSync } = require('node:fs');
appendFileSync(process.env.SHARE + '/posts', process.env.INPUT_NAME + ' ' + process.env.STATE_seen + ' ' + process.env.INPUT_STATUS + '\\n');
`;
const MANIFEST = `
inputs:
  name: { description: x, default: stubborn }
  status: { description: x, default: '\${{ job.status }}' }
runs: { using: node24, main: main.js, post: post.js }
`;
const files = {
  ...actionFiles('stubborn', STUBBORN, MANIFEST),
  'stubborn/post.js': POST,
  ...actionFiles(
    'polite',
    "require('node:fs').appendFileSync(process.env.GITHUB_STATE, 'seen=' + process.env.INPUT_NAME)",
    MANIFEST,
  ),
  'polite/post.js': POST,
};

describe('post steps', () => {
  it('run last in, first out, with the state of their main, also when that has failed', async () => {
    await using checkout = await TestCheckout.make({ ...files, 'stubborn/main.js': 'process.exit(1)' });
    await using run = await checkout.start(
      job(
        '      - { uses: ./polite, with: { name: first } }\n      - { uses: ./stubborn, with: { name: second } }\n      - { uses: ./polite, with: { name: third } }\n',
      ),
    );
    await run.ended;
    expect(checkout.lines('posts')).toEqual(['second undefined failure', 'first first failure']);
    expect(run.job('a').steps.map((step) => `${step.stage} ${step.outcome}`)).toEqual([
      'main success',
      'main success',
      'main failure',
      'main skipped',
      'post success',
      'post success',
    ]);
  });

  it('get the state that was saved by a command of old', async () => {
    const main = "console.log('::save-state name=seen::by command')";
    await using checkout = await TestCheckout.make({ ...files, 'polite/main.js': main });
    await using run = await checkout.start(job('      - uses: ./polite\n'));
    expect(await run.ended, run.log).toBe('success');
    expect(checkout.lines('posts')).toEqual(['stubborn by command success']);
  });
});

describe('the end of a step from outside', () => {
  it.each(['namespaces', 'plain'] as const)(
    'cancel: SIGINT, SIGTERM, SIGKILL to its own process alone (%s)',
    async (isolation) => {
      await using checkout = await TestCheckout.make(files);
      const steps = '      - uses: ./stubborn\n      - { run: exit 1 }\n';
      await using run = await checkout.start(job(steps), { grace: GRACE, isolation });
      await run.until('the action runs', () => run.job('a').log.includes('\nready\n'));
      run.cancel();
      expect(await run.ended).toBe('cancelled');
      expect(checkout.lines('signals')).toEqual(['ready', 'SIGINT', 'SIGTERM']);
      expect(checkout.lines('posts')).toEqual(['stubborn it cancelled']);
      expect(run.job('a').steps.map((step) => step.outcome)).toEqual(['success', 'cancelled', 'skipped', 'success']);
      // The child was told nothing, and is found by its tracking id.
      expect(run.job('a').log).toMatch(/^Terminate orphan process: pid \(\d+\) \(bash\)$/m);
      await whenGone(checkout.share);
    },
  );

  it('a time-out of the step ends it the same way, and fails it', async () => {
    await using checkout = await TestCheckout.make({ ...files, 'stubborn/main.js': 'setInterval(() => {}, 1000)' });
    const steps = '      - { uses: ./stubborn, timeout-minutes: 1 }\n      - { if: failure(), run: echo after }\n';
    await using run = await checkout.start(job(steps), { minuteMs: 500 });
    expect(await run.ended).toBe('failure');
    expect(run.job('a').annotations[0]?.message).toBe("The action 'Run ./stubborn' has timed out after 1 minutes.");
    expect(run.job('a').steps.map((step) => step.outcome)).toEqual(['success', 'failure', 'success', 'success']);
    expect(checkout.lines('posts')).toEqual(['stubborn undefined failure']);
  });

  it('a time-out of the job cancels it', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(
      'jobs:\n  a:\n    runs-on: x\n    timeout-minutes: 1\n    steps:\n      - run: exec sleep 1000\n      - { if: cancelled(), run: echo tidied }\n',
      { grace: GRACE, minuteMs: 1500 },
    );
    await run.ended;
    expect(run.job('a').result).toBe('cancelled');
    expect(run.job('a').annotations[0]?.message).toBe('The job has exceeded the maximum execution time of 1m0s');
    expect(run.job('a').log).toContain('\ntidied\n');
  });

  it('a step that is there for cancelled jobs, too, goes on', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(
      `
jobs:
  a:
    runs-on: x
    steps:
      - if: always()
        run: echo waits; while [ ! -e $SHARE/go ]; do sleep 0.05; done; echo to the end >> $SHARE/said
      - run: echo no >> $SHARE/said
`,
    );
    await run.until('the step runs', () => run.job('a').log.includes('\nwaits\n'));
    run.cancel();
    checkout.writeShare('go', '');
    expect(await run.ended).toBe('cancelled');
    expect(checkout.lines('said')).toEqual(['to the end']);
  });

  it.each(['namespaces', 'plain'] as const)(
    'the shutdown of the runner: the same signals, and no other step, be it always() or post (%s)',
    async (isolation) => {
      await using checkout = await TestCheckout.make(files);
      const steps = '      - uses: ./stubborn\n      - { if: always(), run: echo always >> $SHARE/said }\n';
      await using run = await checkout.start(job(steps), { grace: GRACE, isolation });
      await run.until('the action runs', () => run.job('a').log.includes('\nready\n'));
      run.job('a').shutDown();
      expect(await run.ended).toBe('cancelled');
      expect(checkout.lines('signals')).toEqual(['ready', 'SIGINT', 'SIGTERM']);
      expect(checkout.lines('said')).toEqual([]);
      expect(checkout.lines('posts')).toEqual([]);
      expect(run.job('a').steps.map((step) => step.outcome)).toEqual(['success', 'cancelled', 'skipped', 'skipped']);
      expect(run.job('a').annotations[0]?.message).toContain('The runner has received a shutdown signal.');
      await whenGone(checkout.share);
    },
  );

  it('leaves a process the time that the runner leaves it', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(job(''));
    expect(GRACE_PERIODS).toEqual({ interruptMs: 7500, terminateMs: 2500 });
    expect(run.setting.runner.grace).toEqual(GRACE_PERIODS);
    await run.ended;
  });

  it.each(['namespaces', 'plain'] as const)(
    'the loss of the machine kills everything at once, and no post step runs (%s)',
    async (isolation) => {
      await using checkout = await TestCheckout.make(files);
      await using run = await checkout.start(job('      - uses: ./stubborn\n'), { isolation });
      await run.until('the action runs', () => run.job('a').log.includes('\nready\n'));
      await run.job('a').kill();
      expect(await run.ended).toBe('failure');
      expect(checkout.lines('signals')).toEqual(['ready']);
      expect(checkout.lines('posts')).toEqual([]);
      expect(run.job('a').annotations[0]?.message).toContain('lost communication with the server');
      await whenGone(checkout.share);
    },
  );

  it('what a step leaves behind lives until the job ends, also after setsid', async () => {
    await using checkout = await TestCheckout.make();
    await using run = await checkout.start(
      'jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: setsid sleep 1000 >/dev/null 2>&1 & echo $! > pid\n      - run: kill -0 $(cat pid) && echo alive\n',
    );
    expect(await run.ended).toBe('success');
    expect(run.job('a').log).toContain('\nalive\n');
    expect(run.job('a').log).toMatch(/^Terminate orphan process: pid \(\d+\) \(sleep\)$/m);
  });
});

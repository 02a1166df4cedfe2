import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { readProcess } from '../../src/command/process-table.ts';
import { canTestAsRoot } from '../support/needs.ts';
import { until } from '../support/until.ts';
import type { Leg, Site } from './leg.ts';
import { test } from './test.ts';

/** A lease that no test could wait for: whoever takes over has another reason. */
const LONG_LEASE = { lease: '600', timeout: '600' };

/** A build with a deep tree of processes, two of which ignore what they can; each leaves its PID in a file. */
function stubbornBuild(site: Site): string {
  const note = (name: string) => `echo $$ > "${site.root}/pid-$ATTEMPT-${name}"`;
  return `
    ATTEMPT="\${BUILD_ONCE_DIR##*/}"; ATTEMPT="\${ATTEMPT%%-*}"; export ATTEMPT
    if [ "$ATTEMPT" != 1 ]; then exit 0; fi
    bash -c 'trap "" INT; ${note('ignores-int')}; while :; do sleep 1; done' &
    bash -c 'trap "" INT TERM; ${note('ignores-both')}; while :; do sleep 1; done' &
    bash -c 'bash -c "bash -c \\"echo \\\\$\\\\$ > ${site.root}/pid-$ATTEMPT-deep; exec sleep 1000\\"; :"; :' &
    ${note('shell')}
    wait`;
}

function pids(site: Site): number[] {
  return readdirSync(site.root)
    .filter((name) => name.startsWith('pid-'))
    .map((name) => Number(readFileSync(join(site.root, name), 'utf8')))
    .filter((pid) => pid > 0);
}

const isRunning = (pid: number) => readProcess(pid) !== undefined;

async function startStubborn(site: Site): Promise<Leg> {
  const leg = site.start({ run: stubbornBuild(site), key: 'k', ...LONG_LEASE });
  await until('the whole tree to run', () => pids(site).length === 4);
  return leg;
}

test.for(['cancelled', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a builder that is ended (%s): no process of its build survives, no marker, the next one builds at once',
  async (how, { site }) => {
    const builder = await startStubborn(site);
    const waiter = site.start({ run: stubbornBuild(site), key: 'k', ...LONG_LEASE });
    await until('the other to wait', () => waiter.output.includes('Waiting for'));
    // A runner that shuts down sends SIGTERM alone, and runs no post step; SIGINT alone has to do, too.
    if (how !== 'cancelled') builder.process.kill(how);
    const end = await (how === 'cancelled' ? builder.cancel() : builder.ended);
    // SIGKILL was not needed.
    expect(end.signal).toBeNull();
    expect(end.code).toBe(1);
    expect(end.output).toContain('::error::cancelled');
    expect(pids(site).filter(isRunning)).toEqual([]);
    expect((await waiter.ended).outputs.outcome).toBe('built');
    expect(readdirSync(site.locks()).filter((name) => !name.endsWith('.done'))).toEqual([]);
  },
);

test('a run that is cancelled as a whole: nothing is left, and a run of the same key that waits goes on and builds', async ({
  site,
}) => {
  const inputs = { run: stubbornBuild(site), key: 'k', ...LONG_LEASE };
  const run = [await startStubborn(site), site.start(inputs), site.start(inputs)];
  const other = [site.start(inputs, { GITHUB_RUN_ID: '2000' }), site.start(inputs, { GITHUB_RUN_ID: '2000' })];
  const waiters = [...run.slice(1), ...other];
  await until('the others to wait', () => waiters.every((leg) => leg.output.includes('Waiting for')));
  const ends = await Promise.all(run.map((leg) => leg.cancel()));
  expect(ends.map(({ code, signal }) => code ?? signal)).toEqual([1, 1, 1]);
  expect(run.map((leg) => leg.post())).toEqual(['', '', '']);
  const outcomes = (await Promise.all(other.map((leg) => leg.ended))).map(({ outputs }) => outputs.outcome);
  expect(outcomes.toSorted()).toEqual(['built', 'reused']);
  expect(pids(site).filter(isRunning)).toEqual([]);
  expect(readdirSync(site.locks())).toEqual(['build.done']);
});

test('a waiter that is cancelled ends, and the builder is not disturbed', async ({ site }) => {
  const run = `until [ -e "${site.root}/go" ]; do sleep 0.05; done`;
  const builder = site.start({ run, ...LONG_LEASE });
  await until('the build to run', () => builder.output.includes('Building'));
  const waiter = site.start({ run, 'poll-interval': '60', ...LONG_LEASE });
  await until('the other to wait', () => waiter.output.includes('Waiting for'));
  expect((await waiter.cancel()).output).toContain('::error::cancelled');
  execFileSync('touch', [join(site.root, 'go')]);
  expect((await builder.ended).outputs.outcome).toBe('built');
});

test('a builder killed with SIGKILL: another takes over without waiting for the lease', async ({ site }) => {
  const builder = await startStubborn(site);
  const waiter = site.start({ run: stubbornBuild(site), key: 'k', ...LONG_LEASE }, { RUNNER_DEBUG: '1' });
  await until('the other to wait', () => waiter.output.includes('Waiting for'));
  builder.process.kill('SIGKILL');
  const end = await waiter.ended;
  expect(end.outputs.outcome).toBe('built');
  expect(end.output).toContain('its process has ended');
  const told = [...end.output.matchAll(/^::debug::\d+\.\d{3} s: (.*)$/gm)].map(([, event]) => event);
  expect(told).toEqual([
    'the entry is pending',
    expect.stringMatching(/^the lock is held by pid \d+ on host /),
    expect.stringMatching(/^the lock is dead, held by pid \d+ on host .*: its process has ended$/),
    expect.stringMatching(/^broke the claim [0-9a-f-]+: its process has ended$/),
    expect.stringMatching(/^claimed .*\/build\.lock by [0-9a-f-]+$/),
    'publishing build.done: published',
    expect.stringMatching(/^released .*\/build\.lock$/),
  ]);
  for (const pid of pids(site)) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
});

test('a step that cannot react is killed, and the post step ends what it has left: its build and its claim', async ({
  site,
}) => {
  const builder = await startStubborn(site);
  builder.process.kill('SIGSTOP');
  expect((await builder.cancel([1, 1])).signal).toBe('SIGKILL');
  expect(pids(site).filter(isRunning)).toHaveLength(4);
  const output = builder.post();
  expect(output).toContain('Ended what the killed step had left');
  expect(output).toContain('::remove-matcher owner=build-once-verilator::');
  await until('the build to end', () => pids(site).filter(isRunning).length === 0);
  expect(readdirSync(site.locks())).toEqual([]);
});

const isRoot = canTestAsRoot('a builder on another host');
/** As on a host of its own: its processes cannot be seen from here, and all of them go with the first. */
const ELSEWHERE = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];

test.skipIf(!isRoot)(
  'a builder on another host that is gone: another takes over, after its lease',
  async ({ site }) => {
    const began = join(site.root, 'began');
    const inputs = { run: `[ -e "${began}" ] || { touch "${began}"; exec sleep 1000; }`, key: 'k', lease: '3' };
    const builder = site.start(inputs, {}, ELSEWHERE);
    await until('the build to run', () => existsSync(began));
    const waiter = site.start(inputs);
    await until('the other to wait', () => waiter.output.includes('Waiting for'));
    builder.process.kill('SIGKILL');
    const { outputs, output } = await waiter.ended;
    expect(output).toMatch(/no sign of life for \d+ s/);
    expect(outputs.outcome).toBe('built');
  },
);

describe('the post step', () => {
  test.for([
    ['that came to its end', { run: 'true' }],
    ['that left no word', { run: 'true', lease: 'soon' }],
  ] as const)('says nothing after a step %s', async ([, inputs], { site }) => {
    const leg = site.start(inputs);
    await leg.ended;
    expect(leg.post()).toBe('');
  });

  test('warns of what goes wrong, and does not fail: the job has its result', async ({ site }) => {
    const began = join(site.root, 'began');
    const leg = site.start({ run: `touch "${began}"; exec sleep 1000` });
    await until('the build to run', () => existsSync(began));
    leg.process.kill('SIGKILL');
    await leg.ended;
    const unusable = 'x'.repeat(300);
    expect(leg.post({ change: (state) => state.replaceAll('build.lock', unusable) })).toMatch(
      /^::warning::cannot list .*: ENAMETOOLONG$/m,
    );
  });
});

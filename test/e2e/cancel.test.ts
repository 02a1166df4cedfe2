import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Leg, POST, Site, until } from './leg.ts';

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

function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

async function startStubborn(site: Site): Promise<Leg> {
  const leg = site.start({ run: stubbornBuild(site), key: 'k', ...LONG_LEASE });
  await until('the whole tree to run', () => pids(site).length === 4);
  return leg;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a builder cancelled by %s to node alone: no process of its build survives, no marker, the next one builds at once',
  async (signal) => {
    await using site = await Site.open();
    const builder = await startStubborn(site);
    const waiter = site.start({ run: stubbornBuild(site), key: 'k', ...LONG_LEASE });
    await until('the other to wait', () => waiter.output.includes('Waiting for'));
    builder.process.kill(signal);
    // The runner would send SIGKILL 10 s after its first signal: it must not be needed.
    const killed = setTimeout(() => builder.process.kill('SIGKILL'), 10_000);
    const end = await builder.ended;
    clearTimeout(killed);
    expect(end.signal).toBeNull();
    expect(end.code).toBe(1);
    expect(end.output).toContain('::error::cancelled');
    expect(pids(site).filter(isRunning)).toEqual([]);
    expect((await waiter.ended).outputs.outcome).toBe('built');
    expect(readdirSync(site.locks()).filter((name) => !name.endsWith('.done'))).toEqual([]);
  },
);

test('a waiter that is cancelled ends, and the builder is not disturbed', async () => {
  await using site = await Site.open();
  const run = `until [ -e "${site.root}/go" ]; do sleep 0.05; done`;
  const builder = site.start({ run, ...LONG_LEASE });
  await until('the build to run', () => builder.output.includes('Building'));
  const waiter = site.start({ run, 'poll-interval': '60', ...LONG_LEASE });
  await until('the other to wait', () => waiter.output.includes('Waiting for'));
  waiter.process.kill('SIGINT');
  expect((await waiter.ended).output).toContain('::error::cancelled');
  execFileSync('touch', [join(site.root, 'go')]);
  expect((await builder.ended).outputs.outcome).toBe('built');
});

test('a builder killed with SIGKILL: another takes over without waiting for the lease', async () => {
  await using site = await Site.open();
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

test('the post step ends what a killed step has left: its build and its claim', async () => {
  await using site = await Site.open();
  const builder = await startStubborn(site);
  builder.process.kill('SIGKILL');
  await builder.ended;
  expect(pids(site).filter(isRunning)).toHaveLength(4);
  const output = runPost(builder);
  expect(output).toContain('Ended what the killed step had left');
  expect(output).toContain('::remove-matcher owner=build-once-verilator::');
  await until('the build to end', () => pids(site).filter(isRunning).length === 0);
  expect(readdirSync(site.locks())).toEqual([]);
});

test('after a step that came to its end the post step does nothing', async () => {
  await using site = await Site.open();
  const leg = site.start({ run: 'true' });
  await leg.ended;
  expect(runPost(leg)).toBe('');
});

/** The post step as the runner runs it: with what main saved in GITHUB_STATE as STATE_*. */
function runPost(leg: Leg): string {
  const state = Object.fromEntries(leg.state().map(([name, value]) => [`STATE_${name}`, value]));
  return execFileSync(process.execPath, [POST], { env: { PATH: process.env.PATH, ...state }, encoding: 'utf8' });
}

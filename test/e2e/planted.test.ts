import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { until } from '../support/until.ts';
import type { Site } from './leg.ts';
import { test } from './test.ts';

const INPUTS = { run: 'true', key: 'k' };
const TOKEN = 'planted-token';

/** A PID that was a process of this machine a moment ago. */
function deadPid(): number {
  return spawnSync('true').pid;
}

/** The lock directory of the entry that INPUTS are about, made by hand before any leg has run. */
async function plantLock(site: Site): Promise<{ lock: string }> {
  await site.start(INPUTS).ended;
  const locks = site.locks();
  // The entry is known now, and its marker goes: what is left is a lock without a result.
  rmSync(join(locks, 'build.done'));
  const lock = join(locks, 'build.lock');
  mkdirSync(lock);
  return { lock };
}

const claim = (lock: string, beats: number) => join(lock, `holder.${TOKEN}.${beats}`);

function plantClaim(lock: string, identity: object): void {
  symlinkSync(JSON.stringify({ timestamp: 1_700_000_000, token: TOKEN, ...identity }), claim(lock, 0));
}

const THIS_MACHINE = {
  hostname: hostname(),
  bootId: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
  pidNamespace: readlinkSync('/proc/self/ns/pid'),
};

test('a dead holder of this machine: taken over at once, whatever the lease', async ({ site }) => {
  const { lock } = await plantLock(site);
  plantClaim(lock, { ...THIS_MACHINE, pid: deadPid(), startTime: '1' });
  const end = await site.start({ ...INPUTS, lease: '600' }).ended;
  expect(end.outputs.outcome).toBe('built');
  expect(end.output).toContain('its process has ended');
  expect(readdirSync(site.locks())).toEqual(['build.done']);
});

test('a PID that was given to another process since: the holder is dead', async ({ site }) => {
  const { lock } = await plantLock(site);
  plantClaim(lock, { ...THIS_MACHINE, pid: process.pid, startTime: '1' });
  expect((await site.start({ ...INPUTS, lease: '600' }).ended).outputs.outcome).toBe('built');
});

test('a dead PID of another PID namespace says nothing: the lease decides', async ({ site }) => {
  const { lock } = await plantLock(site);
  plantClaim(lock, { ...THIS_MACHINE, pid: deadPid(), startTime: '1', pidNamespace: 'pid:[1]' });
  const end = await site.start({ ...INPUTS, lease: '600', timeout: '1' }).ended;
  expect(end.code).toBe(1);
  expect(end.output).toContain('gave up after 1 s (timeout)');
});

test('a holder on another host is left alone while it beats, and taken over when it has been silent for the lease', async ({
  site,
}) => {
  const { lock } = await plantLock(site);
  plantClaim(lock, { hostname: 'elsewhere', pid: 1 });
  const leg = site.start({ ...INPUTS, lease: '2' });
  await until('the leg to wait', () => leg.output.includes('Waiting for'));
  const began = performance.now();
  // Three leases long: a watcher that did not see it beat would have built by then.
  for (let beats = 0; performance.now() - began < 6000; beats += 1) {
    renameSync(claim(lock, beats), claim(lock, beats + 1));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(leg.output).not.toContain('Building');
  const end = await leg.ended;
  expect(end.outputs.outcome).toBe('built');
  expect(end.output).toMatch(/away from .*elsewhere.*: no sign of life for \d+ s/);
});

test('an empty lock directory, left by a crash: taken over after the grace', async ({ site }) => {
  await plantLock(site);
  const end = await site.start({ ...INPUTS, lease: '600' }).ended;
  expect(end.outputs.outcome).toBe('built');
  expect(readdirSync(site.locks())).toEqual(['build.done']);
});

test('a lock directory with leftovers of a crash and of local readers: taken over after the grace', async ({
  site,
}) => {
  const { lock } = await plantLock(site);
  writeFileSync(join(lock, '.nfs0000000000000001'), '');
  writeFileSync(
    join(lock, 'holder.info'),
    JSON.stringify({ hostname: 'elsewhere', pid: 1, timestamp: 1, token: 'gone' }),
  );
  const end = await site.start({ ...INPUTS, lease: '600' }).ended;
  expect(end.outputs.outcome).toBe('built');
  expect(readdirSync(site.locks())).toEqual(['build.done']);
});

function plantForeign(lock: string, holder: object): string {
  const info = join(lock, 'holder.info');
  writeFileSync(info, JSON.stringify({ timestamp: 1_700_000_000, ...holder }));
  return info;
}

test("pytest-cocotb's lock, its process alive: the leg waits, and its time-out says who holds it, where, since when", async ({
  site,
}) => {
  const { lock } = await plantLock(site);
  plantForeign(lock, { hostname: hostname(), pid: process.pid });
  const end = await site.start({ ...INPUTS, timeout: '1', lease: '0.5', 'stale-timeout': '0.5' }).ended;
  expect(end.code).toBe(1);
  expect(end.output).toContain(`host ${hostname()}, pid ${process.pid} since 2023-11-14T22:13:20Z`);
  expect(readdirSync(lock)).toEqual(['holder.info']);
});

test("pytest-cocotb's lock, its process dead: taken over at once", async ({ site }) => {
  const { lock } = await plantLock(site);
  plantForeign(lock, { hostname: hostname(), pid: deadPid() });
  const end = await site.start({ ...INPUTS, lease: '600' }).ended;
  expect(end.outputs.outcome).toBe('built');
  expect(readdirSync(site.locks())).toEqual(['build.done']);
});

test("pytest-cocotb's lock of another host, older than stale-timeout by the server's clock: taken over", async ({
  site,
}) => {
  const { lock } = await plantLock(site);
  const info = plantForeign(lock, { hostname: 'elsewhere', pid: 1, timestamp: Date.now() / 1000 });
  const old = Date.now() / 1000 - 7300;
  utimesSync(info, old, old);
  const end = await site.start({ ...INPUTS, lease: '600' }).ended;
  expect(end.outputs.outcome).toBe('built');
  expect(end.output).toContain('without signs of life');
});

test("pytest-cocotb's lock of another host that is younger, whatever its own clock says: the leg waits", async ({
  site,
}) => {
  const { lock } = await plantLock(site);
  plantForeign(lock, { hostname: 'elsewhere', pid: 1, timestamp: 1 });
  const end = await site.start({ ...INPUTS, timeout: '1', lease: '0.5' }).ended;
  expect(end.code).toBe(1);
  expect(end.output).toContain('by host elsewhere, pid');
});

test('a lock that is lost while building: the build is ended, and the job goes on with the result of whoever has it then', async ({
  site,
}) => {
  const run = `if [ ! -e "${site.root}/pid" ]; then echo $$ > "${site.root}/pid"; sleep 1000; fi; echo "id=\${BUILD_ONCE_DIR##*/}" >> "$GITHUB_OUTPUT"`;
  const first = site.start({ run, key: 'k', lease: '2' });
  const pid = await until('the build to run', () => Number(readIfThere(join(site.root, 'pid'))) || undefined);
  const lock = join(site.locks(), 'build.lock');
  // What a breaker does that takes the holder for dead.
  spawnSync('rm', ['-r', lock]);
  const second = site.start({ run, key: 'k', lease: '2' });
  const ends = await Promise.all([first.ended, second.ended]);
  expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  const [, id] = ends.map(({ outputs }) => outputs.id);
  expect(ends.map(({ outputs }) => outputs.id)).toEqual([expect.stringMatching(/^2-/), id]);
  expect(ends[0]?.output).toContain('was lost');
  expect(spawnSync('kill', ['-0', `${pid}`]).status).not.toBe(0);
});

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

test.for<[what: string, plant: (lock: string) => void]>([
  [
    'a claim with a number beyond all counting',
    (lock: string) => symlinkSync('{}', join(lock, 'holder.X.99999999999999999999')),
  ],
  ['a claim with leading zeros', (lock: string) => symlinkSync('{}', join(lock, 'holder.X.007'))],
  ['a directory as a claim', (lock: string) => mkdirSync(join(lock, 'holder.X.1', 'x'), { recursive: true })],
  ['a directory as holder.info', (lock: string) => mkdirSync(join(lock, 'holder.info', 'x'), { recursive: true })],
  ['a FIFO as holder.info', (lock: string) => void spawnSync('mkfifo', [join(lock, 'holder.info')])],
])('%s keeps nobody from the lock for longer than the lease', async ([_, plant], { site }) => {
  const { lock } = await plantLock(site);
  plant(lock);
  const { code, output, outputs } = await site.start({ ...INPUTS, lease: '1', timeout: '30' }).ended;
  expect(code, output).toBe(0);
  expect(outputs.outcome).toBe('built');
});

describe('what a crash has left beside a result', () => {
  async function leftBeside(
    site: Site,
    identity: object,
    ageSeconds: number,
  ): Promise<{ left: string[]; outcome?: string | undefined }> {
    await site.start(INPUTS).ended;
    const locks = site.locks();
    const lock = join(locks, 'build.lock');
    mkdirSync(lock);
    plantClaim(lock, identity);
    for (const name of ['build.draft.0123abcd', 'build.invalid.0123abcd']) writeFileSync(join(locks, name), '');
    mkdirSync(join(locks, 'build.scratch.0123abcd'));
    const stamp = Date.now() / 1000 - ageSeconds;
    utimesSync(lock, stamp, stamp);
    const { outcome } = (await site.start({ ...INPUTS, lease: '600' }).ended).outputs;
    return { left: readdirSync(locks).sort(), outcome };
  }

  test('goes with the next leg that reuses it, if its process has ended', async ({ site }) => {
    const dead = { ...THIS_MACHINE, pid: deadPid(), startTime: '1' };
    expect(await leftBeside(site, dead, 0)).toEqual({ left: ['build.done'], outcome: 'reused' });
  });

  test('or has been silent for the lease, by the clock of the server', async ({ site }) => {
    expect(await leftBeside(site, { hostname: 'elsewhere', pid: 1 }, 601)).toEqual({
      left: ['build.done'],
      outcome: 'reused',
    });
  });

  test('what may be at work is left alone', async ({ site }) => {
    const { left, outcome } = await leftBeside(site, { hostname: 'elsewhere', pid: 1 }, 500);
    expect(outcome).toBe('reused');
    expect(left).toHaveLength(5);
  });
});

test.for(['.locks', '.locks/build.lock'])(
  'a file in the place of %s: the step says whose it is, and what to do',
  async (name, { site }) => {
    await site.start(INPUTS).ended;
    const path = join(site.entry(), name);
    rmSync(join(site.locks(), 'build.done'));
    if (name === '.locks') rmSync(path, { recursive: true });
    writeFileSync(path, '');
    const { code, output } = await site.start(INPUTS).ended;
    expect(code).toBe(1);
    expect(output).toContain(
      `${path} is a file of ${userInfo().username}, where a directory belongs. If nobody needs it: rm '${path}'`,
    );
  },
);

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { LockLost, NFSLock, NFSLockTimeout } from '../../lib/index.js';
import { test } from '../support/directory.ts';
import { contendHere } from './contend.ts';

let share = '';
test.beforeEach(({ directory }) => {
  share = directory;
});

test('6 processes, 30 rounds each: never two inside, nothing left', async () => {
  const seen = await contendHere('lock', share, 6, 30);
  expect(seen.map(({ error, rounds, overlaps }) => error ?? [rounds, overlaps])).toEqual(Array(6).fill([30, 0]));
  expect(readdirSync(share)).toEqual([]);
});

test('a thousand claims of dead holders in one lock are ended together', async () => {
  const path = join(share, 'x.lock');
  mkdirSync(path);
  for (let n = 0; n < 1000; n += 1) symlinkSync('{}', join(path, `holder.planted-${n}.0`));
  const [broken, notices]: [string[], string[]] = [[], []];
  const lock = new NFSLock(path, {
    lease: 1,
    timeout: 20,
    onBroken: ({ why }) => broken.push(why),
    onNotice: (notice) => notices.push(notice),
  });
  await (await lock.acquire()).release();
  // Those that were first listed in one look, that is.
  expect(broken.length).toBeLessThan(100);
  const more = notices.map((notice) => Number(/had (\d+) more claims of holders that are dead$/.exec(notice)?.[1]));
  expect(more.reduce((sum, count) => sum + count, broken.length)).toBe(1000);
  expect(readdirSync(share)).toEqual([]);
});

test('a file in the place of a lock: whose it is, and what to do', async () => {
  const path = join(share, "x'y.lock");
  writeFileSync(path, '');
  const quoted = path.replace("'", `'\\''`);
  await expect(new NFSLock(path, { timeout: 5 }).acquire()).rejects.toThrow(
    `${path} is a file of ${userInfo().username}, where a directory belongs. If nobody needs it: rm '${quoted}'`,
  );
});

test('a time-out says who holds it, where, and since when', async () => {
  const path = join(share, 'x.lock');
  await using _held = await new NFSLock(path).acquire();
  const waiting = new NFSLock(path, { timeout: 0.2 }).acquire();
  await expect(waiting).rejects.toThrow(NFSLockTimeout);
  await expect(waiting).rejects.toThrow(new RegExp(`pid ${process.pid} on host .* since \\d{4}-`));
});

test('`await using` gives it back; so does release, and a second time does nothing', async () => {
  const lock = new NFSLock(join(share, 'x.lock'));
  {
    await using _held = await lock.acquire();
    expect(readdirSync(share)).toContain('x.lock');
  }
  expect(readdirSync(share)).toEqual([]);
  await lock.acquire();
  await expect(lock.acquire()).rejects.toThrow('already holds');
  await lock.release();
  await lock.release();
  expect(readdirSync(share)).toEqual([]);
});

test('onDebug is told each claim, change, silence and break, with the seconds', async () => {
  const path = join(share, 'x.lock');
  mkdirSync(path);
  symlinkSync('{"hostname":"elsewhere","pid":7,"timestamp":0,"token":"t"}', join(path, 'holder.t.0'));
  const events: string[] = [];
  const lock = new NFSLock(path, { lease: 1, pollInterval: 0.02, onDebug: (event) => events.push(event) });
  await lock.acquire();
  await lock.release();
  const told = events.map((event) => /^(\d+\.\d{3}) s: (.*)$/.exec(event) ?? []);
  const seconds = told.map(([, time]) => Number(time));
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
  // A watcher that stalls in between begins its series anew.
  const isSilence = (event = '') => /^(no sign of life for \d\.\d s of 1 s|alive again): t$/.test(event);
  const said = told.map(([, , event]) => event);
  expect(said.some(isSilence)).toBe(true);
  expect(said.filter((event) => !isSilence(event))).toEqual([
    'the lock is held by pid 7 on host elsewhere',
    expect.stringMatching(/^the lock is dead, held by pid 7 on host elsewhere: no sign of life for \d+ s$/),
    expect.stringMatching(/^broke the claim t: no sign of life/),
    expect.stringMatching(/^claimed .*x\.lock by [0-9a-f-]+$/),
    expect.stringMatching(/^released .*x\.lock$/),
  ]);
});

test('a lock that was taken away: the signal aborts, and its release says so', async () => {
  const lock = new NFSLock(join(share, 'x.lock'), { lease: 1 });
  const held = await lock.acquire();
  const lost = new Promise((resolve) => held.signal.addEventListener('abort', resolve));
  expect(lock.signal).toBe(held.signal);
  removeClaim(join(share, 'x.lock'));
  await lost;
  expect(held.signal.reason).toBeInstanceOf(LockLost);
  await expect(lock.release()).rejects.toThrow(LockLost);
});

/** Whatever its name is by now. */
function removeClaim(lock: string): void {
  for (;;) {
    const claim = readdirSync(lock).find((name) => /^holder\..*\.\d+$/.test(name));
    if (claim === undefined) return;
    try {
      unlinkSync(join(lock, claim));
    } catch {
      // It has beaten meanwhile.
    }
  }
}

test('where the whole entry is removed under its holder, the error says so', async () => {
  mkdirSync(join(share, 'entry'));
  const held = await new NFSLock(join(share, 'entry', 'x.lock'), { lease: 1 }).acquire();
  const lost = new Promise((resolve) => held.signal.addEventListener('abort', resolve));
  rmSync(join(share, 'entry'), { recursive: true });
  await lost;
  expect(`${held.signal.reason}`).toContain('the entry was removed');
});

test('with a root, missing directories below it are made, also while it waits', async () => {
  const path = join(share, 'owner/repo/entry/x.lock');
  const options = { root: share, lease: 1, pollInterval: 0.02 };
  const held = await new NFSLock(path, options).acquire();
  const waiting = new NFSLock(path, options).acquire();
  rmSync(join(share, 'owner'), { recursive: true });
  await (await waiting).release();
  expect(readdirSync(join(share, 'owner/repo/entry'))).toEqual([]);
  await expect(held.release()).rejects.toThrow('the entry was removed');
});

test('what a person has put into the lock directory is named once, with the command that removes it, and stops nobody', async () => {
  const path = join(share, 'x.lock');
  const notices: string[] = [];
  const lock = new NFSLock(path, { lease: 1, onNotice: (notice) => notices.push(notice) });
  for (let round = 0; round < 2; round += 1) {
    await lock.acquire();
    writeFileSync(join(path, "it's mine"), '');
    await lock.release();
    expect(readdirSync(path)).toEqual(["it's mine"]);
  }
  expect(notices).toEqual([
    expect.stringMatching(/cannot be removed.*: it's mine\. .*rm -rf '.*x\.lock\/it'\\''s mine'$/),
  ]);
});

test("the heartbeat goes on while the holder's main thread is busy", async () => {
  const path = join(share, 'x.lock');
  const held = await new NFSLock(path, { lease: 1 }).acquire();
  const waiter = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', WAIT_FOR_THREE_LEASES, new URL('../../lib/index.js', import.meta.url).href, path],
    { encoding: 'utf8' },
  );
  expect(waiter.stdout.trim(), waiter.stderr).toBe('NFSLockTimeout');
  await held.release();
});

/** Pretends to be on another host, so that only the beat tells it whether the holder lives. */
const WAIT_FOR_THREE_LEASES = `
  const { NFSLock } = await import(process.argv[1]);
  const { thisHost } = await import(new URL('./nfs-lock/this-host.js', process.argv[1]).href);
  const host = { ...thisHost(), self: { hostname: 'elsewhere', pid: 1 } };
  const lock = new NFSLock(process.argv[2], { lease: 1, timeout: 3, pollInterval: 0.05, host });
  await lock.acquire().then(() => console.log('took it'), (error) => console.log(error.name));
  process.exit();`;

test('an abort of the signal ends the wait', async () => {
  const path = join(share, 'x.lock');
  await using _held = await new NFSLock(path).acquire();
  const abort = new AbortController();
  const waiting = new NFSLock(path, { signal: abort.signal, pollInterval: 10 }).acquire();
  abort.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
});

test('a missing parent is an error that names it', async () => {
  await expect(new NFSLock(join(share, 'no/x.lock')).acquire()).rejects.toThrow(/cannot .*no.*ENOENT/);
});

test.each([
  { lease: 0 },
  { lease: Number.NaN },
  { pollInterval: -1 },
  { staleTimeout: Number.POSITIVE_INFINITY },
  { timeout: Number.NaN },
  { timeout: -2 },
])('%j is no time: an error that names it, before anything is made', (times) => {
  expect(() => new NFSLock(join(share, 'x.lock'), times)).toThrow(RangeError);
  expect(() => new NFSLock(join(share, 'x.lock'), times)).toThrow(Object.keys(times)[0]);
});

test('a lock that was lost is released without harm to what stands in its place', async () => {
  const path = join(share, 'x.lock');
  const lock = await new NFSLock(path).acquire();
  rmSync(path, { recursive: true });
  mkdirSync(path);
  // As pytest-cocotb's, which makes no claim.
  writeFileSync(join(path, 'holder.info'), JSON.stringify({ hostname: 'other', pid: 1, timestamp: 1 }));
  await expect(lock.release()).rejects.toThrow(LockLost);
  expect(readdirSync(path)).toEqual(['holder.info']);
});

test('a release while the holder asks whether its claim stands: both are answered, and nothing is left', async () => {
  const path = join(share, 'x.lock');
  for (let round = 0; round < 20; round += 1) {
    const lock = await new NFSLock(path).acquire();
    const stands = lock.stands();
    await lock.release();
    expect(await stands).toBe(true);
    expect(readdirSync(share)).toEqual([]);
  }
});

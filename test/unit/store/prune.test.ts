import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { thisHost } from '../../../src/nfs-lock/this-host.ts';
import { type SharedDir, SharedDirError } from '../../../src/shared-dir/shared-dir.ts';
import { cleanEntry } from '../../../src/store/prune/clean-entry.ts';
import { type PruneOptions, prune } from '../../../src/store/prune/prune.ts';
import { age, DAY, Store, userText } from './entries.ts';

const host = thisHost();
const ID = ['a', 'b', 'c', 'd'].map((name) => `${name}-0123456789abcdef`);
const [A = '', B = '', C = '', D = ''] = ID.map((id) => `o/r/${id}`);

async function pruneAll(store: Store, options: Partial<PruneOptions> = {}) {
  return await prune({ host, path: store.path, ...options });
}

/** A PID that was somebody's and is nobody's now. */
const ENDED = spawnSync('true').pid;
const OTHER_BOOT = { bootId: '00000000-0000-4000-8000-000000000000' };

test('by age: what was unused for longer goes, with all that it was', async () => {
  using store = new Store();
  const [old, young] = [store.plant(A, { idle: 15 * DAY, bytes: 1000 }), store.plant(B, { idle: 13 * DAY, bytes: 10 })];
  const report = await pruneAll(store, { maxAgeSeconds: 14 * DAY });
  expect(report.removed).toMatchObject([{ entry: { id: ID[0] }, why: 'unused for 15 days' }]);
  expect(report).toMatchObject({ entries: 2, removedBytes: 1000, bytes: 10, unreachable: [], isComplete: true });
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  expect(readdirSync(young).sort()).toEqual(['.locks', '1-result', '1-result.log', '1-result.users']);
});

test('by size: oldest use first, down to the limit; and by how much is free', async () => {
  using store = new Store();
  const dirs = [5, 3, 4, 2].map((days, index) => store.plant(`o/r/${ID[index]}`, { idle: days * DAY, bytes: 100 }));
  const there = () => dirs.map((dir) => existsSync(dir));
  await pruneAll(store, { maxBytes: 399 });
  expect(there()).toEqual([false, true, true, true]);
  await pruneAll(store, { maxBytes: 200 });
  expect(there()).toEqual([false, true, false, true]);
  const report = await pruneAll(store, { minFreeBytes: Number.MAX_SAFE_INTEGER });
  expect(there()).toEqual([false, false, false, false]);
  expect(report.exceeded).toMatch(/are free, less than .* \(min-free\)/);
});

test('nothing that is younger than min-age goes, and the limit that is exceeded is named', async () => {
  using store = new Store();
  const young = store.plant(A, { idle: DAY - 100, bytes: 2_000_000_000 });
  const report = await pruneAll(store, { maxBytes: 1_000_000_000, maxAgeSeconds: 1 });
  expect(report.kept).toMatchObject([{ entry: { id: ID[0] }, pruned: { kind: 'young' } }]);
  expect(report.exceeded).toBe(
    '2.0 GB are taken, more than 1.0 GB (max-size): all that is left is in use, being built or too young',
  );
  expect(existsSync(young)).toBe(true);
  await pruneAll(store, { maxBytes: 0, minAgeSeconds: 10 });
  expect(existsSync(young)).toBe(false);
});

describe('in use', () => {
  async function isKept(text: string, days = 0, self = host.self): Promise<boolean> {
    using store = new Store();
    const dir = store.plant(A, { idle: 20 * DAY, users: [text] });
    age(join(dir, '1-result.users', 'u0'), days * DAY);
    const report = await pruneAll(store, { host: { ...host, self }, maxAgeSeconds: DAY });
    const isThere = existsSync(join(dir, '1-result', 'obj', 'simv'));
    expect(report.kept.map(({ pruned }) => pruned.kind)).toEqual(isThere ? ['in use'] : []);
    expect(existsSync(dir)).toBe(isThere);
    return isThere;
  }

  test('by a process of this machine that runs: kept, however long', async () =>
    expect(await isKept(userText(), 6)).toBe(true));
  test('by one that has ended: not in use', async () => expect(await isKept(userText({ pid: ENDED }))).toBe(false));
  test('by one whose PID another has now: not in use', async () =>
    expect(await isKept(userText({ startTime: '1' }))).toBe(false));
  test('by one before this machine was booted: not in use, unless that may be another machine', async () => {
    const machine = { machine: 'this', hostname: 'vm', pidNamespace: 'pid:[4026531836]' };
    const isKeptBy = async (changes: object) =>
      await isKept(userText({ ...OTHER_BOOT, ...machine, ...changes }), 0, { ...host.self, ...machine });
    expect(await isKeptBy({})).toBe(false);
    expect(await isKeptBy({ hostname: 'other' })).toBe(true);
    // Containers of one image have the machine id and the host name of that image, wherever they run.
    expect(await isKeptBy({ pidNamespace: 'pid:[4026531999]' })).toBe(true);
  });
  test('by one on another machine of the same name: kept, for five days', async () => {
    const text = userText({ ...OTHER_BOOT, machine: 'another' });
    expect(await isKept(text, 4.9)).toBe(true);
    expect(await isKept(text, 5.1)).toBe(false);
  });
  test('by one in another container: kept, for five days', async () => {
    const text = userText({ pidNamespace: 'pid:[1]', pid: ENDED });
    expect(await isKept(text, 4.9)).toBe(true);
    expect(await isKept(text, 5.1)).toBe(false);
  });
  test('by a text that nobody understands: the same', async () => {
    expect(await isKept('{', 4.9)).toBe(true);
    expect(await isKept('{', 5.1)).toBe(false);
  });
});

test('where the server cannot be asked for the time, nobody is gone by age alone', async () => {
  using store = new Store();
  const text = userText({ pidNamespace: 'pid:[1]', pid: ENDED });
  const [used, unused] = [store.plant(A, { idle: 20 * DAY, users: [text] }), store.plant(B, { idle: 20 * DAY })];
  age(join(used, '1-result.users', 'u0'), 10 * DAY);
  age(join(used, '1-result.users'), 20 * DAY);
  const mkdir: SharedDir['mkdir'] = async (path) => {
    if (path.startsWith(`${store.path}/.scratch.`)) throw new SharedDirError('make directory', path, 'ENOSPC');
    return await host.dir.mkdir(path);
  };
  await prune({ host: { ...host, dir: { ...host.dir, mkdir } }, path: store.path, maxAgeSeconds: 14 * DAY });
  expect([used, unused].map((dir) => existsSync(dir))).toEqual([true, false]);
});

test('a file that somebody puts among the users keeps a result', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 20 * DAY });
  writeFileSync(join(dir, '1-result.users', 'keep'), '');
  age(join(dir, '1-result.users'), 20 * DAY);
  await pruneAll(store, { maxAgeSeconds: DAY });
  expect(existsSync(join(dir, '1-result'))).toBe(true);
});

test('what no marker names goes: attempts that are not young or in use, what was retired, what is half removed', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 2 * DAY, others: ['2-old', '3-used', '4-retired', '5-young'] });
  symlinkSync(userText(), join(dir, '3-used.users', 'u'));
  age(join(dir, '3-used.users'), 2 * DAY);
  rmSync(join(dir, '4-retired.users'), { recursive: true });
  age(join(dir, '5-young.users'), 0);
  const report = await pruneAll(store);
  expect(report.leftovers).toBe(2);
  expect(readdirSync(dir).filter((name) => /^\d-\w+$/.test(name))).toEqual(['1-result', '3-used', '5-young']);
  expect(readdirSync(dir).filter((name) => name.endsWith('.log'))).toEqual([
    '1-result.log',
    '3-used.log',
    '5-young.log',
  ]);
});

test('a result that was retired goes at once, whatever its age, and its marker with it', async () => {
  using store = new Store();
  const dir = store.plant(A);
  rmSync(join(dir, '1-result.users'), { recursive: true });
  await pruneAll(store);
  expect(existsSync(store.path) && readdirSync(store.path)).toEqual([]);
});

test('failures: those older than max-age go, and the log of one that stays', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 3 * DAY, isDone: false, others: ['9-failed'], failures: [30 * DAY, 2 * DAY] });
  await pruneAll(store, { maxAgeSeconds: 14 * DAY });
  expect(readdirSync(join(dir, '.locks'))).toEqual(['build.failed.2-1']);
  expect(readdirSync(dir)).toEqual(['.locks', '9-failed.log']);
  age(join(dir, '.locks', 'build.failed.2-1'), 20 * DAY);
  age(join(dir, '9-failed.log'), 20 * DAY);
  age(join(dir, '.locks'), 20 * DAY);
  await pruneAll(store, { maxAgeSeconds: 14 * DAY });
  expect(readdirSync(store.path)).toEqual([]);
});

test('what is being built stays: a lock that is held, and an attempt that its builder has begun', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 30 * DAY, isDone: false, others: ['1-building'] });
  symlinkSync(userText(), join(dir, '1-building.users', 'u'));
  mkdirSync(join(dir, '.locks', 'build.lock'));
  symlinkSync(userText(), join(dir, '.locks', 'build.lock', 'holder.t.7'));
  age(join(dir, '.locks'), 30 * DAY);
  const report = await pruneAll(store, { maxAgeSeconds: DAY });
  expect(report.kept.map(({ pruned }) => pruned.kind)).toEqual(['being built']);
  expect(readdirSync(join(dir, '1-building'))).toEqual(['obj']);
  expect(readdirSync(join(dir, '.locks', 'build.lock'))).toEqual(['holder.t.7']);
});

test('a result that is being built anew stays meanwhile', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 30 * DAY });
  mkdirSync(join(dir, '.locks', 'build.lock'));
  symlinkSync(userText(), join(dir, '.locks', 'build.lock', 'holder.t.7'));
  const entry = { folders: ['o', 'r'], id: ID[0] ?? '', dir };
  expect(await cleanEntry(host, store.path, entry)).toMatchObject({ kind: 'being built' });
  for (const isDryRun of [true, false]) {
    const report = await pruneAll(store, { maxAgeSeconds: DAY, isDryRun });
    expect(report).toMatchObject({ removed: [], kept: [{ pruned: { kind: 'being built' } }] });
    expect(existsSync(join(dir, '1-result', 'obj', 'simv'))).toBe(true);
  }
});

test('a dead lock keeps nothing', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 30 * DAY });
  mkdirSync(join(dir, '.locks', 'build.lock'));
  symlinkSync(userText({ pid: ENDED }), join(dir, '.locks', 'build.lock', 'holder.t.7'));
  age(join(dir, '.locks'), 30 * DAY);
  const foreseen = await pruneAll(store, { maxAgeSeconds: DAY, isDryRun: true });
  expect(existsSync(join(dir, '.locks', 'build.lock'))).toBe(true);
  expect(await pruneAll(store, { maxAgeSeconds: DAY })).toMatchObject({
    removed: foreseen.removed.map(({ entry: { id } }) => ({ entry: { id } })),
  });
  expect(existsSync(dir)).toBe(false);
});

describe('a name that begins with a dot', () => {
  const deep = Array.from({ length: 21 }, (_, level) => `g${level}`).join('/');
  test.each([
    ['o/.github', 1],
    ['.forks/pull_request/o/.github/evil/.github', 1],
    [`_gitlab/${deep}/project`, 1],
    [`.forks/merge_request/_gitlab/${deep}/project/_fork-0123456789abcdef0123`, 1],
    ['.trash/r', 0],
    ['o/r/.snapshot', 0],
    ['o/.snapshot', 0],
    ['o/.scratch.x', 0],
    ['o/.nfs0123', 0],
  ])("in %s: a repository's, or none of ours", async (folders, count) => {
    using store = new Store();
    const dir = store.plant(`${folders}/${ID[0]}`, { idle: 30 * DAY });
    const report = await pruneAll(store, { maxAgeSeconds: DAY });
    expect(report).toMatchObject({ entries: count, unreachable: [] });
    expect(existsSync(dir)).toBe(count === 0);
  });
});

test('trees of forks are pruned, too, and empty directories go; others stay', async () => {
  using store = new Store();
  const trees = ['.forks/pull_request/o/r/evil/r', '.forks/push/o/r/.dependabot', '.forks/status/o/r/.runs/77'];
  for (const tree of trees) store.plant(`${tree}/${ID[0]}`, { idle: 30 * DAY });
  const own = store.plant(A, { idle: 0 });
  mkdirSync(join(store.path, 'empty', 'old'), { recursive: true });
  mkdirSync(join(store.path, 'empty', 'new'));
  age(join(store.path, 'empty', 'old'), 2 * DAY);
  const report = await pruneAll(store, { maxAgeSeconds: 14 * DAY });
  expect(report).toMatchObject({ entries: 4, unreachable: [] });
  expect(report.removed.length).toBe(3);
  expect(readdirSync(store.path).sort()).toEqual(['empty', 'o']);
  expect(readdirSync(join(store.path, 'empty'))).toEqual(['new']);
  expect(existsSync(own)).toBe(true);
});

test('links lead nowhere: an entry that is one, an attempt, what is in a result', async () => {
  using store = new Store();
  using other = new Store();
  const target = other.plant(A, { idle: 30 * DAY, others: ['2-old'] });
  mkdirSync(join(store.path, 'o', 'r'), { recursive: true });
  symlinkSync(target, join(store.path, B));
  const dir = store.plant(C, { idle: 30 * DAY, others: ['4-x'] });
  symlinkSync(target, join(dir, '1-result', 'out'));
  symlinkSync(target, join(dir, '3-link'));
  rmSync(join(dir, '4-x.users'), { recursive: true });
  symlinkSync(join(target, '1-result.users'), join(dir, '4-x.users'));
  age(join(dir, '1-result.users'), 30 * DAY);
  const report = await pruneAll(store, { maxAgeSeconds: DAY });
  expect(report.unreachable).toEqual([
    { path: join(store.path, B), why: 'is a symbolic link in the place of an entry' },
  ]);
  expect(existsSync(dir)).toBe(false);
  expect(readdirSync(target).sort()).toEqual([
    '.locks',
    ...['1-result', '2-old'].flatMap((attempt) => [attempt, `${attempt}.log`, `${attempt}.users`]),
  ]);
});

test('a dry run says what would go, and does nothing', async () => {
  using store = new Store();
  store.plant(A, { idle: 15 * DAY, bytes: 1000 });
  store.plant(B, { idle: 16 * DAY, bytes: 10, users: [userText()] });
  age(join(store.path, B, '1-result.users'), 16 * DAY);
  const before = spawnSync('find', [store.path, '-printf', '%p %T@\n'], { encoding: 'utf8' }).stdout;
  const report = await pruneAll(store, { maxAgeSeconds: 14 * DAY, isDryRun: true });
  expect(report.removed).toMatchObject([{ entry: { id: ID[0] } }]);
  expect(report.kept).toMatchObject([{ entry: { id: ID[1] }, pruned: { kind: 'in use' } }]);
  const after = spawnSync('find', [store.path, '-printf', '%p %T@\n'], { encoding: 'utf8' }).stdout;
  const withoutRoot = (text: string) => text.split('\n').slice(1);
  expect(withoutRoot(after)).toEqual(withoutRoot(before));
});

test('an entry in a directory that is called like an entry is an entry, not an attempt', async () => {
  using store = new Store();
  const id = '1-fedcba9876543210';
  const dir = store.plant(`o/core-0123456789abcdef/${id}`, { users: [userText()] });
  const report = await pruneAll(store);
  expect(report).toMatchObject({ entries: 1, leftovers: 0, unreachable: [] });
  expect(existsSync(join(dir, '1-result'))).toBe(true);
});

test('told to stop, it says that it has not come to its end', async () => {
  using store = new Store();
  const dir = store.plant(D, { idle: 30 * DAY });
  const report = await pruneAll(store, { maxAgeSeconds: DAY, signal: AbortSignal.abort() });
  expect([report.isComplete, existsSync(dir)]).toEqual([false, true]);
});

test('what is too old goes before anything is measured, and measuring ends when it is told to stop', async () => {
  using store = new Store();
  const [old, young] = [store.plant(A, { idle: 30 * DAY }), store.plant(B, { idle: 2 * DAY })];
  const limits = { maxAgeSeconds: 14 * DAY, maxBytes: 1e9 };
  const stopping = new AbortController();
  const rmdir: SharedDir['rmdir'] = async (dir) => {
    if (dir.endsWith(ID[0] ?? '')) stopping.abort();
    return await host.dir.rmdir(dir);
  };
  const stopped = await pruneAll(store, {
    ...limits,
    host: { ...host, dir: { ...host.dir, rmdir } },
    signal: stopping.signal,
  });
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  expect(stopped).toMatchObject({ removed: [{ entry: { id: ID[0] } }], bytes: 0, isComplete: false });
  expect((await pruneAll(store, limits)).bytes).toBeGreaterThan(10_000);
});

test('clean: one entry, however young, unless it is in use', async () => {
  using store = new Store();
  const [a, b] = [store.plant(A), store.plant(B, { users: [userText()] })];
  const clean = async (id = '', dir: string) =>
    (await cleanEntry(host, store.path, { folders: ['o', 'r'], id, dir }))?.kind;
  expect([await clean(ID[0], a), existsSync(a)]).toEqual(['removed', false]);
  expect([await clean(ID[1], b), existsSync(b)]).toEqual(['in use', true]);
});

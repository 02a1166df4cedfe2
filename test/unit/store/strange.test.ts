import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { thisHost } from '../../../src/nfs-lock/this-host.ts';
import { type SharedDir, SharedDirError } from '../../../src/shared-dir/shared-dir.ts';
import { cleanEntry } from '../../../src/store/prune/clean-entry.ts';
import { type PruneOptions, prune } from '../../../src/store/prune/prune.ts';
import { age, DAY, Store } from './entries.ts';

/* What somebody has put where prune does not expect it, or has closed to it. */

const host = thisHost();
const ID = ['a', 'b'].map((name) => `${name}-0123456789abcdef`);
const A = `o/r/${ID[0]}`;

async function pruneAll(store: Store, options: Partial<PruneOptions> = {}) {
  return await prune({ host, path: store.path, ...options });
}

test('a FIFO in the place of a log keeps nobody waiting, and is left over like one', async () => {
  using store = new Store();
  const dir = store.plant(A);
  const fifo = join(dir, '2-abc.log');
  execFileSync('mkfifo', [fifo]);
  age(fifo, 2 * DAY);
  expect(await pruneAll(store)).toMatchObject({ leftovers: 1, unreachable: [] });
  expect(existsSync(fifo)).toBe(false);
});

test('what is not of build-once stays, and is named', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 30 * DAY });
  writeFileSync(join(dir, 'notes.txt'), '');
  const foreseen = await pruneAll(store, { maxAgeSeconds: DAY, isDryRun: true });
  const report = await pruneAll(store, { maxAgeSeconds: DAY });
  expect(foreseen.unreachable).toEqual(report.unreachable);
  expect(report.removed).toMatchObject([{ entry: { id: ID[0] } }]);
  expect(report.unreachable).toEqual([{ path: dir, why: "it holds what is not build-once's, and stays: notes.txt" }]);
  expect(readdirSync(dir)).toEqual(['notes.txt']);
  expect(readdirSync(dirname(dir))).toEqual([ID[0]]);
});

test('a stray file in an entry makes no other go: what was removed of it counts', async () => {
  using store = new Store();
  const [older, old] = [40, 30].map((days, index) =>
    store.plant(`o/r/${ID[index]}`, { idle: days * DAY, bytes: 1000 }),
  );
  writeFileSync(join(older ?? '', 'notes.txt'), '');
  expect(await pruneAll(store, { maxBytes: 1000 })).toMatchObject({ removedBytes: 1000, bytes: 1000 });
  expect(existsSync(join(old ?? '', '1-result'))).toBe(true);
});

test.each([
  ['after its result was', '/.locks', [false, true]],
  ['before anything was', '/1-result.users', [true, false]],
] as const)('an entry that could not be removed, %s, counts as what is left of it', async (_, at, there) => {
  using store = new Store();
  const dirs = [40, 30].map((days, index) => store.plant(`o/r/${ID[index]}`, { idle: days * DAY, bytes: 1000 }));
  let isRefused = false;
  const rmdir: SharedDir['rmdir'] = async (path) => {
    if (isRefused || !path.endsWith(at)) return await host.dir.rmdir(path);
    isRefused = true;
    throw new SharedDirError('remove directory', path, 'EIO');
  };
  const report = await prune({ host: { ...host, dir: { ...host.dir, rmdir } }, path: store.path, maxBytes: 1000 });
  expect(report.unreachable).toMatchObject([{ path: dirs[0] }]);
  expect(dirs.map((dir) => existsSync(join(dir, '1-result')))).toEqual(there);
  expect(report).toMatchObject({ bytes: 1000, removedBytes: 1000 });
});

test('a scratch directory that is young is in use; one that cannot be removed ends nothing', async () => {
  using store = new Store();
  const dir = store.plant(A, { idle: 30 * DAY });
  const folder = join(store.path, 'o', 'empty');
  mkdirSync(folder);
  const plant = (above: string, name: string, days: number) => {
    const scratch = join(above, `.scratch.${name}`);
    mkdirSync(scratch);
    age(scratch, days * DAY);
  };
  for (const above of [store.path, folder, dir]) plant(above, 'young', 0);
  for (const above of [store.path, dir]) plant(above, 'stuck', 2);
  plant(store.path, 'old', 2);
  const rmdir: SharedDir['rmdir'] = async (path) => {
    if (path.endsWith('stuck')) throw new SharedDirError('remove directory', path, 'EPERM');
    return await host.dir.rmdir(path);
  };
  const report = await prune({ host: { ...host, dir: { ...host.dir, rmdir } }, path: store.path, maxAgeSeconds: DAY });
  expect(report.removed).toHaveLength(1);
  expect(report.unreachable.map(({ path }) => path)).toEqual([dir, join(store.path, '.scratch.stuck')]);
  expect(readdirSync(dir).sort()).toEqual(['.scratch.stuck', '.scratch.young']);
  expect(readdirSync(folder)).toEqual(['.scratch.young']);
  expect(readdirSync(store.path).sort()).toEqual(['.scratch.stuck', '.scratch.young', 'o']);
});

test('what the mount refuses in an entry is an error of the mount, by the names that people know', async () => {
  using store = new Store();
  const dir = store.plant(A);
  const unlink: SharedDir['unlink'] = async (path) => {
    throw new SharedDirError('remove', path, 'EIO');
  };
  const cleaning = cleanEntry({ ...host, dir: { ...host.dir, unlink } }, store.path, {
    folders: ['o', 'r'],
    id: ID[0] ?? '',
    dir,
  });
  const error = await cleaning.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SharedDirError);
  expect(error).toMatchObject({ message: expect.stringContaining(`cannot remove ${dir}/.locks/`), code: 'EIO' });
});

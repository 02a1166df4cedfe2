import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { NFSLock } from '../../src/nfs-lock/nfs-lock.ts';
import { thisHost } from '../../src/nfs-lock/this-host.ts';
import type { SharedDir } from '../../src/shared-dir/shared-dir.ts';
import { test } from '../support/directory.ts';

let share = '';
test.beforeEach(({ directory }) => {
  share = directory;
});

test('a holder.info that this client still knows by its name, though it is gone, does not keep a takeover off', async () => {
  const path = join(share, 'x.lock');
  mkdirSync(path);
  // What keeps the directory: a removed file of a reader that died before it could clear it away.
  writeFileSync(join(path, '.nfs0001'), '');
  const host = thisHost();
  let isStale = true;
  const dir: SharedDir = {
    ...host.dir,
    read: async (file) => (isStale ? '{"hostname":"gone","pid":1,"token":"dead"}' : await host.dir.read(file)),
    write: async (file, text) => {
      isStale = false;
      return await host.dir.write(file, text);
    },
  };
  const startHeartbeat = () => ({ beat: async () => 'stands' as const, stop: async () => undefined });
  const lock = new NFSLock(path, {
    lease: 0.5,
    timeout: 20,
    pollInterval: 0.05,
    host: { ...host, dir, startHeartbeat },
  });
  await (await lock.acquire()).release();
  expect(readdirSync(share)).toEqual([]);
});

test('a release whose claim took long to be removed removes its holder.info, too', async () => {
  const path = join(share, 'x.lock');
  const host = thisHost();
  let now = 0;
  const dir: SharedDir = {
    ...host.dir,
    unlink: async (file) => {
      const removed = await host.dir.unlink(file);
      now += 30;
      return removed;
    },
    rmdir: async (directory) => {
      now += 30;
      return await host.dir.rmdir(directory);
    },
  };
  const startHeartbeat = () => ({ beat: async () => 'stands' as const, stop: async () => undefined });
  const clock = { ...host.clock, monotonicSeconds: () => now };
  const lock = new NFSLock(path, {
    lease: 0.5,
    timeout: 20,
    pollInterval: 0.05,
    host: { ...host, dir, clock, startHeartbeat },
  });
  const held = await lock.acquire();
  expect(readdirSync(path)).toContain('holder.info');
  await held.release();
  expect(readdirSync(share)).toEqual([]);
});

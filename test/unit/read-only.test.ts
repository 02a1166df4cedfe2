import { join } from 'node:path';
import { expect } from 'vitest';
import { CallOnce } from '../../src/call-once/call-once.ts';
import { thisHost } from '../../src/nfs-lock/this-host.ts';
import { type SharedDir, SharedDirError } from '../../src/shared-dir/shared-dir.ts';
import { test } from '../support/directory.ts';

let share = '';
test.beforeEach(({ directory }) => {
  share = directory;
});

test('on a read-only mount a result is found though this client remembers that there is none', async () => {
  const path = join(share, 'a', 'b');
  const host = thisHost();
  // From sources, a heartbeat has no thread; the call is over before it would beat.
  const startHeartbeat = () => ({ beat: async () => 'stands' as const, stop: async () => undefined });
  await new CallOnce({
    root: share,
    path,
    name: 'c',
    fn: () => 'there',
    host: { ...host, startHeartbeat },
  }).ensureDone();
  let looks = 0;
  const dir: SharedDir = {
    ...host.dir,
    mkdir: async (made) => {
      // An NFS client does not look whether it is there.
      throw new SharedDirError('make directory', made, 'EROFS');
    },
    list: async (listed) => {
      looks += 1;
      return looks === 1 ? undefined : await host.dir.list(listed);
    },
  };
  const options = { root: share, path, fn: () => 'anew', host: { ...host, dir } };
  expect(await new CallOnce({ ...options, name: 'c' }).ensureDone()).toBe('there');
  await expect(new CallOnce({ ...options, name: 'other' }).ensureDone()).rejects.toThrow(/other\.lock: EROFS/);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallOnce } from '../../src/call-once/call-once.ts';
import { thisHost } from '../../src/nfs-lock/this-host.ts';
import { type SharedDir, SharedDirError } from '../../src/shared-dir/shared-dir.ts';

let share = '';
beforeEach(() => {
  share = mkdtempSync(join(tmpdir(), 'build-once-read-only-'));
});
afterEach(() => {
  rmSync(share, { recursive: true, force: true });
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

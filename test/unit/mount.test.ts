import { expect, test } from 'vitest';
import { findMount, mountWarnings } from '../../src/shared-dir/mount/mount-options.ts';
import { SharedDirError } from '../../src/shared-dir/shared-dir.ts';

test('the mount that a path is on, and what is wrong with it', () => {
  const info = [
    '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
    '40 22 0:45 / /nfs/ci\\040x rw,relatime shared:1 - nfs4 srv:/ rw,vers=4.2,hard,nocto,proto=tcp',
    '42 22 0:47 / /nfs/data rw,nosuid,noexec,relatime - nfs4 srv:/ rw,vers=4.2,hard',
    '41 22 0:46 / /nfs/soft rw - nfs srv:/ rw,vers=3,soft,timeo=10',
  ].join('\n');
  expect(findMount(info, '/nfs/ci x/deep')?.type).toBe('nfs4');
  expect(findMount(info, '/nfs/ci xy')?.point).toBe('/');
  const warned = (path: string) =>
    mountWarnings(findMount(info, path) ?? { point: '', type: '', options: [] }).map(({ problem }) => problem);
  expect(warned('/nfs/soft')).toEqual([expect.stringContaining('mounted soft')]);
  expect(warned('/nfs/ci x')).toEqual([expect.stringContaining('nocto')]);
  expect(warned('/nfs/data')).toEqual([expect.stringContaining('mounted noexec')]);
  expect(warned('/home')).toEqual([]);
});

test('an error of the mount says which operation on which path, and why', () => {
  expect(new SharedDirError('list', '/nfs/x', 'EIO').message).toBe(
    'cannot list /nfs/x: EIO (input/output error; the mount did not answer)',
  );
});

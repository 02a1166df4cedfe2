import { execFile } from 'node:child_process';
import { platform } from 'node:process';
import { promisify } from 'node:util';
import { SharedDirError } from './shared-dir.ts';

/**
 * Brings everything below `dir` to the server's disk, so that no marker can become durable before the data that it
 * vouches for: on the exporting host itself the data may still be in the page cache.
 *
 * By the system's `sync`, since Node has no syncfs: one call instead of two for each file. macOS knows it without `-f`.
 */
export async function syncTree(dir: string): Promise<void> {
  try {
    await promisify(execFile)('sync', platform === 'linux' ? ['-f', dir] : [], {
      env: { ...process.env, LC_ALL: 'C' },
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? `${error.stderr}` : '';
    throw new SharedDirError('sync', dir, codeSaid(said), error);
  }
}

function codeSaid(stderr: string): string {
  if (/No space left on device/.test(stderr)) return 'ENOSPC';
  if (/Disk quota exceeded/.test(stderr)) return 'EDQUOT';
  return 'EIO';
}

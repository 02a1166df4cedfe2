import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { inDirectory } from '../descriptors.ts';
import { mapErrno } from '../map-errno.ts';
import { openRegular } from '../own-file.ts';
import { SharedDirError } from '../shared-dir.ts';
import { runSystemProgram } from '../system/system-program.ts';

/**
 * Brings everything below `dir` to the server's disk, so that no marker can become durable before the data that it
 * vouches for: on the exporting host itself the data may still be in the page cache.
 *
 * By the system's `sync`, since Node has no syncfs: one call instead of two for each file. macOS knows it without `-f`.
 *
 * @throws SharedDirError with ENOENT or ESTALE where `dir` is gone
 */
export async function syncTree(dir: string): Promise<void> {
  const end = await runSystemProgram('sync', platform === 'linux' ? ['-f', dir] : []);
  // Some containers have none.
  if (end === undefined) return await mapErrno('sync', dir, () => syncEach(dir));
  if (end.exitCode !== 0) throw new SharedDirError('sync', dir, codeSaid(end.stderr), new Error(end.stderr.trim()));
}

async function syncEach(dir: string): Promise<void> {
  const isThere = await inDirectory(dir, async (inside) => {
    for (const entry of await readdir(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name);
      if (entry.isDirectory()) await syncEach(path);
      else if (entry.isFile()) await sync(await openRegular(path));
    }
    await sync(await open(inside));
    return true;
  });
  if (!isThere) throw new SharedDirError('sync', dir, 'ENOENT');
}

async function sync(file: FileHandle | undefined): Promise<void> {
  await file?.sync().finally(() => file.close());
}

const SAID: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/, 'ENOSPC'],
  [/Disk quota exceeded/, 'EDQUOT'],
  [/No such file or directory/, 'ENOENT'],
  [/Stale file handle/, 'ESTALE'],
];

function codeSaid(stderr: string): string {
  return SAID.find(([words]) => words.test(stderr))?.[1] ?? 'EIO';
}

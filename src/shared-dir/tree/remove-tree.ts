import { readdir, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inDirectory, openToOwner } from '../descriptors.ts';
import { errorCode } from '../error-code.ts';
import { mapErrno } from '../map-errno.ts';

/**
 * Removes what is there and all that is in it, as `rm -rf --one-file-system` does, and never what a link leads to that
 * somebody puts in a directory's place meanwhile, nor what is mounted in it. Unlike that, it
 * also removes what is in this user's directories without write permission.
 *
 * @throws SharedDirError for the first thing that could not be removed; all else is gone
 */
export async function removeTree(path: string): Promise<void> {
  await mapErrno('remove', path, async () => {
    const above = await stat(dirname(path)).catch(unlessGone);
    if (above !== undefined) await remove(path, above.dev);
  });
}

async function remove(path: string, device: number): Promise<void> {
  const refused = await tryUnlink(path);
  if (refused === undefined) return;
  const isDirectory = await empty(path, device).catch(async (error: unknown) => {
    // A build may have made its directories read-only.
    if (errorCode(error) !== 'EACCES' || !(await openToOwner(path, device).catch(() => false))) throw error;
    return await empty(path, device);
  });
  if (isDirectory) await rmdir(path).catch(unlessGone);
  else if (errorCode(refused) === 'EISDIR') await remove(path, device);
  else throw refused;
}

/** @returns whether it is a directory */
async function empty(path: string, device: number): Promise<boolean> {
  let left: unknown;
  const isDirectory = await inDirectory(path, async (inside) => {
    if ((await stat(inside)).dev !== device) throw Object.assign(new Error('a mount point'), { code: 'EXDEV' });
    for (const name of await readdir(inside)) {
      await remove(join(inside, name), device).catch((error: unknown) => {
        left ??= error;
      });
    }
    return true;
  });
  if (left !== undefined) throw left;
  return isDirectory === true;
}

/** @returns why it is not gone: the system's error, of a directory EISDIR (Linux) or EPERM (macOS) */
async function tryUnlink(path: string): Promise<unknown> {
  return await unlink(path).catch((error: unknown) => (errorCode(error) === 'ENOENT' ? undefined : error));
}

/** Also if it is a link by now: whoever made that may remove it. */
function unlessGone(error: unknown): undefined {
  if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error))) throw error;
}

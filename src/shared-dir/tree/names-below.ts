import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { mapErrno } from '../map-errno.ts';
import { isTransient } from '../shared-dir.ts';
import { listKinds } from './list-kinds.ts';

/**
 * The paths below a directory that this user may see, at most so many; links are not followed, `dir` itself included. None
 * where it is gone.
 *
 * @throws SharedDirError where the mount could not say
 */
export async function namesBelow(dir: string, most: number): Promise<string[]> {
  const top = await mapErrno('look at', dir, async () => await lstat(dir), { ENOENT: undefined, ENOTDIR: undefined });
  const paths: string[] = [];
  const unlisted = top?.isDirectory() ? [dir] : [];
  for (let path = unlisted.shift(); path !== undefined && paths.length < most; path = unlisted.shift()) {
    const listing = await listKinds(path, most - paths.length).catch((error: unknown) => {
      // A directory that is closed to us, or too deep, is one that the build has made so.
      if (isTransient(error)) throw error;
      return undefined;
    });
    for (const { name, kind } of listing?.found ?? []) {
      const below = join(path, name);
      paths.push(below);
      if (kind === 'directory') unlisted.push(below);
    }
  }
  return paths;
}

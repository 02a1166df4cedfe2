import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { mapErrno } from '../map-errno.ts';

/** What stands under a name, links not followed. */
export type Kind = 'directory' | 'link' | 'other';

export interface Named {
  readonly name: string;
  readonly kind: Kind;
}

/**
 * Lists a directory with the kinds of its names, up to `most` of them: a million may have been planted.
 *
 * @returns undefined if there is no such directory
 * @throws SharedDirError
 */
export async function listKinds(
  dir: string,
  most: number,
): Promise<{ readonly found: readonly Named[]; readonly isAll: boolean } | undefined> {
  const list = async () => {
    const found: Named[] = [];
    for await (const entry of await opendir(dir, { bufferSize: 1024 })) {
      if (found.length === most) return { found, isAll: false };
      // Some file systems do not say in a listing what a name is.
      const isKnown = entry.isDirectory() || entry.isSymbolicLink() || entry.isFile();
      const stats = isKnown ? entry : await lstat(join(dir, entry.name));
      found.push({ name: entry.name, kind: kindOf(stats) });
    }
    return { found, isAll: true };
  };
  return await mapErrno('list', dir, list, { ENOENT: undefined, ENOTDIR: undefined });
}

function kindOf(stats: { isDirectory(): boolean; isSymbolicLink(): boolean }): Kind {
  if (stats.isDirectory()) return 'directory';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

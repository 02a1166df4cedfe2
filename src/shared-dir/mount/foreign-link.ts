import type { Stats } from 'node:fs';
import { lstat, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { geteuid } from 'node:process';
import { mapErrno } from '../map-errno.ts';

/** A symbolic link by which another user redirects our files. */
export interface ForeignLink {
  readonly path: string;
  readonly uid: number;
  readonly target: string;
}

/**
 * The first of the directories `root/a`, `root/a/b`, … that is a link of somebody whom we have no reason to trust. Those
 * of the directory's owner that it stands in are followed, as root's and our own are: the rule of the kernel's
 * `protected_symlinks`, which NFS mounts and directories that are not sticky go without.
 *
 * @throws SharedDirError where the mount cannot say
 */
export async function findForeignLink(root: string, folders: readonly string[]): Promise<ForeignLink | undefined> {
  let above = root;
  for (const folder of folders) {
    const path = join(above, folder);
    const found = await mapErrno('look at', path, () => lstat(path), { ENOENT: undefined });
    if (found === undefined) return undefined;
    if (found.isSymbolicLink() && !isTrusted(found, await mapErrno('look at', above, () => stat(above)))) {
      return { path, uid: found.uid, target: await mapErrno('read', path, () => readlink(path)) };
    }
    above = path;
  }
  return undefined;
}

function isTrusted(link: Stats, directory: Stats): boolean {
  return [geteuid?.(), 0, directory.uid].includes(link.uid);
}

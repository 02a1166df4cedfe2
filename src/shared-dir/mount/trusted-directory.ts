import { lstat, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inDirectory } from '../descriptors.ts';
import { errorCode } from '../error-code.ts';
import { mapErrno } from '../map-errno.ts';
import { SharedDirError } from '../shared-dir.ts';
import { findForeignLink } from './foreign-link.ts';

/**
 * Opens `root/a/b/…` level by level, so that nobody leads us elsewhere meanwhile: links are followed only as
 * {@link findForeignLink} has it, and nothing that is mounted on the way is entered.
 *
 * @param links whether even those are followed
 * @param use gets a path to the last directory's contents that holds whatever happens to names
 * @returns what `use` returns; undefined where a level is not there
 * @throws SharedDirError ELOOP for a link that is not followed, EXDEV for a mount point
 */
export async function inTrustedDirectory<T>(
  root: string,
  folders: readonly string[],
  links: 'trusted links' | 'no links',
  use: (inside: string) => Promise<T>,
): Promise<T | undefined> {
  // The root itself may be a link.
  return await inDirectory(`${root}/.`, async (inside) =>
    descend({ inside, name: root, links }, folders, await deviceOf(inside), use),
  );
}

/** A directory that is open, and what it is called. */
interface Opened {
  readonly inside: string;
  readonly name: string;
  readonly links: 'trusted links' | 'no links';
}

async function descend<T>(
  above: Opened,
  [folder, ...rest]: readonly string[],
  device: number,
  use: (inside: string) => Promise<T>,
): Promise<T | undefined> {
  if (folder === undefined) return await use(above.inside);
  const [path, name, { links }] = [join(above.inside, folder), join(above.name, folder), above];
  const went = await inDirectory(path, async (inside) => {
    if ((await deviceOf(inside)) !== device) throw new SharedDirError('enter', name, 'EXDEV');
    return { result: await descend({ inside, name, links }, rest, device, use) };
  }).catch((error: unknown) => {
    throw error instanceof Error && 'syscall' in error
      ? new SharedDirError('enter', name, errorCode(error), error)
      : error;
  });
  if (went !== undefined) return went.result;
  if (links === 'no links' || (await findForeignLink(above.inside, [folder])) !== undefined)
    return await unlessThere(path, name);
  const target = await mapErrno('follow', name, () => realpath(path), { ENOENT: undefined, ENOTDIR: undefined });
  if (target === undefined) return undefined;
  return await inDirectory(target, async (inside) =>
    descend({ inside, name, links }, rest, await deviceOf(inside), use),
  );
}

/** Not a directory: nothing, a file, or a link that is not followed. */
async function unlessThere(path: string, name: string): Promise<undefined> {
  const found = await mapErrno('look at', name, () => lstat(path), { ENOENT: undefined });
  if (found !== undefined) throw new SharedDirError('enter', name, found.isSymbolicLink() ? 'ELOOP' : 'ENOTDIR');
}

async function deviceOf(inside: string): Promise<number> {
  return (await stat(inside)).dev;
}

import { errorCode } from '../shared-dir/error-code.ts';
import { findForeignLink } from '../shared-dir/foreign-link.ts';
import { type SharedDir, SharedDirError } from '../shared-dir/shared-dir.ts';
import type { Entry } from './entry.ts';
import { InputError } from './inputs.ts';

/**
 * Sees that `path` is there, before anything is created. A missing one usually means that the mount is not there, and a
 * directory made in its place would be this machine's alone.
 */
export async function checkPath(shared: SharedDir, path: string): Promise<void> {
  let names: readonly string[] | undefined;
  try {
    names = await shared.list(path);
  } catch (error) {
    if (error instanceof SharedDirError && error.code === 'ENOTDIR')
      throw new InputError('path', `${path} is not a directory`);
    throw new InputError('path', error instanceof SharedDirError ? error.message : errorCode(error));
  }
  if (names === undefined) throw new InputError('path', `${path} does not exist; is the mount there on this runner?`);
}

/**
 * Sees that nobody leads this step elsewhere by a link where a directory of ours stands, before anything is touched.
 *
 * @throws InputError that names the link
 */
export async function refuseForeignLinks(path: string, { folders, id }: Entry): Promise<void> {
  const link = await findForeignLink(path, [...folders, id, '.locks']);
  if (link === undefined) return;
  throw new InputError(
    'path',
    `${link.path} is a symbolic link of user ${link.uid} to ${link.target}. A link is followed only if it is ours, root's, or of ` +
      'the owner of the directory that it stands in: remove it, and see who may write there',
  );
}

import { join, relative } from 'node:path';
import { isDenied, type SharedDir, SharedDirError } from './shared-dir.ts';

/**
 * mkdir where the parent must be there.
 *
 * @throws SharedDirError with ENOENT if it is not
 */
export async function makeDirectory(shared: SharedDir, path: string): Promise<'made' | 'exists'> {
  const made = await shared.mkdir(path);
  if (made === 'no-parent') throw new SharedDirError('make directory', path, 'ENOENT');
  return made;
}

/**
 * Makes each directory below `root` down to `path`, from the top. One that is there costs a request that makes this client
 * ask the server for it anew: its "no such directory" may be a memory.
 *
 * @throws SharedDirError with ENOENT if `root` is not there, or somebody removes them meanwhile
 */
export async function makeDirectories(shared: SharedDir, root: string, path: string): Promise<void> {
  let made = root;
  for (const part of relative(root, path).split('/')) {
    made = join(made, part);
    await makeOrSee(shared, made);
  }
}

/** On a read-only mount an NFS client says EROFS of a directory that is there: it did not look. Opening it makes it look. */
async function makeOrSee(shared: SharedDir, path: string): Promise<void> {
  try {
    await makeDirectory(shared, path);
  } catch (error) {
    if (!isDenied(error) || (await shared.status(path)) === undefined) throw error;
  }
}

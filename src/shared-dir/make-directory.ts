import { join, relative } from 'node:path';
import { type SharedDir, SharedDirError } from './shared-dir.ts';

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
    await makeDirectory(shared, made);
  }
}

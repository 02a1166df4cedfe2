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

/** Then another process keeps removing what is made; that is not waited out. */
const MOST_RESTARTS = 100;

/**
 * Makes each directory below `root` down to `path`, from the top; again from the top if one is removed meanwhile. An existing
 * one costs a request, which makes this client ask the server: its "no such directory" may be stale.
 *
 * @throws SharedDirError with ENOENT if `root` is not there
 */
export async function makeDirectories(shared: SharedDir, root: string, path: string): Promise<void> {
  const parts = relative(root, path).split('/');
  for (let restarts = 0; ; restarts += 1) {
    let made = root;
    let depth = 0;
    for (const part of parts) {
      made = join(made, part);
      if ((await makeOrSee(shared, made)) === 'no-parent') break;
      depth += 1;
    }
    if (depth === parts.length) return;
    if (depth === 0 || restarts === MOST_RESTARTS) throw new SharedDirError('make directory', made, 'ENOENT');
  }
}

/** Opens each directory from `root` down to `path`, as far as they are there, so that this client asks the server for each. */
export async function lookDown(shared: SharedDir, root: string, path: string): Promise<void> {
  let level = root;
  for (const part of ['.', ...relative(root, path).split('/')]) {
    level = join(level, part);
    if ((await shared.list(level)) === undefined) return;
  }
}

/** On a read-only mount an NFS client answers EROFS for an existing directory without looking. Opening it makes it look. */
async function makeOrSee(shared: SharedDir, path: string): Promise<'made' | 'exists' | 'no-parent'> {
  try {
    return await shared.mkdir(path);
  } catch (error) {
    if (!isDenied(error) || (await shared.status(path)) === undefined) throw error;
    return 'exists';
  }
}

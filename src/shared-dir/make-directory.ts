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

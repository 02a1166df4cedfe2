import { constants } from 'node:fs';
import { access, type FileHandle, open, readdir, rm, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ask } from './ask.ts';
import { errorCode } from './error-code.ts';

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;
const DESCRIPTORS = '/proc/self/fd';

/**
 * Removes what is there and all that is in it, as `rm -rf` does. Somebody may put a link in a directory's place while it
 * goes; so, on Linux, each directory is opened without following one, and what is in it is reached by that descriptor.
 *
 * @throws SharedDirError for the first thing that could not be removed; all else is gone
 */
export async function removeTree(path: string): Promise<void> {
  const hasDescriptors = await access(DESCRIPTORS).then(
    () => true,
    () => false,
  );
  await ask('remove', path, () => (hasDescriptors ? remove(path) : rm(path, { recursive: true, force: true })));
}

async function remove(path: string): Promise<void> {
  try {
    return await unlink(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    if (errorCode(error) !== 'EISDIR') throw error;
  }
  const directory = await openDirectory(path);
  // Gone, or something else by now: again from the beginning, which ends with whoever does this.
  if (directory === undefined) return await remove(path);
  let left: unknown;
  try {
    const inside = join(DESCRIPTORS, `${directory.fd}`);
    for (const name of await readdir(inside)) {
      await remove(join(inside, name)).catch((error: unknown) => {
        left ??= error;
      });
    }
  } finally {
    await directory.close();
  }
  if (left !== undefined) throw left;
  await rmdir(path).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
}

async function openDirectory(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
}

import { type BigIntStats, constants } from 'node:fs';
import { access, chmod, type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { geteuid } from 'node:process';
import { errorCode } from './error-code.ts';
import { inBatches } from './in-batches.ts';

/*
 * Calls on what is in a directory, whatever becomes of names meanwhile: somebody else may put a link in their place between
 * any two of our calls, but what was opened stays what it was. Linux reaches it through /proc; elsewhere there is only the
 * name.
 */

const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
const DESCRIPTORS = '/proc/self/fd';
/** Linux: opens a name without doing anything to it, and without the right to read it. */
const O_PATH = 0o10000000;

const hasDescriptors = access(DESCRIPTORS).then(
  () => true,
  () => false,
);

/**
 * @param use gets a path to the directory's contents
 * @returns what `use` returns; undefined if there is no directory, or only a link to one
 */
export async function inDirectory<T>(path: string, use: (inside: string) => Promise<T>): Promise<T | undefined> {
  return await withOpen(path, O_RDONLY | O_DIRECTORY, async ({ fd }) =>
    use((await hasDescriptors) ? join(DESCRIPTORS, `${fd}`) : path),
  );
}

/** A regular file that was opened, by its descriptor. */
export interface OpenFile {
  readonly stats: BigIntStats;
  chmod(mode: number): Promise<void>;
}

/** Visits each regular file below a directory, some at a time; names are relative to it. No link is followed. */
export async function visitFiles(
  dir: string,
  visit: (name: string, file: OpenFile) => Promise<void>,
  prefix = '',
): Promise<void> {
  await inDirectory(dir, async (inside) => {
    const entries = await readdir(inside, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    await inBatches(files, ({ name }) =>
      withRegularFile(join(inside, name), (file) => visit(join(prefix, name), file)),
    );
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      await visitFiles(join(inside, name), visit, join(prefix, name));
    }
  });
}

async function withRegularFile(path: string, use: (file: OpenFile) => Promise<void>): Promise<void> {
  const flags = (await hasDescriptors) ? O_PATH : O_RDONLY | O_NONBLOCK;
  await withOpen(path, flags, async (file) => {
    const stats = await file.stat({ bigint: true });
    if (!stats.isFile()) return;
    await use({ stats, chmod: (mode) => changeMode(file, mode) });
  });
}

/**
 * Gives this process's user all rights in a directory that is its own and on that device, and no link to one.
 *
 * @returns whether it had not all of them
 */
export async function openToOwner(path: string, device: number): Promise<boolean> {
  const flags = O_DIRECTORY | ((await hasDescriptors) ? O_PATH : O_RDONLY);
  const isChanged = await withOpen(path, flags, async (directory) => {
    const { uid, dev, mode } = await directory.stat();
    if (uid !== geteuid?.() || dev !== device || (mode & 0o700) === 0o700) return false;
    await changeMode(directory, (mode & 0o7777) | 0o700);
    return true;
  });
  return isChanged === true;
}

async function changeMode(file: FileHandle, mode: number): Promise<void> {
  // There is no other way for a descriptor opened by O_PATH.
  if (await hasDescriptors) await chmod(join(DESCRIPTORS, `${file.fd}`), mode);
  else await file.chmod(mode);
}

/** @returns undefined if there is nothing, or a link */
async function withOpen<T>(path: string, flags: number, use: (file: FileHandle) => Promise<T>): Promise<T | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, flags | O_NOFOLLOW);
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

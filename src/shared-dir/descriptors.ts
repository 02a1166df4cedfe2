import { type BigIntStats, constants } from 'node:fs';
import { access, chmod, type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
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
 * @param use gets a path by which what is in the directory is reached
 * @returns what `use` returns; undefined where there is no directory, or only a link to one
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
    const change = async (mode: number) =>
      (await hasDescriptors) ? await chmod(join(DESCRIPTORS, `${file.fd}`), mode) : await file.chmod(mode);
    await use({ stats, chmod: change });
  });
}

/** @returns undefined where there is nothing, or a link */
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

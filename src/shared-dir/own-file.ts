import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { geteuid } from 'node:process';
import { errorCode } from './error-code.ts';
import { modeOfFile, umaskTakes } from './modes.ts';

/*
 * Others may write to the directories that our files stand in, so what a name stands for can change at any moment. Nothing
 * is looked at by name and then opened: it is opened without following a link and without waiting (for the other end of a
 * FIFO, say), and the descriptor is asked what it is.
 */

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/**
 * Creates a file, as open as its directory.
 *
 * @param flags besides those for writing: O_APPEND
 * @throws the system's EEXIST where something is there, be it a link that leads nowhere
 */
export async function createOwnFile(path: string, flags = 0): Promise<FileHandle> {
  const mode = await modeOfFile(path);
  const file = await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | flags, mode);
  try {
    if (umaskTakes(mode)) await file.chmod(mode);
    return file;
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

/**
 * The same for a name that only this caller uses: a create that is sent again after a server crash is told EEXIST of its own
 * file (seen on NFS 3), which is then known by being ours and empty.
 *
 * @throws the system's EEXIST where something else is there
 */
export async function createUniqueFile(path: string, flags = 0): Promise<FileHandle> {
  try {
    return await createOwnFile(path, flags);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const isOurs = ({ uid, nlink, size }: Stats) => uid === geteuid?.() && nlink === 1 && size === 0;
    const file = await openRegular(path, isOurs, O_WRONLY | flags).catch(() => undefined);
    if (file === undefined) throw error;
    return file;
  }
}

/**
 * Opens a regular file.
 *
 * @returns undefined if it is something else, or not as `isRight` wants it
 * @throws the system's ENOENT, EACCES, …
 */
export async function openRegular(
  path: string,
  isRight: (stats: Stats) => boolean = () => true,
  flags: number = O_RDONLY,
): Promise<FileHandle | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, flags | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    // A symbolic link; a FIFO without a reader, or a socket; a directory.
    if (['ELOOP', 'ENXIO', 'EISDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
  try {
    const stats = await file.stat();
    if (stats.isFile() && isRight(stats)) return file;
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
  return undefined;
}

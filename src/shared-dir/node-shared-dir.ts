import { constants } from 'node:fs';
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  rename,
  rmdir,
  symlink,
  unlink,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { mapErrno } from './map-errno.ts';
import { modeOfDirectory, umaskTakes } from './modes.ts';
import { createOwnFile, createUniqueFile } from './own-file.ts';
import { readText } from './read-text.ts';
import { type Link, MOST_TEXT_BYTES, type SharedDir, type Status } from './shared-dir.ts';

const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/** The shared mount by this process's own file system calls. */
export const nodeSharedDir: SharedDir = {
  async list(dir) {
    // readdir opens the directory, and opening is what makes the client revalidate it.
    return await mapErrno('list', dir, () => readdir(dir), { ENOENT: undefined });
  },

  async status(path): Promise<Status | undefined> {
    // Does not wait for the other end of a FIFO that was put there.
    const look = () => withFile(path, O_RDONLY | O_NONBLOCK, (file) => file.stat({ bigint: true }).then(toStatus));
    return await mapErrno('look at', path, look, { ENOENT: undefined });
  },

  async read(file) {
    return await mapErrno('read', file, () => readText(file, MOST_TEXT_BYTES), { ENOENT: undefined });
  },

  async mkdir(dir) {
    return await mapErrno('make directory', dir, () => makeShared(dir), { EEXIST: 'exists', ENOENT: 'no-parent' });
  },

  async rmdir(dir) {
    return await mapErrno('remove directory', dir, () => rmdir(dir).then(() => 'removed' as const), {
      ENOENT: 'absent',
      ENOTEMPTY: 'not-empty',
      EEXIST: 'not-empty',
    });
  },

  async create(path, text) {
    const write = () => writeShared(path, text, createOwnFile).then(() => 'created' as const);
    return await mapErrno('create', path, write, { EEXIST: 'exists', ENOENT: 'no-parent' });
  },

  async write(path, text) {
    const write = () => writeShared(path, text, createUniqueFile).then(() => 'written' as const);
    return await mapErrno('create', path, write, { ENOENT: 'no-parent' });
  },

  async link(file, name) {
    return await mapErrno(
      'link',
      name,
      async () => {
        await link(file, name);
        await syncDirectory(dirname(name));
        return 'linked' as const;
      },
      { EEXIST: 'exists', ENOENT: 'absent' },
    );
  },

  async rename(file, name) {
    return await mapErrno('rename', file, () => rename(file, name).then(() => 'renamed' as const), {
      ENOENT: 'absent',
    });
  },

  async unlink(file) {
    return await mapErrno('remove', file, () => unlink(file).then(() => 'removed' as const), { ENOENT: 'absent' });
  },

  async symlink(text, path) {
    const make = () => symlink(text, path).then(() => 'made' as const);
    return await mapErrno('link', path, make, { EEXIST: 'exists', ENOENT: 'no-parent' });
  },

  async readLink(path): Promise<Link | undefined> {
    const read = async () => ({ text: await readlink(path), mtimeNs: (await lstat(path, { bigint: true })).mtimeNs });
    // A file or directory of such a name says nothing.
    return await mapErrno('read', path, read, { ENOENT: undefined, EINVAL: undefined });
  },
};

async function withFile<T>(path: string, flags: number, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function makeShared(dir: string): Promise<'made'> {
  const mode = await modeOfDirectory(dir);
  await mkdir(dir, { mode });
  // Only the owner may change the mode; a directory removed in between is not ours any more.
  if (umaskTakes(mode & 0o777)) await changeMode(dir, mode).catch(() => undefined);
  return 'made';
}

/** Not by its name, which may stand for something else by now. */
async function changeMode(dir: string, mode: number): Promise<void> {
  await withFile(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, (handle) => handle.chmod(mode));
}

async function writeShared(path: string, text: string, create: typeof createOwnFile): Promise<void> {
  const file = await create(path);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    // A full disk must not leave a cut marker behind; where even this fails, readers know what to do with one.
    await file.close().catch(() => undefined);
    await unlink(path).catch(() => undefined);
    throw error;
  }
  await file.close();
}

/** Local file systems lose a new name at a power cut without this; an NFS client does nothing here. */
async function syncDirectory(dir: string): Promise<void> {
  await withFile(dir, O_RDONLY | O_DIRECTORY, (handle) => handle.sync());
}

function toStatus(stats: { size: bigint; mtimeNs: bigint; ino: bigint }): Status {
  return { size: Number(stats.size), mtimeNs: stats.mtimeNs, inode: stats.ino };
}

import type { BigIntStats } from 'node:fs';
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ask } from './ask.ts';
import { inBatches } from './in-batches.ts';

/** Files that others may go on writing to, relative to the directory. */
export interface Unprotected {
  /** Of another user, whose mode is not ours to change. Root's are not named where only root may write: it always may. */
  readonly foreign: readonly string[];
  /** With another name outside of the directory, by which they can be changed whatever we do; their mode is not ours alone. */
  readonly linked: readonly string[];
}

const WRITE = 0o222;

/**
 * Takes the write permission from every regular file below `dir`. Directories keep theirs, so that the tree can be removed,
 * and links are not followed.
 */
export async function protectFiles(dir: string): Promise<Unprotected> {
  const foreign: string[] = [];
  const inodes = new Map<string, { readonly names: string[]; readonly stats: BigIntStats }>();
  const protect = async (path: string, stats: BigIntStats) => {
    const mode = Number(stats.mode);
    const done = await ask('protect', path, () => chmod(path, mode & ~WRITE & 0o7777).then(() => true), {
      ENOENT: true,
      EPERM: false,
      EACCES: false,
    });
    if (!done && (stats.uid !== 0n || (mode & 0o022) !== 0)) foreign.push(relative(dir, path));
  };
  await inBatches(await regularFiles(dir), async (path) => {
    const stats = await ask('look at', path, () => lstat(path, { bigint: true }), { ENOENT: undefined });
    if (stats === undefined || !stats.isFile() || (Number(stats.mode) & WRITE) === 0) return;
    if (stats.nlink === 1n) return await protect(path, stats);
    const inode = `${stats.dev}:${stats.ino}`;
    const { names } = inodes.get(inode) ?? { names: [] };
    inodes.set(inode, { names: [...names, path], stats });
  });
  const linked: string[] = [];
  for (const { names, stats } of inodes.values()) {
    if (names.length < stats.nlink) linked.push(...names.map((name) => relative(dir, name)));
    else await protect(names[0] ?? dir, stats);
  }
  return { foreign: foreign.sort(), linked: linked.sort() };
}

async function regularFiles(dir: string): Promise<string[]> {
  const files: string[] = [];
  const entries = await ask('list', dir, () => readdir(dir, { withFileTypes: true }));
  for (const entry of entries) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) for (const below of await regularFiles(path)) files.push(below);
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inBatches } from '../in-batches.ts';
import { mapErrno } from '../map-errno.ts';

/** What a directory and all below it take on the disk, in bytes, as `du` counts them: links not followed, a file with several names once. */
export async function measureTree(dir: string, signal?: AbortSignal): Promise<number> {
  const seen = new Set<string>();
  const measure = async (path: string): Promise<number> => {
    const stats = await mapErrno('look at', path, () => lstat(path, { bigint: true }), { ENOENT: undefined });
    if (stats === undefined) return 0;
    if (!stats.isDirectory() && stats.nlink > 1n) {
      const inode = `${stats.dev}:${stats.ino}`;
      if (seen.has(inode)) return 0;
      seen.add(inode);
    }
    return Number(stats.blocks) * 512;
  };
  const below = async (path: string): Promise<number> => {
    signal?.throwIfAborted();
    const entries = await mapErrno('list', path, () => readdir(path, { withFileTypes: true }), { ENOENT: undefined });
    const files = (entries ?? []).filter((entry) => !entry.isDirectory());
    const sizes = await inBatches(files, async ({ name }) => await measure(join(path, name)));
    let bytes = sizes.reduce((sum, size) => sum + size, await measure(path));
    for (const entry of entries ?? []) if (entry.isDirectory()) bytes += await below(join(path, entry.name));
    return bytes;
  };
  return await below(dir);
}

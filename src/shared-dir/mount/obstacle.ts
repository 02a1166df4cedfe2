import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { userName } from '../system/user-name.ts';

/**
 * What stands on the way to a path where a directory belongs, whose it is, and what to do, in one line; undefined where that
 * cannot be told (any more).
 */
export async function describeObstacle(path: string): Promise<string | undefined> {
  const parts = path.split('/').filter((part) => part !== '');
  for (let length = 1; length <= parts.length; length += 1) {
    const above = join('/', ...parts.slice(0, length));
    const found = await stat(above).catch(() => undefined);
    if (found === undefined) return undefined;
    if (found.isDirectory()) continue;
    const quoted = `'${above.replaceAll("'", "'\\''")}'`;
    return `${above} is ${kindOf(found)} of ${await userName(found.uid)}, where a directory belongs. If nobody needs it: rm ${quoted}`;
  }
  return undefined;
}

/** In words, with an article. */
export function kindOf(stats: Stats): string {
  if (stats.isFile()) return 'a file';
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isDirectory()) return 'a directory';
  if (stats.isFIFO()) return 'a FIFO';
  return stats.isSocket() ? 'a socket' : 'a device';
}

import { join } from 'node:path';
import { listKinds } from './list-kinds.ts';

/**
 * The paths below a directory, at most so many; links are not followed. None where it is gone.
 *
 * @throws SharedDirError
 */
export async function namesBelow(dir: string, most: number): Promise<string[]> {
  const paths: string[] = [];
  const unlisted = [dir];
  for (let path = unlisted.shift(); path !== undefined && paths.length < most; path = unlisted.shift()) {
    const listing = await listKinds(path, most - paths.length);
    for (const { name, kind } of listing?.found ?? []) {
      const below = join(path, name);
      paths.push(below);
      if (kind === 'directory') unlisted.push(below);
    }
  }
  return paths;
}

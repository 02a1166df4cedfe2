import { readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { inBatches } from '../in-batches.ts';
import { mapErrno } from '../map-errno.ts';
import { physicalPath } from '../physical-path.ts';

/** What stands behind a file's name in a result, symbolic links followed. */
export type Behind =
  /** No link on the way. */
  | { readonly kind: 'itself' }
  | { readonly kind: 'inside' | 'outside'; readonly target: string; readonly chain: string }
  /** Not there, and no link is. */
  | { readonly kind: 'absent'; readonly chain: string }
  /** The links end nowhere, or in a circle. */
  | { readonly kind: 'nothing'; readonly chain: string };

const NOTHING = { ENOENT: undefined, ENOTDIR: undefined, ELOOP: undefined, ENAMETOOLONG: undefined };

/**
 * @param dir the result directory
 * @param files relative to it
 * @returns what stands behind each; `chain` shows its links as `ls` does: `simv -> b -> /nowhere`
 */
export async function followLinks(dir: string, files: readonly string[]): Promise<Behind[]> {
  const root = await physicalPath(dir);
  return await inBatches(files, async (file): Promise<Behind> => {
    const path = resolve(root, file);
    const target = await mapErrno('follow', path, () => realpath(path), NOTHING);
    if (target === path) return { kind: 'itself' };
    const chain = await describeLinks(dir, file);
    if (target === undefined) return { kind: chain === file ? 'absent' : 'nothing', chain };
    const isInside = target === root || target.startsWith(`${root}/`);
    return { kind: isInside ? 'inside' : 'outside', target, chain };
  });
}

const MOST_LINKS = 5;

/** From the first link on the way to the file, as far as links go. */
async function describeLinks(dir: string, file: string): Promise<string> {
  let path = dir;
  for (const part of file.split('/')) {
    path = join(path, part);
    const chain = [relative(dir, path)];
    let link = path;
    for (
      let text = await linkText(link);
      text !== undefined && chain.length <= MOST_LINKS;
      text = await linkText(link)
    ) {
      chain.push(text);
      link = resolve(dirname(link), text);
    }
    if (chain.length > 1) return chain.join(' -> ');
  }
  return file;
}

async function linkText(path: string): Promise<string | undefined> {
  return await readlink(path).catch(() => undefined);
}

import { isAbsolute, resolve } from 'node:path';
import type { DependencyFile } from './dependency-file.ts';

/** A few names of each file are enough to tell directories apart. */
const MOST_ASKED = 50;

/**
 * The directory that a tool worked in when it wrote relative names: that from which most of them are there, the first of
 * several. Undefined where none of them is.
 *
 * @param candidates the likeliest first
 */
export async function findBase(
  { names, targets }: DependencyFile,
  candidates: Iterable<string>,
  isFile: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  const asked = (all: readonly string[]) => all.filter((name) => !isAbsolute(name)).slice(0, MOST_ASKED);
  const relative = [...asked(names), ...asked(targets)];
  let best: { readonly base: string; readonly there: number } | undefined;
  for (const base of candidates) {
    let there = 0;
    for (const name of relative) if (await isFile(resolve(base, name))) there += 1;
    if (there > (best?.there ?? 0)) best = { base, there };
    if (there === relative.length) break;
  }
  return best?.base;
}

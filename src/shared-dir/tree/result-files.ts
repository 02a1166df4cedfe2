import { randomUUID } from 'node:crypto';
import { glob, lstat, readdir, realpath, unlink } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { mapErrno } from '../map-errno.ts';
import { createOwnFile } from '../own-file.ts';
import { type SharedDir, SharedDirError } from '../shared-dir.ts';

/** Which of the patterns match something below `dir`, and what. */
export interface Matches {
  /** Paths relative to `dir`, sorted. */
  readonly found: readonly string[];
  readonly unmatched: readonly string[];
}

/** A directory's contents, for the process that wrote it; undefined if it is now a link to another. */
export async function listOwn(dir: string): Promise<readonly string[] | undefined> {
  if (await isLink(dir)) return undefined;
  const names = await mapErrno('list', dir, () => readdir(dir), { ENOENT: undefined, ENOTDIR: undefined });
  return names?.sort();
}

/** Whether there is anything but directories below a directory, for the process that wrote it; a closed one counts as a file. */
export async function hasFiles(dir: string): Promise<boolean> {
  const list = () => readdir(dir, { withFileTypes: true });
  const entries = await mapErrno('list', dir, list, { EACCES: undefined, ENAMETOOLONG: undefined });
  if (entries === undefined || entries.some((entry) => !entry.isDirectory())) return true;
  for (const { name } of entries) if (await hasFiles(join(dir, name))) return true;
  return false;
}

/** By what this client knows of them: for the process that wrote the files, or after {@link firstMissing}. */
export async function matchFiles(dir: string, patterns: readonly string[]): Promise<Matches> {
  const found = new Set<string>();
  const unmatched: string[] = [];
  for (const pattern of patterns) {
    let some = false;
    for await (const path of globThroughLinks(dir, pattern)) {
      // Braces can lead out of the directory, where nothing is a result.
      if (isAbsolute(path) || path.split('/')[0] === '..') continue;
      some = true;
      found.add(path);
    }
    // A name with characters that a glob gives a meaning (`top[0].vcd`) is also just a name.
    if (!some && (await exists(join(dir, pattern)))) {
      some = true;
      found.add(pattern);
    }
    if (!some) unmatched.push(pattern);
  }
  return { found: [...found].sort(), unmatched };
}

/**
 * As a shell: a wildcard in the middle of a path finds links to directories, too, which Node's glob does not. Links out of
 * the result are none of it, and what links in circles lead to is looked through once.
 */
async function* globThroughLinks(dir: string, pattern: string): AsyncGenerator<string> {
  const root = await realpath(dir).catch(() => undefined);
  const seen = new Set<string>();
  const search = async function* (below: string, parts: readonly string[]): AsyncGenerator<string> {
    yield* glob(parts.join('/'), { cwd: below });
    for (let length = 1; length < parts.length; length += 1) {
      if (!isWildcard(parts[length - 1] ?? '')) continue;
      const rest = parts.slice(length);
      for await (const found of glob(parts.slice(0, length).join('/'), { cwd: below })) {
        if (!(await isLink(join(below, found)))) continue;
        const target = await realpath(join(below, found)).catch(() => undefined);
        const place = `${target}\0${rest.join('/')}`;
        if (target === undefined || root === undefined || seen.has(place)) continue;
        if (target !== root && !target.startsWith(`${root}/`)) continue;
        seen.add(place);
        for await (const deeper of search(join(below, found), rest)) yield join(found, deeper);
      }
    }
  };
  yield* search(dir, pattern.split('/'));
}

function isWildcard(part: string): boolean {
  return part !== '**' && /[*?[{!(]/.test(part);
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true;
}

/** The leading directories of a pattern without wildcards: `obj/*.o` looks in `obj`. */
export function fixedPart(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => /[*?[{!(]/.test(part));
  return parts.slice(0, first < 0 ? parts.length : first).join('/') || '.';
}

/**
 * For everybody else: the first of `files`, relative to `root`, that is not there, as the server has it now. Each
 * directory on the way is listed from the top, because a client answers for all but the last part of a path from its cache.
 */
export async function firstMissing(
  shared: SharedDir,
  root: string,
  files: readonly string[],
): Promise<string | undefined> {
  const listings = new Map<string, Promise<ReadonlySet<string> | 'denied' | undefined>>();
  const listing = (path: string) => {
    const known = listings.get(path);
    if (known !== undefined) return known;
    const fresh = shared.list(path).then((names) => names && new Set(names), unlessDenied);
    listings.set(path, fresh);
    return fresh;
  };
  for (const file of files) {
    let above = root;
    for (const part of file.split('/').filter((name) => name !== '.' && name !== '')) {
      const names = await listing(above);
      // One that may be entered but not listed tells nothing; whether it may is for checkAccess to say.
      if (names !== 'denied' && !names?.has(part)) return join(root, file);
      above = join(above, part);
    }
  }
  return undefined;
}

function unlessDenied(error: unknown): 'denied' {
  if (error instanceof SharedDirError && error.code === 'EACCES') return 'denied';
  throw error;
}

const PROBE_BYTES = 1 << 20;

/** Whether there is room for a megabyte more; a quota counts as well as the disk. */
export async function hasRoom(dir: string): Promise<boolean> {
  try {
    const probe = join(dir, `.room-${randomUUID()}`);
    const file = await createOwnFile(probe);
    try {
      await file.writeFile(Buffer.alloc(PROBE_BYTES));
      await file.sync();
    } finally {
      await file.close().finally(() => unlink(probe));
    }
    return true;
  } catch (error) {
    return !['ENOSPC', 'EDQUOT'].includes(errorCode(error));
  }
}

async function exists(path: string): Promise<boolean> {
  const found = await mapErrno('look at', path, () => lstat(path), { ENOENT: undefined, ENOTDIR: undefined });
  return found !== undefined;
}

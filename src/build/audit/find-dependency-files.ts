import type { Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openRegular } from '../../shared-dir/own-file.ts';
import { type DependencyFile, parseDependencyFile } from './dependency-file.ts';

/** A larger tree is looked through in part: nobody is to wait long for a warning. */
const MOST_DIRECTORIES = 50_000;
const MOST_FILES = 20_000;
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_BYTES_IN_ALL = 256 * 1024 * 1024;

export interface FoundDependencyFile extends DependencyFile {
  readonly path: string;
}

export interface WhereToLook {
  /** Directories, each with all below it. */
  readonly roots: readonly string[];
  /** When the build began, in milliseconds by the clock of the file system: what is older another build has left. */
  readonly sinceMs: number;
}

/** The dependency files (`*.d`) that a build has written. */
export async function findDependencyFiles({ roots, sinceMs }: WhereToLook): Promise<FoundDependencyFile[]> {
  const found: FoundDependencyFile[] = [];
  let bytes = 0;
  for (const path of await listNamed(roots, (name) => name.endsWith('.d'))) {
    const text = await readWritten(path, sinceMs, MOST_BYTES_IN_ALL - bytes);
    if (text === undefined) continue;
    bytes += text.length;
    found.push({ path, ...parseDependencyFile(text) });
  }
  return found;
}

/** Breadth first, so that of a tree that is too large the part is seen where tools write. Links are not followed. */
async function listNamed(roots: readonly string[], isAsked: (name: string) => boolean): Promise<string[]> {
  const paths: string[] = [];
  const seen = new Set(roots);
  for (const directory of seen) {
    if (paths.length >= MOST_FILES) break;
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (entry.isFile() && isAsked(entry.name)) paths.push(path);
      // A set is gone through in the order in which it grows.
      else if (entry.isDirectory() && entry.name !== '.git' && seen.size < MOST_DIRECTORIES) seen.add(path);
    }
  }
  return paths.slice(0, MOST_FILES);
}

/** Undefined for what another build has left, what is no file, or too much. What cannot be read says nothing. */
async function readWritten(path: string, sinceMs: number, mostBytes: number): Promise<string | undefined> {
  const isWritten = ({ ctimeMs, size }: Stats) => ctimeMs >= sinceMs && size <= Math.min(MOST_BYTES, mostBytes);
  const file = await openRegular(path, isWritten).catch(() => undefined);
  try {
    return await file?.readFile('utf8');
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

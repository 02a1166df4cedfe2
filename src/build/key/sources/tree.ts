import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { errorCode } from '../../../shared-dir/error-code.ts';
import { SourcesError } from './sources-error.ts';

export interface TreeEntry {
  readonly name: string;
  /** What it is, or leads to. */
  readonly kind: 'file' | 'directory' | 'nothing' | 'neither file nor directory';
  /** The text of a symbolic link. */
  readonly target?: string;
}

/** A directory, and how it was come to: a link may lead into what it is in. */
export interface Directory {
  readonly path: string;
  /** The physical paths of the directories that were entered by a link, from the top. */
  readonly entered: readonly string[];
}

/** The directories of this machine, each read once. */
export class Tree {
  readonly #listings = new Map<string, Promise<readonly TreeEntry[]>>();

  async open(path: string): Promise<Directory> {
    return { path, entered: [await realpath(path)] };
  }

  /** Sorted by name. None where there is no such directory. */
  async list({ path }: Directory): Promise<readonly TreeEntry[]> {
    let listing = this.#listings.get(path);
    if (listing === undefined) {
      listing = readDirectory(path);
      this.#listings.set(path, listing);
    }
    return await listing;
  }

  /** Undefined where a link leads back to a directory that it is in: all that is there has been met already. */
  async enter(parent: Directory, entry: TreeEntry): Promise<Directory | undefined> {
    const path = join(parent.path, entry.name);
    if (entry.target === undefined) return { path, entered: parent.entered };
    const physical = await realpath(path);
    const isAbove = (inside: string) => inside === physical || inside.startsWith(`${physical}${sep}`);
    if ([...parent.entered, await realpath(parent.path)].some(isAbove)) return undefined;
    return { path, entered: [...parent.entered, physical] };
  }
}

async function readDirectory(path: string): Promise<readonly TreeEntry[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw new SourcesError(`the directory ${path} cannot be read: ${errorCode(error) ?? error}`);
  });
  const read = entries.map(async (entry): Promise<TreeEntry> => {
    const { name } = entry;
    checkName(path, name);
    if (entry.isSymbolicLink()) return await readLink(join(path, name), name);
    return { name, kind: kindOf(entry) };
  });
  return (await Promise.all(read)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readLink(path: string, name: string): Promise<TreeEntry> {
  const target = await readlink(path);
  checkName(path, target);
  const there = await stat(path).catch(() => undefined);
  return { name, kind: there === undefined ? 'nothing' : kindOf(there), target };
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): TreeEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'neither file nor directory';
}

/** A list of files has one name a line, in UTF-8; what is not becomes U+FFFD, and could not be opened. */
function checkName(directory: string, name: string): void {
  if (!/[\n\r\uFFFD]/.test(name)) return;
  throw new SourcesError(
    `${directory} has an entry ${JSON.stringify(name)}, whose name holds a line break or is no UTF-8: rename it, or exclude its directory`,
  );
}

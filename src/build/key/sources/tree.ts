import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
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
  /** Physical paths of directories below which all is met: where `**` began, then where links led. None while names are matched. */
  readonly entered: readonly string[];
}

/** The directories of this machine, each read once. */
export class Tree {
  readonly #listings = new Map<string, Promise<readonly TreeEntry[]>>();
  readonly #workspace: string;

  constructor(workspace: string) {
    this.#workspace = workspace;
  }

  /** Where all below a directory is to be met, if it is not already. */
  async begin(directory: Directory): Promise<Directory> {
    const { path, entered } = directory;
    return entered.length > 0 ? directory : { path, entered: [await realpath(path)] };
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

  /**
   * To meet all below it. Undefined where a link leads back to a directory that it is in, and whose files are met anyway.
   *
   * @throws SourcesError for a link that leads up to what the workspace is in, up to the whole machine
   */
  async enter(parent: Directory, entry: TreeEntry): Promise<Directory | undefined> {
    const path = join(parent.path, entry.name);
    if (entry.target === undefined) return { path, entered: parent.entered };
    const physical = await realpath(path);
    const leadsBack = [...parent.entered, await realpath(parent.path)].some((inside) => isBelow(inside, physical));
    if (leadsBack && parent.entered.some((above) => isBelow(physical, above))) return undefined;
    const workspace = await realpath(this.#workspace);
    if (physical !== workspace && isBelow(workspace, physical)) {
      const name = relative(this.#workspace, path);
      // No line of `sources` reaches what a list names elsewhere.
      const mend = name.startsWith(`..${sep}`)
        ? 'let the list name what is meant instead of a directory that it is in'
        : `exclude it, "!${name}", and name what is meant`;
      throw new SourcesError(`${path} leads to ${physical}, which the workspace is in: ${mend}`);
    }
    return { path, entered: [...parent.entered, physical] };
  }
}

/** Or is it. */
function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(above.endsWith(sep) ? above : `${above}${sep}`);
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
  const target = await readTarget(path);
  const there = await stat(path).catch(() => undefined);
  return { name, kind: there === undefined ? 'nothing' : kindOf(there), target };
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): TreeEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'neither file nor directory';
}

/** The text of a symbolic link, which stands on a line of its own in a list of files, as names do. */
export async function readTarget(path: string): Promise<string> {
  const target = await readlink(path);
  if (!NO_LINE.test(target)) return target;
  throw new SourcesError(
    `${path} leads to ${JSON.stringify(target)}, which holds a line break or is no UTF-8: rename that, or exclude the link`,
  );
}

/** A list of files has one name a line, in UTF-8; what is not becomes U+FFFD, and could not be opened. */
const NO_LINE = /[\n\r\uFFFD]/;

function checkName(directory: string, name: string): void {
  if (!NO_LINE.test(name)) return;
  throw new SourcesError(
    `${directory} has an entry ${JSON.stringify(name)}, whose name holds a line break or is no UTF-8: rename it, or exclude its directory`,
  );
}

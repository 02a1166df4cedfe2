import { join } from 'node:path';
import { type Glob, isWithin, matchesName } from './glob.ts';
import { SourcesError } from './sources-error.ts';
import type { Directory, Tree, TreeEntry } from './tree.ts';

/** Who names more has most likely named a directory of results, or the root. */
export const MOST_FILES = 500_000;

/** What is to be hashed, by its path relative to the workspace, or absolute outside of it. */
export interface FoundFile {
  readonly path: string;
  /** Of a symbolic link. */
  readonly target?: string;
  /** A link that leads nowhere, or to a directory, has no content of its own. */
  readonly hasContent: boolean;
}

export type FoundFiles = Map<string, FoundFile>;

/** git keeps there what changes with each fetch; a submodule's is a file. */
const GIT = '.git';

/** Finds what the patterns of one line name, without what later lines exclude. */
export class FileFinder {
  readonly #tree: Tree;
  readonly #excluded: readonly Glob[];
  readonly #found: FoundFiles;
  /** How many matched, also those that another line had found before. */
  #matches = 0;

  constructor(tree: Tree, { excluded, found }: { readonly excluded: readonly Glob[]; readonly found: FoundFiles }) {
    this.#tree = tree;
    this.#excluded = excluded;
    this.#found = found;
  }

  get matches(): number {
    return this.#matches;
  }

  /** @param root the directory in which the pattern begins, whose files are named relative to it */
  async find(glob: Glob, root: string): Promise<void> {
    await this.#find(glob, { directory: { path: root, entered: [] }, path: '', from: 0, visited: new Set() });
  }

  /** All files in a directory and in those below it. @param path of the directory, as the files in it are named */
  async findBelow(root: string, path: string): Promise<void> {
    await this.#findBelow({ path: root, entered: [] }, path);
  }

  async #findBelow(top: Directory, path: string): Promise<void> {
    const directory = await this.#tree.begin(top);
    const entries = await this.#tree.list(directory);
    await Promise.all(entries.map(async (entry) => await this.#take(directory, entry, inside(path, entry))));
  }

  /** The files in a directory, without those below it. */
  async findIn(root: string, path: string): Promise<void> {
    const directory = { path: root, entered: [] };
    for (const entry of await this.#tree.list(directory)) {
      if (entry.kind === 'file') await this.#take(directory, entry, inside(path, entry));
    }
  }

  add(file: FoundFile): void {
    this.#matches += 1;
    this.#found.set(file.path, file);
    if (this.#found.size > MOST_FILES) throw new SourcesError(`names more than ${MOST_FILES} files; exclude some`);
  }

  async #find(glob: Glob, { directory, path, from, visited }: Visit): Promise<void> {
    const place = `${from} ${path}`;
    if (visited.has(place)) return;
    visited.add(place);
    const segment = glob[from];
    const isLast = from === glob.length - 1;
    if (segment === undefined || (segment.kind === 'any depth' && isLast)) {
      return await this.#findBelow(directory, path);
    }
    const isDeep = segment.kind === 'any depth';
    if (isDeep) await this.#find(glob, { directory, path, from: from + 1, visited });
    // What one name matches need not be met elsewhere, wherever a link leads; and the names of a pattern come to an end.
    const here = isDeep ? await this.#tree.begin(directory) : { path: directory.path, entered: [] };
    for (const entry of await this.#tree.list(here)) {
      if (!matchesName(segment, entry.name)) continue;
      const inner = inside(path, entry);
      if (!isDeep && isLast) await this.#take(here, entry, inner);
      else if (entry.kind === 'directory' && !this.#isSkipped(entry, inner)) {
        const below = isDeep ? await this.#tree.enter(here, entry) : { path: join(here.path, entry.name), entered: [] };
        const next = isDeep ? from : from + 1;
        if (below !== undefined) await this.#find(glob, { directory: below, path: inner, from: next, visited });
      }
    }
  }

  async #take(directory: Directory, entry: TreeEntry, path: string): Promise<void> {
    if (this.#isSkipped(entry, path)) return;
    const { kind, target } = entry;
    if (kind === 'neither file nor directory') {
      throw new SourcesError(`${path} is a FIFO, a socket or a device, which has no content: exclude it, "!${path}"`);
    }
    if (kind === 'file' || target !== undefined) {
      this.add({ path, hasContent: kind === 'file', ...(target === undefined ? {} : { target }) });
    }
    if (kind !== 'directory') return;
    const below = await this.#tree.enter(directory, entry);
    if (below !== undefined) await this.#findBelow(below, path);
  }

  #isSkipped({ name }: TreeEntry, path: string): boolean {
    return name === GIT || this.#excluded.some((glob) => isWithin(glob, path));
  }
}

/** Where a pattern has come to. */
interface Visit {
  readonly directory: Directory;
  readonly path: string;
  readonly from: number;
  readonly visited: Set<string>;
}

function inside(path: string, { name }: TreeEntry): string {
  return path === '' ? name : join(path, name);
}

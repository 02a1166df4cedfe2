import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { errorCode } from '../../../shared-dir/error-code.ts';
import { type ListItem, parseFileList } from './file-list.ts';
import { FileFinder, type FoundFile, type FoundFiles } from './find-files.ts';
import { type Glob, isWithin } from './glob.ts';
import type { SourceLine } from './source-lines.ts';
import { SourcesError } from './sources-error.ts';
import { readTarget, Tree } from './tree.ts';

/** Where the names in `sources`, and in the lists that it names, begin. */
export interface SourcePlaces {
  readonly workspace: string;
  /** Where the build runs. */
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * All files that the lines name, sorted by their path.
 *
 * @throws SourcesError for a line that names nothing, or what cannot be read
 */
export async function findSources(lines: readonly SourceLine[], places: SourcePlaces): Promise<FoundFile[]> {
  if (!lines.some(({ kind }) => kind !== 'exclude'))
    throw new SourcesError('says only what to exclude, not what to take');
  const tree = new Tree(places.workspace);
  const found: FoundFiles = new Map();
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'exclude') continue;
    const excluded = lines.slice(index + 1).flatMap((later) => (later.kind === 'exclude' ? later.globs : []));
    const finder = new FileFinder(tree, { excluded, found });
    try {
      if (line.kind === 'list') await new ListReader(places, { finder, excluded }).read(line.path, line.relativeTo);
      else for (const glob of line.globs) await finder.find(glob, places.workspace);
    } catch (error) {
      throw error instanceof SourcesError ? new SourcesError(`${describeLine(line)}: ${error.message}`) : error;
    }
    if (finder.matches > 0) continue;
    const beyond = excluded.length > 0 ? ', or later lines exclude all that it matches' : '';
    throw new SourcesError(`${describeLine(line)}: matches no file in ${places.workspace}${beyond}`);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function describeLine({ line, text }: SourceLine): string {
  return `line ${line}, ${JSON.stringify(text)}`;
}

interface Finding {
  readonly finder: FileFinder;
  readonly excluded: readonly Glob[];
}

/** Finds what a simulator's file list names, and the list itself. */
class ListReader {
  readonly #places: SourcePlaces;
  readonly #finding: Finding;

  constructor(places: SourcePlaces, finding: Finding) {
    this.#places = places;
    this.#finding = finding;
  }

  async read(list: string, relativeTo: 'working directory' | 'list', within: readonly string[] = []): Promise<void> {
    const path = resolve(this.#places.workspace, list);
    const chain = [...within, this.#nameOf(path)];
    if (within.includes(this.#nameOf(path))) throw new SourcesError(`a list includes itself: ${chain.join(' → ')}`);
    const items = await this.#parse(path, within.at(-1));
    await this.#addFile(path);
    const base = relativeTo === 'list' ? dirname(path) : this.#places.workingDirectory;
    for (const item of items) {
      const named = resolve(base, item.name);
      if (item.kind === 'list') await this.read(named, item.relativeTo, chain);
      else if (item.kind === 'directory') await this.#addDirectory(named, item.isDeep);
      else await this.#addNamed(item, { path: named, list: this.#nameOf(path), isBelowList: relativeTo === 'list' });
    }
  }

  async #parse(path: string, namedBy: string | undefined): Promise<ListItem[]> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      const by = namedBy === undefined ? '' : `, which ${namedBy} names,`;
      throw new SourcesError(`the list ${path}${by} cannot be read: ${errorCode(error) ?? error}`);
    });
    try {
      return parseFileList(text, this.#places.env);
    } catch (error) {
      throw new SourcesError(`the list ${this.#nameOf(path)}: ${error instanceof Error ? error.message : error}`);
    }
  }

  async #addNamed(
    { name, isSure }: { readonly name: string; readonly isSure: boolean },
    { path, list, isBelowList }: { readonly path: string; readonly list: string; readonly isBelowList: boolean },
  ): Promise<void> {
    const there = await stat(path).catch(() => undefined);
    if (there?.isFile() === true) return await this.#addFile(path);
    if (!isSure) return;
    const hint = isBelowList ? '' : '; -F takes its names relative to the list itself, -f to the working directory';
    throw new SourcesError(`the list ${list} names ${name}, and there is no file ${path}${hint}`);
  }

  async #addFile(path: string): Promise<void> {
    const name = this.#nameOf(path);
    if (/[\n\r]/.test(name)) throw new SourcesError(`the name ${JSON.stringify(name)} holds a line break`);
    if (this.#finding.excluded.some((glob) => isWithin(glob, name))) return;
    const isLink = (await lstat(path)).isSymbolicLink();
    this.#finding.finder.add({ path: name, hasContent: true, ...(isLink ? { target: await readTarget(path) } : {}) });
  }

  /** Simulators pass over one that is not there. */
  async #addDirectory(path: string, isDeep: boolean): Promise<void> {
    const { finder } = this.#finding;
    if ((await stat(path).catch(() => undefined))?.isDirectory() !== true) return;
    const name = this.#nameOf(path);
    await (isDeep ? finder.findBelow(path, name) : finder.findIn(path, name));
  }

  #nameOf(path: string): string {
    const inside = relative(this.#places.workspace, path);
    return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? path : join(inside);
  }
}

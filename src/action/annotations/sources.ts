import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { listTracked } from '../../command/tracked-files.ts';

/** More than these, and a search would cost more than the annotation is worth. */
const MOST_WALKED = 20_000;

/** The files of a checkout, relative to it. */
export interface Listing {
  readonly paths: readonly string[];
  /** Whether these are the files that git tracks: any other was made by a build. */
  readonly isTracked: boolean;
}

/** The source files of a checkout, listed once, when they are first asked for. */
export class Sources {
  readonly #workspace: string;
  readonly #list: () => Listing;
  #known:
    | { readonly tracked: ReadonlySet<string> | undefined; readonly named: ReadonlyMap<string, string[]> }
    | undefined;

  constructor(workspace: string, list: () => Listing) {
    this.#workspace = workspace;
    this.#list = list;
  }

  /** Whether a file that is there is one of the checkout's own, as far as that can be told. */
  isOwn(path: string): boolean {
    return this.#files.tracked?.has(path) ?? true;
  }

  /**
   * The file that a path elsewhere is most likely a copy of: of those of its name the one that has the longest end of the
   * path in common, and among those the one of which that is the whole path. Several that are equally good are none.
   */
  originalOf(path: string): string | undefined {
    const named = (this.#files.named.get(basename(path)) ?? []).map((file) => ({
      file,
      likeness: likeness(file, path),
    }));
    const most = Math.max(...named.map((each) => each.likeness));
    const [best, ...others] = named.filter((each) => each.likeness === most);
    return others.length === 0 ? best?.file : undefined;
  }

  /** Whether two files of the workspace have the same content. */
  areSame(path: string, other: string): boolean {
    const [one, two] = [join(this.#workspace, path), join(this.#workspace, other)];
    try {
      return statSync(one).size === statSync(two).size && readFileSync(one).equals(readFileSync(two));
    } catch {
      return false;
    }
  }

  get #files() {
    if (this.#known !== undefined) return this.#known;
    const { paths, isTracked } = this.#list();
    const named = new Map<string, string[]>();
    for (const path of paths) {
      const name = basename(path);
      named.set(name, [...(named.get(name) ?? []), path]);
    }
    this.#known = { tracked: isTracked ? new Set(paths) : undefined, named };
    return this.#known;
  }
}

function likeness(file: string, path: string): number {
  const [parts, others] = [file.split(sep).reverse(), path.split(sep).reverse()];
  const differs = parts.findIndex((part, at) => part !== others[at]);
  if (differs >= 0) return differs;
  // That the root of the checkout has a file of a name says no more than that any other directory has.
  return parts.length > 1 ? parts.length + 0.5 : 1;
}

const NOTHING: Listing = { paths: [], isTracked: false };

/** @param exclude directories whose files are none of the checkout's */
export function listCheckout(workspace: string, exclude: readonly string[]): Listing {
  const tracked = listTracked(workspace);
  return tracked.length > 0 ? { paths: tracked, isTracked: true } : listPresent(workspace, exclude);
}

function listPresent(workspace: string, exclude: readonly string[]): Listing {
  const paths: string[] = [];
  const open = [workspace];
  let seen = 0;
  for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
    for (const entry of entriesOf(directory)) {
      seen += 1;
      // Of a part of the files none can be said to be the only one of its name.
      if (seen > MOST_WALKED) return NOTHING;
      const path = join(directory, entry.name);
      if (entry.isDirectory() && entry.name !== '.git' && !exclude.includes(path)) open.push(path);
      if (entry.isFile()) paths.push(relative(workspace, path));
    }
  }
  return { paths, isTracked: false };
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { listTracked } from '../../command/tracked-files.ts';

/** Beyond this, a search costs more than an annotation is worth. */
const MOST_WALKED = 20_000;

/** The files of a checkout, relative to it. */
export interface Listing {
  readonly paths: readonly string[];
  /** Whether these are the files that git tracks; any other file was made by a build. */
  readonly isTracked: boolean;
}

/** The source files of a checkout, listed once, on first use. */
export class CheckoutFiles {
  readonly #workspace: string;
  readonly #list: () => Listing;
  #known:
    | { readonly tracked: ReadonlySet<string> | undefined; readonly named: ReadonlyMap<string, string[]> }
    | undefined;

  constructor(workspace: string, list: () => Listing) {
    this.#workspace = workspace;
    this.#list = list;
  }

  /** Whether an existing file belongs to the checkout, as far as can be told. */
  isOwn(path: string): boolean {
    return this.#files.tracked?.has(path) ?? true;
  }

  /**
   * The file that a path elsewhere is most likely a copy of: the one of that name that shares the longest tail of the path,
   * preferably its whole path. Undefined if several match equally well.
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
  // A file in the root of the checkout is no better match than one in any other directory.
  return parts.length > 1 ? parts.length + 0.5 : 1;
}

const NOTHING: Listing = { paths: [], isTracked: false };

/** @param exclude directories that are not part of the checkout */
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
      // In a partial listing, no file is known to be the only one of its name.
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

import { join } from 'node:path';
import { inBatches } from '../shared-dir/in-batches.ts';
import { type ForeignLink, findForeignLink } from '../shared-dir/mount/foreign-link.ts';
import { listKinds, type Named } from '../shared-dir/tree/list-kinds.ts';
import { attemptWith, isReserved } from './layout.ts';

/** An entry, by its directory's name and listing. */
export interface FoundEntry {
  /** `NAME-DIGEST`. */
  readonly id: string;
  /** Directories below the root, from the top: `OWNER`, `REPO`. */
  readonly folders: readonly string[];
  readonly dir: string;
  /** What the directory holds. */
  readonly names: readonly string[];
}

/** Something passed over; `why` completes a sentence that begins with the path. */
export interface Unreachable {
  readonly path: string;
  readonly why: string;
}

/** A directory that is not an entry, and its listing. */
export interface FoundFolder {
  readonly folders: readonly string[];
  readonly names: readonly string[];
}

export interface Finds {
  readonly entry: (entry: FoundEntry) => void;
  /** Deepest first. */
  readonly folder: (folder: FoundFolder) => void;
  readonly unreachable: (unreachable: Unreachable) => void;
}

const ENTRY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*-[0-9a-f]{16}$/;
const MOST_NAMES = 100_000;
/** Directories that are open at once. */
const SIDE_BY_SIDE = 64;
/** More than a fork of a project in GitLab's twenty groups within groups has: `.forks/EVENT/_gitlab/…/PROJECT/FORK`. */
const MOST_LEVELS = 32;

/**
 * Finds the entries below a directory: of repositories, and of the separate trees below `.forks`. Follows links only of trusted
 * users (SECURITY.md), and none in an entry's place.
 *
 * @param folders where to begin, below `root`
 * @throws SharedDirError if the first directory cannot be listed
 */
export async function findEntries(
  root: string,
  folders: readonly string[],
  finds: Finds,
  signal?: AbortSignal,
): Promise<void> {
  const dir = join(root, ...folders);
  const listing = await listKinds(dir, MOST_NAMES);
  if (listing === undefined) return;
  if (!listing.isAll)
    finds.unreachable({ path: dir, why: `holds more than ${MOST_NAMES} names; some are passed over` });
  const look = async (named: Named) => {
    if (signal?.aborted) return;
    await find(root, folders, named, finds, signal).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : `${error}`;
      finds.unreachable({ path: join(dir, named.name), why });
    });
  };
  const isLikeEntry = ({ name }: Named) => ENTRY.test(name);
  await inBatches(listing.found.filter(isLikeEntry), look, SIDE_BY_SIDE);
  for (const named of listing.found) if (!isLikeEntry(named)) await look(named);
  if (listing.isAll) finds.folder({ folders, names: listing.found.map(({ name }) => name) });
}

async function find(
  root: string,
  folders: readonly string[],
  { name, kind }: Named,
  finds: Finds,
  signal: AbortSignal | undefined,
): Promise<void> {
  const above = join(root, ...folders);
  const path = join(above, name);
  if (kind === 'other' || !mayBeFolder(name, folders)) return;
  if (kind === 'link') {
    if (ENTRY.test(name)) return finds.unreachable({ path, why: 'is a symbolic link in the place of an entry' });
    const foreign = await findForeignLink(above, [name]);
    if (foreign !== undefined) return finds.unreachable({ path, why: describeForeign(foreign) });
  } else if (ENTRY.test(name)) {
    const inside = await listKinds(path, MOST_NAMES);
    if (inside === undefined) return;
    const names = inside.found.map((each) => each.name);
    // Any directory may have such a name.
    if (names.length === 0 || names.some(isOfEntry)) return finds.entry({ id: name, folders, dir: path, names });
  }
  if (folders.length === MOST_LEVELS) return finds.unreachable({ path, why: 'stands too deep' });
  await findEntries(root, [...folders, name], finds, signal);
}

export function describeForeign({ uid, target }: ForeignLink): string {
  return `is a symbolic link of user ${uid} to ${target}`;
}

/** Of all names, only a repository's may begin with a dot (`.github`). What else does is ours, or none of our business. */
function mayBeFolder(name: string, folders: readonly string[]): boolean {
  if (!name.startsWith('.')) return true;
  if (folders.length === 0) return name === '.forks';
  const isOfForks = folders[0] === '.forks';
  if (isOfForks && ['.dependabot', '.runs'].includes(name)) return true;
  // OWNER/REPO, and .forks/EVENT/OWNER/REPO/HEAD-OWNER/HEAD-REPO.
  return (isOfForks ? [3, 5] : [1]).includes(folders.length) && !isReserved(name);
}

function isOfEntry(name: string): boolean {
  return name === '.locks' || attemptWith(name) !== undefined;
}

import { EntryPaths } from '../call-once/entry-paths.ts';
import type { Host } from '../nfs-lock/host.ts';
import { inBatches } from '../shared-dir/in-batches.ts';
import { type Ages, readAges } from './ages.ts';
import { type Finds, type FoundEntry, type FoundFolder, findEntries, type Unreachable } from './find-entries.ts';
import { attemptPlace, BUILD } from './layout.ts';
import { type EntryStatus, readStatus } from './status.ts';
import { resultOf } from './stored-result.ts';

/** An entry as seen from outside. */
export interface EntrySummary extends FoundEntry {
  readonly status: EntryStatus;
  /** While it is being built: seconds since its holder last beat, by the server's clock. */
  readonly beatAgeSeconds?: number;
  /** The attempt that is its result. */
  readonly attempt?: string;
  /** The result's size on disk, as its builder measured it. */
  readonly bytes?: number;
  /** Seconds since it was last used or, without a result, since anything happened in it; by the server's clock. */
  readonly idleSeconds: number;
  /** Links of jobs that use its result; some may have ended (`readUsers` tells). */
  readonly users: number;
  /** Its result is being removed, or a removal stopped halfway: the next job builds. */
  readonly isRetired: boolean;
}

/** Entries read in parallel. */
const SIDE_BY_SIDE = 64;

export interface Listing {
  readonly entries: readonly EntrySummary[];
  /** Directories that are not entries, deepest first. */
  readonly folders: readonly FoundFolder[];
  readonly unreachable: readonly Unreachable[];
}

export interface ListingOptions {
  /** Where to begin, below the root. Default: at the root. */
  readonly folders?: readonly string[];
  /** Default: by a reading of the server's clock. */
  readonly ages?: Ages;
  readonly signal?: AbortSignal | undefined;
}

/**
 * All entries below `root`, or below some folders of it.
 *
 * @throws SharedDirError where the root cannot be listed
 */
export async function listEntries(host: Host, root: string, options: ListingOptions = {}): Promise<Listing> {
  const found: FoundEntry[] = [];
  const folders: FoundFolder[] = [];
  const unreachable: Unreachable[] = [];
  const finds: Finds = {
    entry: (each) => found.push(each),
    folder: (each) => folders.push(each),
    unreachable: (each) => unreachable.push(each),
  };
  await findEntries(root, options.folders ?? [], finds, options.signal);
  const ages = options.ages ?? (await readAges(host, root));
  const summarize = async (entry: FoundEntry) => {
    if (options.signal?.aborted) return [];
    try {
      return [await summarizeEntry(host, ages, entry)];
    } catch (error) {
      unreachable.push({ path: entry.dir, why: error instanceof Error ? error.message : `${error}` });
      return [];
    }
  };
  return { entries: (await inBatches(found, summarize, SIDE_BY_SIDE)).flat(), folders, unreachable };
}

/** @throws SharedDirError */
export async function summarizeEntry(
  { dir: shared }: Pick<Host, 'dir'>,
  ages: Ages,
  entry: FoundEntry,
): Promise<EntrySummary> {
  const status = await readStatus(shared, entry.dir);
  const paths = new EntryPaths(entry.dir, BUILD);
  const { attempt, bytes } = status.kind === 'built' ? resultOf(status.done) : {};
  const users = attempt === undefined ? undefined : attemptPlace(entry.dir, attempt).users;
  const names = users === undefined ? undefined : await shared.list(users);
  const changed = names === undefined ? paths.locks : users;
  const last = (await shared.status(changed ?? entry.dir)) ?? (await shared.status(entry.dir));
  const beat = status.kind === 'being built' ? await shared.status(paths.lock) : undefined;
  return {
    ...entry,
    status,
    ...(beat === undefined ? {} : { beatAgeSeconds: ages.ageSeconds(beat.mtimeNs) }),
    ...(attempt === undefined ? {} : { attempt }),
    ...(bytes === undefined ? {} : { bytes }),
    idleSeconds: last === undefined ? 0 : ages.ageSeconds(last.mtimeNs),
    users: names?.length ?? 0,
    isRetired: attempt !== undefined && names === undefined,
  };
}

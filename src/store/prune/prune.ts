import { join } from 'node:path';
import type { Host } from '../../nfs-lock/host.ts';
import { inBatches } from '../../shared-dir/in-batches.ts';
import { findForeignLink } from '../../shared-dir/mount/foreign-link.ts';
import { spaceOf } from '../../shared-dir/mount/space.ts';
import { inTrustedDirectory } from '../../shared-dir/mount/trusted-directory.ts';
import type { SharedDir } from '../../shared-dir/shared-dir.ts';
import { removeTree } from '../../shared-dir/tree/remove-tree.ts';
import { readAges } from '../ages.ts';
import { type EntrySummary, listEntries } from '../entry-summary.ts';
import { describeForeign, type Unreachable } from '../find-entries.ts';
import { attemptWith } from '../layout.ts';
import { USER_TIMEOUT_SECONDS } from '../users.ts';
import { beatingOnDemand } from './beating-on-demand.ts';
import { MIN_AGE_SECONDS, type PruneLimits } from './limits.ts';
import { type Goes, type Pruned, type PruneRules, pruneEntry } from './prune-entry.ts';
import { PrunePlan } from './prune-plan.ts';
import { removeFolders } from './remove-folders.ts';
import { isScratch, isYoung } from './scratch.ts';

export interface PruneOptions extends PruneLimits {
  readonly host: Host;
  /** The directory that all runners share; absolute. */
  readonly path: string;
  /** Which trees below it: folders, from the top. Default: all. */
  readonly trees?: readonly (readonly string[])[];
  /** Only reports what would be done. */
  readonly isDryRun?: boolean;
  /** Stops it between two entries. */
  readonly signal?: AbortSignal;
}

/** An entry that went, or in a dry run would go. */
export interface Removal {
  readonly entry: EntrySummary;
  readonly why: string;
}

/** An entry that should have gone but stays. */
export interface Kept {
  readonly entry: EntrySummary;
  readonly pruned: Pruned;
}

export interface PruneReport {
  /** Entries that were there before. */
  readonly entries: number;
  readonly removed: readonly Removal[];
  readonly removedBytes: number;
  readonly kept: readonly Kept[];
  /** Removed attempts that were no entry's result. */
  readonly leftovers: number;
  /** What could not be reached or removed, and why. */
  readonly unreachable: readonly Unreachable[];
  /** What remains takes. */
  readonly bytes: number;
  /** A limit that is still exceeded, in words. */
  readonly exceeded?: string;
  /** False if it was told to stop early. */
  readonly isComplete: boolean;
}

/** Entries searched for leftovers in parallel. */
const SIDE_BY_SIDE = 16;

/**
 * Removes what is over the limits, and whatever nobody can need any more. It takes nothing that is in use, waits for nobody,
 * and may be ended at any point: what it leaves then the next one goes on with, and nobody trusts it (protocol: prune 1 to 6).
 *
 * @throws SharedDirError where `path` cannot be listed or written to
 */
export async function prune(options: PruneOptions): Promise<PruneReport> {
  const { host, path, trees = [[]], signal, isDryRun = false } = options;
  const rules: PruneRules = {
    host: beatingOnDemand(host),
    ages: await readAges(host, path),
    minAgeSeconds: options.minAgeSeconds ?? MIN_AGE_SECONDS,
    userTimeoutSeconds: options.userTimeoutSeconds ?? USER_TIMEOUT_SECONDS,
    ...(options.maxAgeSeconds === undefined ? {} : { maxAgeSeconds: options.maxAgeSeconds }),
    isDryRun,
    removeTree,
  };
  const listings = [];
  const unreachable: Unreachable[] = [];
  for (const folders of trees) {
    const foreign = await findForeignLink(path, folders);
    if (foreign === undefined) listings.push(await listEntries(host, path, { folders, ages: rules.ages, signal }));
    else unreachable.push({ path: foreign.path, why: describeForeign(foreign) });
  }
  const entries = listings.flatMap((listing) => listing.entries);
  unreachable.push(...listings.flatMap((listing) => listing.unreachable));
  const free = async () => (await spaceOf(path)).freeBytes + (isDryRun ? plan.removedBytes : 0);
  const plan: PrunePlan = new PrunePlan(options, entries, free);
  const removed: Removal[] = [];
  const kept: Kept[] = [];
  const young: EntrySummary[] = [];
  const others: EntrySummary[] = [];
  let leftovers = 0;

  const pruneOne = async (entry: EntrySummary, why?: string) => {
    const goes = why === undefined ? undefined : { unusedForSeconds: entry.idleSeconds };
    const pruned = await pruneAt(rules, path, entry, goes).catch((error: unknown) => {
      unreachable.push({ path: entry.dir, why: error instanceof Error ? error.message : `${error}` });
    });
    leftovers += pruned?.leftovers ?? 0;
    if (pruned?.strange !== undefined) unreachable.push({ path: entry.dir, why: describeStrange(pruned.strange) });
    if (pruned?.kind === 'removed') {
      plan.removed(entry);
      removed.push({ entry, why: why ?? 'a crash, or somebody who removed its files, had left it' });
    } else if (why !== undefined) {
      if (!isDryRun && pruned?.kind !== 'young' && pruned?.kind !== 'in use') await plan.partlyRemoved(entry, signal);
      if (pruned !== undefined) kept.push({ entry, pruned });
    }
  };
  for (const entry of plan.oldestFirst) {
    if (signal?.aborted) break;
    const why = plan.whyTooOld(entry);
    if (why === undefined) young.push(entry);
    else await pruneOne(entry, why);
  }
  await plan.measure(signal);
  for (const entry of young) {
    if (signal?.aborted) break;
    const why = await plan.whyTooMuch(entry);
    if (why === undefined) others.push(entry);
    else await pruneOne(entry, why);
  }
  await inBatches(others, async (entry) => (signal?.aborted ? undefined : await pruneOne(entry)), SIDE_BY_SIDE);
  if (!isDryRun && !signal?.aborted) {
    const folders = listings.flatMap((listing) => listing.folders);
    await removeFolders(rules, path, folders, (folder) => unreachable.push(folder));
  }
  const exceeded = await plan.exceeded();
  return {
    entries: entries.length,
    removed,
    removedBytes: plan.removedBytes,
    kept,
    leftovers,
    unreachable,
    bytes: plan.bytes,
    ...(exceeded === undefined ? {} : { exceeded }),
    isComplete: signal?.aborted !== true,
  };
}

/** Where the results of a repository's forks are, and those of events that do not tell whose code they are about. */
export async function treesOfForks(
  shared: SharedDir,
  path: string,
  repository: readonly string[],
): Promise<string[][]> {
  const events = (await shared.list(join(path, '.forks'))) ?? [];
  return events.map((event) => ['.forks', event, ...repository]);
}

export function describeStrange(names: readonly string[]): string {
  return `it holds what is not build-once's, and stays: ${names.slice(0, 3).join(', ')}`;
}

/** Prunes one entry, whatever somebody puts in the place of a directory on the way there meanwhile. */
export async function pruneAt(
  rules: PruneRules,
  path: string,
  { folders, id, dir }: Pick<EntrySummary, 'folders' | 'id' | 'dir'>,
  goes?: Goes,
): Promise<Pruned | undefined> {
  return await inTrustedDirectory(path, folders, 'trusted links', async (repository) => {
    const pruned = await inTrustedDirectory(repository, [id], 'no links', async (inside) => {
      return await pruneEntry(rules, inside, goes).catch((error: unknown) => {
        // What it is decides the exit code.
        if (error instanceof Error) error.message = error.message.replaceAll(inside, dir);
        throw error;
      });
    });
    if (pruned?.kind !== 'removed') return pruned;
    const { host, isDryRun } = rules;
    const left = join(repository, id);
    if (!isDryRun && (await host.dir.rmdir(left)) !== 'not-empty') return pruned;
    const strange: string[] = [];
    for (const name of (await host.dir.list(left)) ?? []) {
      const isOurs = name === '.locks' || attemptWith(name) !== undefined;
      if (!isOurs && !(isScratch(name) && (await isYoung(rules, join(left, name))))) strange.push(name);
    }
    return strange.length === 0 ? pruned : { ...pruned, strange };
  });
}

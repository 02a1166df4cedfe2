import type { EntryPaths } from '../../call-once/entry-paths.ts';
import type { MarkerContent } from '../../call-once/marker-content.ts';
import { ResultPublisher } from '../../call-once/result-publisher.ts';
import { Contender } from '../../nfs-lock/contender.ts';
import { LockLost } from '../../nfs-lock/errors.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { advanceMtime } from '../../shared-dir/advance-mtime.ts';

/** Markers chosen for removal. */
export interface Doomed {
  /** What `.done` said then; undefined if there was none. */
  readonly done: MarkerContent | undefined;
  /** File names of failures. */
  readonly failures: readonly string[];
}

/**
 * Removes an entry's markers under its lock, without waiting for it. A result published meanwhile stays (protocol: prune 5).
 *
 * @returns `locked`: a build is under way, or may be about to start; `kept`: another result is there by now
 * @throws SharedDirError
 */
export async function removeMarkers(
  host: Host,
  paths: EntryPaths,
  { done, failures }: Doomed,
): Promise<'removed' | 'kept' | 'locked'> {
  const { dir } = host;
  const lock = new Contender(paths.lock, {
    host,
    holderInfo: false,
    about: { job: 'build-once prune' },
  });
  const listing = paths.sort((await dir.list(paths.locks)) ?? []);
  // A crash left it: nobody would watch it for a lease.
  if (listing.locked && (await lock.sweep()) === 'held') return 'locked';
  const step = await lock.tryAcquire();
  if (step.kind !== 'held') return 'locked';
  const publisher = new ResultPublisher(host, paths, { retryFailed: 'next-attempt' });
  publisher.abandon([...listing.leftovers.passing, ...listing.leftovers.invalidated]);
  try {
    for (const failure of failures) await dir.unlink(paths.listed(failure));
    // Other clients must not see them any more.
    if (failures.length > 0) await advanceMtime(dir, paths.locks, paths.scratch(host.newToken()));
    if (done !== undefined) await publisher.invalidate(step.lock, { path: paths.done, content: done });
    const isFree = paths.sort((await dir.list(paths.locks)) ?? []).done === false;
    return isFree ? 'removed' : 'kept';
  } finally {
    await step.lock.release().catch((error: unknown) => {
      if (!(error instanceof LockLost)) throw error;
    });
    await publisher.sweep();
  }
}

import type { EntryPaths } from '../../call-once/entry-paths.ts';
import type { MarkerContent } from '../../call-once/marker-content.ts';
import { ResultPublisher } from '../../call-once/result-publisher.ts';
import { Contender } from '../../nfs-lock/contender.ts';
import { LockLost } from '../../nfs-lock/errors.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { advanceMtime } from '../../shared-dir/advance-mtime.ts';

/** Markers of which it was decided that they go. */
export interface Doomed {
  /** What `.done` said then; undefined where there was none. */
  readonly done: MarkerContent | undefined;
  /** File names of failures. */
  readonly failures: readonly string[];
}

/**
 * Removes the markers of an entry, under its lock, for which it never waits. A result that somebody has published meanwhile stays
 * (protocol: prune 5).
 *
 * @returns `locked` where somebody builds, or may be about to; `kept` where there is another result by now
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
  // What a crash has left: nobody would watch it for a lease.
  if (listing.locked && (await lock.sweep()) === 'held') return 'locked';
  const step = await lock.tryAcquire();
  if (step.kind !== 'held') return 'locked';
  const publisher = new ResultPublisher(host, paths, { retryFailed: 'next-attempt' });
  publisher.abandon([...listing.leftovers.passing, ...listing.leftovers.invalidated]);
  try {
    for (const failure of failures) await dir.unlink(paths.listed(failure));
    // So that nobody sees them still.
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

import { basename, join } from 'node:path';
import { parseHolder } from './holder.ts';
import type { Host } from './host.ts';
import { type LockPaths, sortInside } from './lock-paths.ts';

/** How long the removal of a lock directory is tried while leftovers of local readers go away. */
const LEFTOVER_SECONDS = 1;
const LEFTOVER_PAUSE_SECONDS = 0.02;

/**
 * The one way in which a lock ends, for release and for breaking alike. Every step is conditional by itself, so a caller
 * that stalls anywhere in between, for however long, can do no harm to a successor:
 *
 * 1. rmdir of the claim, a name that was never used before: succeeds for one caller. Who is told that it is not there
 *    has lost, and touches nothing more.
 * 2. `holder.info`, if it still speaks of that claim. (A stall between the read and the unlink can cost a successor its
 *    `holder.info`, which is for people to read; its claim stands.)
 * 3. rmdir of the lock directory, which refuses one that a successor has claimed.
 * 4. the beat file, of the same unique name as the claim.
 *
 * The lock directory is never renamed: a stalled breaker would move its successor's lock away.
 *
 * @returns `lost` if the claim had already been removed by somebody else (or, rarely, by an earlier request of this
 *   call whose reply was lost at a server restart)
 */
export async function endClaim(host: Host, paths: LockPaths, token: string): Promise<'ended' | 'lost'> {
  const { dir } = host;
  const claim = await dir.rmdir(paths.claim(token));
  if (claim === 'absent') return 'lost';
  const text = await dir.read(paths.info);
  const holder = text === undefined ? undefined : parseHolder(text);
  // Cut short by a crash between create and write, it can only be this claim's: others create theirs exclusively.
  if (text !== undefined && (holder === undefined || holder.token === token)) await dir.unlink(paths.info);
  await removeLockDirectory(host, paths);
  await dir.unlink(paths.beat(token));
  return 'ended';
}

/**
 * Clears a lock directory that has had no claim for the grace period. Safe at any time for anyone: a directory that was
 * claimed meanwhile is not empty, and a claimant whose directory goes before its claim starts again.
 */
export async function clearAbandoned(host: Host, paths: LockPaths): Promise<void> {
  const { dir } = host;
  const names = await dir.list(paths.lock);
  if (names === undefined) return;
  const inside = sortInside(names);
  if (inside.claims.length > 0) return;
  if (inside.hasInfo) await dir.unlink(paths.info);
  for (const leftover of inside.others.filter(isSillyRenamed)) await dir.unlink(join(paths.lock, leftover));
  await dir.rmdir(paths.lock);
}

/**
 * An NFS client keeps a removed file that a local process has open, under a name of its own, and the directory is not
 * empty until that process closes it (measured: without another try, 158 of 400 releases left the lock behind).
 */
async function removeLockDirectory({ dir, clock }: Host, paths: LockPaths): Promise<void> {
  const until = clock.monotonicSeconds() + LEFTOVER_SECONDS;
  while ((await dir.rmdir(paths.lock)) === 'not-empty') {
    const names = (await dir.list(paths.lock)) ?? [];
    if (!names.every(isSillyRenamed) || clock.monotonicSeconds() >= until) return;
    await clock.sleep(LEFTOVER_PAUSE_SECONDS);
  }
}

function isSillyRenamed(name: string): boolean {
  return basename(name).startsWith('.nfs');
}

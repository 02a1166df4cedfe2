import { SharedDirError } from '../shared-dir/shared-dir.ts';
import { parseHolder } from './holder.ts';
import type { Host } from './host.ts';
import type { LockPaths } from './lock-paths.ts';

/** How long the removal of a lock directory is tried while leftovers of local readers go away. */
const LEFTOVER_SECONDS = 1;
const LEFTOVER_PAUSE_SECONDS = 0.02;

/**
 * The one way in which a lock ends, for release and for breaking alike. Every step is conditional by itself, so a caller
 * that stalls anywhere in between, for however long, can do no harm to a successor:
 *
 * 1. rmdir of the claim, a name that was never used before: succeeds for one caller. Who is told that it is not there
 *    has lost, or the server restarted before it could answer (seen on NFS 3): only where `holder.info` still speaks of
 *    that claim nobody has gone on, and the rest is done for whoever stopped there.
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
  // A claim is an empty directory; somebody put something into it, and only a person can say what.
  if (claim === 'not-empty') throw new SharedDirError('remove directory', paths.claim(token), 'ENOTEMPTY');
  const text = await dir.read(paths.info);
  const holder = text === undefined ? undefined : parseHolder(text);
  if (claim === 'absent' && holder?.token !== token) {
    await dir.unlink(paths.beat(token));
    return 'lost';
  }
  // Cut short by a crash between create and write, it is most likely this claim's; a successor would miss only a text.
  if (text !== undefined && (holder === undefined || holder.token === token)) await dir.unlink(paths.info);
  await removeLockDirectory(host, paths);
  await dir.unlink(paths.beat(token));
  return claim === 'absent' ? 'lost' : 'ended';
}

/**
 * An NFS client keeps a removed file that a local process has open, under a name of its own, and the directory is not
 * empty until that process closes it (without another try, many a release leaves the lock behind).
 */
async function removeLockDirectory({ dir, clock }: Host, paths: LockPaths): Promise<void> {
  const until = clock.monotonicSeconds() + LEFTOVER_SECONDS;
  while ((await dir.rmdir(paths.lock)) === 'not-empty') {
    const names = (await dir.list(paths.lock)) ?? [];
    if (!names.every(isSillyRenamed) || clock.monotonicSeconds() >= until) return;
    await clock.sleep(LEFTOVER_PAUSE_SECONDS);
  }
}

/** Whether an NFS client gave a file this name because it was removed while a local process had it open. */
export function isSillyRenamed(name: string): boolean {
  return name.startsWith('.nfs');
}

import { join } from 'node:path';
import { type SharedDir, SharedDirError } from '../../shared-dir/shared-dir.ts';
import { parseHolder, readInfo } from '../holder.ts';
import type { Host } from '../host.ts';
import { type Claim, isSillyRenamed, type LockPaths, sortInside } from '../lock-paths.ts';

/** How long the removal of a lock directory is tried while a reader on this machine keeps a removed `holder.info` open. */
const LEFTOVER_SECONDS = 1;
const LEFTOVER_PAUSE_SECONDS = 0.02;

/** A holder's own; `hasInfo` where it has written `holder.info`. */
export type OwnClaim = Claim & { readonly hasInfo: boolean };

export type Ending =
  /** That name is not there: its holder has beaten, or somebody else has ended it. Nothing was touched. */
  | { readonly kind: 'absent' }
  /** `obstacles`: names in the lock directory that no lock has put there, and that keep it from being removed. */
  | { readonly kind: 'ended'; readonly obstacles: readonly string[] };

/**
 * The one way in which a lock ends, for release and for breaking alike (protocol: end 1, end 2). Each step is conditional by
 * itself, so a caller that stalls anywhere in between, for however long, can do no harm to a successor:
 *
 * 1. unlink of the very name that was seen: of a claim that has beaten since, it removes nothing.
 * 2. rmdir of the lock directory, which refuses one that a successor has claimed.
 *
 * The lock directory is never renamed: a stalled breaker would move its successor's lock away.
 */
export async function endClaim(host: Host, paths: LockPaths, claim: Claim | OwnClaim): Promise<Ending> {
  if ((await removeInside(host, paths, paths.claim(claim))) === 'absent') return { kind: 'absent' };
  // Whoever has written it need not read whose it is.
  if ('hasInfo' in claim && claim.hasInfo) await host.dir.unlink(paths.info).catch(() => undefined);
  return { kind: 'ended', obstacles: await removeLockDirectory(host, paths, claim.token) };
}

/**
 * The same for a holder's own claim. Its last beat may have ended in an error and be done all the same, so what is not
 * there by its name may be there by the next; only the server knows, and is asked as in {@link Beater}.
 *
 * @param text what the claim says
 */
export async function endOwnClaim(host: Host, paths: LockPaths, claim: OwnClaim, text: string): Promise<Ending> {
  const ending = await endClaim(host, paths, claim);
  if (ending.kind === 'ended') return ending;
  const next = { ...claim, beats: claim.beats + 1 };
  const made = await host.dir.symlink(text, paths.claim(next));
  const endingNext = made === 'no-parent' ? ending : await endClaim(host, paths, next);
  return made === 'exists' ? endingNext : ending;
}

/** The same for whoever knows only whose claim it is: its holder has ended, or its heartbeat has. */
export async function endClaimOf(host: Host, paths: LockPaths, token: string): Promise<Ending> {
  await host.dir.list(paths.parent);
  const { claims } = sortInside((await host.dir.list(paths.lock)) ?? []);
  let ending: Ending = { kind: 'absent' };
  for (const claim of claims.filter((each) => each.token === token)) ending = await endClaim(host, paths, claim);
  return ending;
}

/**
 * Removes the lock directory of a claim that has just been removed, and the `holder.info` that speaks of that claim.
 * (A stall between the read and the unlink can cost a successor its `holder.info`, which is for people and pytest-cocotb.)
 *
 * @returns what no lock has put there and is in the way
 */
export async function removeLockDirectory(host: Host, paths: LockPaths, token: string): Promise<readonly string[]> {
  const { dir, clock } = host;
  const until = clock.monotonicSeconds() + LEFTOVER_SECONDS;
  let hasRemovedInfo = false;
  while ((await dir.rmdir(paths.lock)) === 'not-empty') {
    const { claims, hasInfo, strange } = sortInside((await dir.list(paths.lock)) ?? []);
    if (claims.length > 0) return [];
    const isOver = clock.monotonicSeconds() >= until;
    if (hasInfo) {
      // Once, however late: a server that was away for the whole second answered only now.
      if (hasRemovedInfo && isOver) return [];
      const text = await readInfo(host, paths);
      if (text === undefined || parseHolder(text)?.token !== token) return [];
      await dir.unlink(paths.info);
      hasRemovedInfo = true;
    } else {
      // What an NFS client keeps for a reader on this machine goes away when that one closes it.
      if (isOver || !strange.every(isSillyRenamed)) return strange;
      await clock.sleep(LEFTOVER_PAUSE_SECONDS);
    }
  }
  return [];
}

/** What readers have left that are gone; a client keeps what a reader of its own still has open (EBUSY). */
export async function removeSillyRenamed(dir: SharedDir, paths: LockPaths, names: readonly string[]): Promise<void> {
  for (const name of names.filter(isSillyRenamed)) await dir.unlink(join(paths.lock, name)).catch(() => undefined);
}

/** Removes a name of ours in the lock directory. A directory that somebody gave it is renamed, to what no lock heeds. */
export async function removeInside(
  { dir, newToken }: Host,
  paths: LockPaths,
  path: string,
): Promise<'removed' | 'absent'> {
  try {
    return await dir.unlink(path);
  } catch (error) {
    if (!(error instanceof SharedDirError) || error.code !== 'EISDIR') throw error;
    return (await dir.rename(path, join(paths.lock, `set-aside.${newToken()}`))) === 'renamed' ? 'removed' : 'absent';
  }
}

export function describeObstacles(lock: string, names: readonly string[]): string {
  const paths = names.map((name) => `'${join(lock, name).replaceAll("'", "'\\''")}'`);
  return (
    `${lock} cannot be removed, for it holds what is not part of a lock: ${names.join(', ')}. ` +
    `Until that is gone, each job that takes the lock waits some seconds longer: rm -rf ${paths.join(' ')}`
  );
}

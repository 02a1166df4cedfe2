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
  /** That name is not there: its holder beat, or another process ended it. Nothing was touched. */
  | { readonly kind: 'absent' }
  /** `obstacles`: names in the lock directory that no lock put there, which keep it from being removed. */
  | { readonly kind: 'ended'; readonly obstacles: readonly string[] };

/**
 * The one way a lock ends, by release or by breaking (protocol: end 1, end 2). Each step is conditional by itself, so a caller
 * that stalls in between, for however long, cannot harm a successor:
 *
 * 1. unlink of the very name that was seen, which does nothing if the claim has beaten since.
 * 2. rmdir of the lock directory, which fails if a successor has claimed it.
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
 * The same for a holder's own claim. Its last beat may have been carried out in spite of an error, so the claim may have the next
 * name; only the server knows, and is asked as in {@link Beater}.
 *
 * @param text what the claim says
 */
export async function endOwnClaim(host: Host, paths: LockPaths, claim: OwnClaim, text: string): Promise<Ending> {
  const ending = await endClaim(host, paths, claim);
  if (ending.kind === 'ended') return ending;
  const name = { token: claim.token, beats: claim.beats + 1 };
  const made = await host.dir.symlink(text, paths.claim(name));
  // Made: that directory is a successor's, and so is its `holder.info`.
  const next = { ...name, hasInfo: claim.hasInfo && made === 'exists' };
  const endingNext = made === 'no-parent' ? ending : await endClaim(host, paths, next);
  return made === 'exists' ? endingNext : ending;
}

/** The same, knowing only the token: the holder has ended, or its heartbeat has. */
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
 * @returns names in the way that no lock put there
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
      // At least once, however late: the server may have been away for the whole second.
      if (hasRemovedInfo && isOver) return [];
      const text = await readInfo(host, paths);
      if (text === undefined || parseHolder(text)?.token !== token) return [];
      await dir.unlink(paths.info);
      hasRemovedInfo = true;
    } else {
      // What an NFS client keeps for a local reader goes away when that closes the file.
      if (isOver || !strange.every(isSillyRenamed)) return strange;
      await clock.sleep(LEFTOVER_PAUSE_SECONDS);
    }
  }
  return [];
}

/** Removes what an NFS client kept for readers that are gone; of one that still has it open, it stays (EBUSY). */
export async function removeSillyRenamed(dir: SharedDir, paths: LockPaths, names: readonly string[]): Promise<void> {
  for (const name of names.filter(isSillyRenamed)) await dir.unlink(join(paths.lock, name)).catch(() => undefined);
}

/** Removes one of our names in the lock directory. A stranger's directory of that name is renamed to one that locks ignore. */
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

import { join } from 'node:path';
import { makeDirectory } from '../shared-dir/make-directory.ts';
import type { BeatFile } from '../shared-dir/shared-dir.ts';
import { endClaim, isSillyRenamed } from './end-claim.ts';
import { formatHolder, type Holder, parseHolder } from './holder.ts';
import type { Host } from './host.ts';
import { claimName, type LockPaths, sortInside } from './lock-paths.ts';

/** How one try to take a lock ended. */
export type Take =
  /** Held; the beat file is open and has its first byte. */
  | { readonly kind: 'held'; readonly beat: BeatFile }
  /** There is a lock directory: look who holds it. */
  | { readonly kind: 'occupied' }
  /** Somebody else was at it in the same moment: pause for a random time and try again. */
  | { readonly kind: 'withdrawn' };

/** A holder-to-be: its token names the claim and is new for every try, so that a late request of an earlier try cannot hit this one. */
export type Claimant = Holder & { readonly token: string };

/**
 * One try to take the lock: mkdir of the lock directory, which the server grants to one caller, then the claim in it.
 *
 * Having made the directory is not yet to hold it. A claimant that stalls before its claim may find its directory
 * cleared away and a successor's in its place, and its claim lands in there. So the directory is listed at the end, and
 * held is only what holds one's own claim alone; all others withdraw. Two that see each other both withdraw.
 *
 * @throws SharedDirError after having withdrawn as far as the mount allowed
 */
export async function take(host: Host, paths: LockPaths, claimant: Claimant): Promise<Take> {
  const made = await makeDirectory(host.dir, paths.lock);
  return made === 'exists' ? { kind: 'occupied' } : await settle(host, paths, claimant);
}

/**
 * Takes over, in place, a lock directory that has no claim: what a crash left, or the lock of a dead holder that made
 * none (pytest-cocotb's). There is no unique name in it whose removal could decide who breaks it, so the claim comes
 * first: from then on the directory cannot be removed by anyone, other claimants see the claim and withdraw, and only
 * the `holder.info` that was judged is removed. Nobody can be robbed who had the lock directory made in between.
 *
 * @param judgedInfo the text of the `holder.info` that was judged; undefined if there was none
 */
export async function takeOver(
  host: Host,
  paths: LockPaths,
  claimant: Claimant,
  judgedInfo: string | undefined,
): Promise<Take> {
  return await settle(host, paths, claimant, async () => await evict(host, paths, claimant.token, judgedInfo));
}

async function settle(
  host: Host,
  paths: LockPaths,
  claimant: Claimant,
  prepare: () => Promise<boolean> = async () => true,
): Promise<Take> {
  const { dir } = host;
  const { token } = claimant;
  // The beat is there before the claim that leads to it: a watcher that opened it by name a moment too early would keep
  // its "no such file" for half a minute, and see no beat of a live holder (seen on NFS 4.2).
  const beat = await dir.openBeat(paths.beat(token));
  try {
    // `exists` under a name that only this try uses is its own doing, told by a reply that was lost and sent again.
    if (
      (await dir.mkdir(paths.claim(token))) !== 'no-parent' &&
      (await prepare()) &&
      (await dir.create(paths.info, formatHolder(claimant))) === 'created' &&
      (await isSoleClaim(host, paths, token))
    ) {
      return { kind: 'held', beat };
    }
    await withdraw(host, paths, token, beat);
    return { kind: 'withdrawn' };
  } catch (error) {
    await withdraw(host, paths, token, beat).catch(() => undefined);
    throw error;
  }
}

async function withdraw(host: Host, paths: LockPaths, token: string, beat: BeatFile): Promise<void> {
  await beat.close();
  await host.dir.unlink(paths.beat(token));
  await endClaim(host, paths, token);
}

async function evict({ dir }: Host, paths: LockPaths, token: string, judgedInfo: string | undefined): Promise<boolean> {
  const names = (await dir.list(paths.lock)) ?? [];
  if (!isOnlyClaim(names, token)) return false;
  // By its name alone a client may still reach a `holder.info` that is gone, so it is read only if it is listed.
  const info = sortInside(names).hasInfo ? await dir.read(paths.info) : undefined;
  if (info !== judgedInfo) return false;
  await removeSillyRenamed(dir, paths, names);
  return judgedInfo === undefined || (await dir.unlink(paths.info)) === 'removed';
}

/** Left by readers that are gone or on other hosts; a client keeps what a reader of its own still has open (EBUSY). */
async function removeSillyRenamed(dir: Host['dir'], paths: LockPaths, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (isSillyRenamed(name)) await dir.unlink(join(paths.lock, name)).catch(() => undefined);
  }
}

async function isSoleClaim({ dir }: Host, paths: LockPaths, token: string): Promise<boolean> {
  if (!isOnlyClaim((await dir.list(paths.lock)) ?? [], token)) return false;
  const text = await dir.read(paths.info);
  return text !== undefined && parseHolder(text)?.token === token;
}

function isOnlyClaim(names: readonly string[], token: string): boolean {
  return names.includes(claimName(token)) && sortInside(names).claims.length === 1;
}

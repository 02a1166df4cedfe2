import type { Json } from '../shared-dir/json.ts';
import { removeInside, removeLockDirectory, removeSillyRenamed } from './ending/end-claim.ts';
import { revalidateName } from './ending/revalidate.ts';
import { formatHolder, readInfo } from './holder.ts';
import type { Host } from './host.ts';
import { type Inside, type LockPaths, sortInside } from './lock-paths.ts';
import type { LockTimings } from './lock-timings.ts';

/** How one try to acquire a lock ended. */
export type Attempt =
  | { readonly kind: 'held'; readonly claimedAtSeconds: number }
  /** The lock directory exists: look who holds it. */
  | { readonly kind: 'occupied' }
  /** Another process tried at the same moment: pause for a random time and try again. */
  | { readonly kind: 'withdrawn' }
  /** The directory that the lock is to stand in is not there. */
  | { readonly kind: 'no-parent' };

/** A holder-to-be. Each try has a new token, so that a late request of an earlier try cannot hit this one. */
export interface Claimant {
  readonly token: string;
  /** What its claim says. */
  readonly text: string;
  readonly leaseSeconds: number;
}

/** @param about what the caller wants others to read in the claim */
export function newClaimant(
  { self, clock, newToken }: Host,
  { leaseSeconds }: LockTimings,
  about?: { readonly [key: string]: Json },
): Claimant {
  const token = newToken();
  const holder = { ...self, timestamp: clock.wallSeconds(), token, leaseSeconds, ...(about ? { about } : {}) };
  return { token, text: formatHolder(holder), leaseSeconds };
}

/**
 * One try to acquire the lock: mkdir of the lock directory, which the server grants to one caller, then the claim in it.
 *
 * Making the directory is not yet holding the lock. If a claimant stalls before its claim, its directory may be removed and a
 * successor's be in its place, where its claim then lands. So the directory is listed at the end: the claimant holds the lock
 * only if its claim is alone there, and withdraws otherwise. Two that see each other both withdraw.
 *
 * @throws SharedDirError after withdrawing as far as the mount allowed
 */
export async function acquire(host: Host, paths: LockPaths, claimant: Claimant): Promise<Attempt> {
  // protocol: acquire 1
  const made = await host.dir.mkdir(paths.lock);
  if (made === 'no-parent') return { kind: made };
  if (made === 'exists') return { kind: 'occupied' };
  return await claim(host, paths, claimant, async () => true);
}

/**
 * Takes over, in place, a lock directory that has no claim and is not empty: what a crash left, what a person put there, or
 * the lock of a dead holder that makes no claim (pytest-cocotb's). There is no unique name in it whose removal could decide
 * who breaks it, so the claim comes first: from then on the directory cannot be removed by anyone, other claimants see the
 * claim and withdraw, and only the `holder.info` that was judged is removed (protocol: take over 1 to 3).
 *
 * @param judgedInfo the text of the `holder.info` that was judged; undefined if there was none
 */
export async function acquireInPlace(
  host: Host,
  paths: LockPaths,
  claimant: Claimant,
  judgedInfo: string | undefined,
): Promise<Attempt> {
  const { dir } = host;
  return await claim(host, paths, claimant, async () => {
    const inside = await look(host, paths);
    if (!isAlone(inside, claimant)) return false;
    // By name, a client may still reach a `holder.info` that is gone, so it is read only if it is listed.
    const info = inside.hasInfo ? await readInfo(host, paths) : undefined;
    // After our own change the listing is true; by name, the client may still have a negative entry, for good.
    if (inside.hasInfo && info === undefined) await revalidateName(dir, paths.info, claimant.text);
    if (info !== judgedInfo || (inside.hasInfo && info === undefined)) return false;
    await removeSillyRenamed(dir, paths, inside.strange);
    if (inside.hasInfo && (await removeInside(host, paths, paths.info)) === 'absent') return false;
    // Acquiring a lock changes its parent directory, so that the holder's next listing of that is true.
    const scratch = paths.scratch(claimant.token);
    await dir.mkdir(scratch);
    await dir.rmdir(scratch);
    return true;
  });
}

/** @param prepare what comes between the claim and the last look */
async function claim(
  host: Host,
  paths: LockPaths,
  claimant: Claimant,
  prepare: () => Promise<boolean>,
): Promise<Attempt> {
  const { dir, clock } = host;
  const claimedAtSeconds = clock.monotonicSeconds();
  const name = paths.claim({ token: claimant.token, beats: 0 });
  const withdraw = async () => {
    await dir.unlink(name);
    await removeLockDirectory(host, paths, claimant.token);
  };
  try {
    // protocol: acquire 2. `exists`, of a name that nobody else has, is this one's own doing: its reply was lost.
    if ((await dir.symlink(claimant.text, name)) === 'no-parent') return { kind: 'withdrawn' };
    // protocol: acquire 3. After as long as the lease, others may have ended the claim, and the listing be stale.
    if (
      (await prepare()) &&
      isFree(await look(host, paths), claimant) &&
      clock.monotonicSeconds() - claimedAtSeconds < claimant.leaseSeconds
    ) {
      return { kind: 'held', claimedAtSeconds };
    }
    await withdraw();
    return { kind: 'withdrawn' };
  } catch (error) {
    await withdraw().catch(() => undefined);
    throw error;
  }
}

async function look({ dir }: Host, paths: LockPaths): Promise<Inside> {
  return sortInside((await dir.list(paths.lock)) ?? []);
}

/** A `holder.info` that is there now belongs to a holder that makes no claim. */
function isFree(inside: Inside, claimant: Claimant): boolean {
  return isAlone(inside, claimant) && !inside.hasInfo;
}

function isAlone({ claims }: Inside, { token }: Claimant): boolean {
  return claims.length === 1 && claims[0]?.token === token;
}

import { EntryPaths } from '../call-once/entry-paths.ts';
import { endClaimOf } from '../nfs-lock/ending/end-claim.ts';
import { sweepLock } from '../nfs-lock/ending/sweep-lock.ts';
import { type Holder, parseHolder } from '../nfs-lock/holder.ts';
import type { Host } from '../nfs-lock/host.ts';
import { type Claim, LockPaths, sortInside } from '../nfs-lock/lock-paths.ts';
import { DEFAULT_SECONDS } from '../nfs-lock/lock-timings.ts';
import type { Ages } from './ages.ts';
import { BUILD } from './layout.ts';

/** An existing lock. */
export interface FoundLock {
  /** Undefined without a claim: pytest-cocotb's lock, or one just being taken or released. */
  readonly claim?: Claim;
  readonly holder?: Holder;
  /** Seconds since its holder last beat, by the server's clock. */
  readonly beatAgeSeconds: number;
}

/** The lock of an entry; undefined if nobody has it. */
export async function readLock(
  { dir: shared }: Pick<Host, 'dir'>,
  ages: Ages,
  entryDir: string,
): Promise<FoundLock | undefined> {
  const paths = lockPathsOf(entryDir);
  await shared.list(paths.parent);
  const names = await shared.list(paths.lock);
  const status = names && (await shared.status(paths.lock));
  if (status === undefined || names === undefined) return undefined;
  const beatAgeSeconds = ages.ageSeconds(status.mtimeNs);
  const [claim] = sortInside(names).claims;
  const link = claim && (await shared.readLink(paths.claim(claim)));
  const holder = link && parseHolder(link.text);
  return { beatAgeSeconds, ...(claim ? { claim } : {}), ...(holder ? { holder } : {}) };
}

/**
 * Ends the lock of a holder that is dead by the protocol's rules: its process on this machine is gone, or no beat has reached
 * the server for the lease.
 *
 * @returns `held`: it may be alive
 * @throws SharedDirError
 */
export async function endDeadLock(host: Host, entryDir: string): Promise<'free' | 'held'> {
  return await sweepLock(host, lockPathsOf(entryDir), DEFAULT_SECONDS.lease);
}

/** Tries: the holder may beat between two of our calls, each time. */
const MOST_TRIES = 10;

/**
 * Takes a lock away from a holder that may well be alive; the caller has seen whose it is. A living holder notices at its next
 * beat, ends its build and waits.
 *
 * @param token of the claim that the caller saw: a later holder's lock is left alone
 * @returns `absent`: that holder has ended
 * @throws SharedDirError
 */
export async function endLock(host: Host, entryDir: string, token: string): Promise<'ended' | 'absent'> {
  const paths = lockPathsOf(entryDir);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if ((await endClaimOf(host, paths, token)).kind === 'ended') return 'ended';
  }
  return 'absent';
}

function lockPathsOf(entryDir: string): LockPaths {
  return new LockPaths(new EntryPaths(entryDir, BUILD).lock);
}

import { parseHolder, readInfo } from '../holder.ts';
import type { Host } from '../host.ts';
import { hasEndedHere } from '../liveness/process-identity.ts';
import { ServerClock } from '../liveness/server-clock.ts';
import { type Inside, type LockPaths, sortInside } from '../lock-paths.ts';
import { GRACE_SECONDS } from '../lock-timings.ts';
import { removeInside, removeSillyRenamed } from './end-claim.ts';

type AgeSeconds = (mtimeNs: bigint) => number | Promise<number>;

/** Whether {@link sweepLock} would find a holder that may be alive; changes nothing. */
export async function mayBeHeld(
  host: Host,
  paths: LockPaths,
  leaseSeconds: number,
  ageSeconds: AgeSeconds,
): Promise<boolean> {
  return (await lookAtLock(host, paths, leaseSeconds, ageSeconds)) === 'held';
}

interface SilentLock extends Inside {
  readonly isSilent: (seconds: number) => Promise<boolean>;
}

async function lookAtLock(
  host: Host,
  paths: LockPaths,
  leaseSeconds: number,
  ageSeconds: AgeSeconds,
): Promise<'free' | 'held' | SilentLock> {
  const { dir } = host;
  const names = await dir.list(paths.lock);
  const status = names && (await dir.status(paths.lock));
  if (names === undefined || status === undefined) return 'free';
  const inside = sortInside(names);
  const isSilent = async (seconds: number) => (await ageSeconds(status.mtimeNs)) >= seconds;
  for (const claim of inside.claims) {
    const link = await dir.readLink(paths.claim(claim));
    const holder = link && parseHolder(link.text);
    const lease = Math.max(leaseSeconds, holder?.leaseSeconds ?? 0);
    if (!(await hasEndedHere(host, holder)) && !(await isSilent(lease))) return 'held';
  }
  if (inside.claims.length === 0 && !(await isSilent(Math.min(GRACE_SECONDS, leaseSeconds)))) return 'held';
  return { ...inside, isSilent };
}

/**
 * Ends what a crash left of a lock that nobody wants any more. Nobody would watch it for a lease, so its silence is measured by
 * the server's clock at both ends: each beat stamps the lock directory (protocol: leftovers). A living holder cannot have beaten
 * while the server was away; it is ended even so, for what it holds the lock for is done.
 *
 * @returns `held`: its holder may be alive, or the lock is pytest-cocotb's
 * @throws SharedDirError
 */
export async function sweepLock(host: Host, paths: LockPaths, leaseSeconds: number): Promise<'free' | 'held'> {
  const { dir } = host;
  const clock = new ServerClock(dir, host.clock, () => paths.scratch(host.newToken()));
  const seen = await lookAtLock(host, paths, leaseSeconds, async (mtimeNs) => await clock.ageSeconds(mtimeNs));
  if (seen === 'free' || seen === 'held') return seen;
  const { claims, hasInfo, strange, isSilent } = seen;
  for (const claim of claims) await dir.unlink(paths.claim(claim));
  const text = hasInfo ? await readInfo(host, paths) : undefined;
  const holder = text === undefined ? undefined : parseHolder(text);
  if (holder !== undefined && holder.token === undefined) return 'held';
  // A text that is not JSON may be pytest-cocotb's first write, under way on a slow mount.
  if (text !== undefined && holder === undefined && !(await isSilent(leaseSeconds))) return 'held';
  await removeSillyRenamed(dir, paths, strange);
  if (hasInfo) await removeInside(host, paths, paths.info);
  await dir.rmdir(paths.lock);
  return 'free';
}

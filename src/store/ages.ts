import { join } from 'node:path';
import type { Host } from '../nfs-lock/host.ts';
import { ServerClock } from '../nfs-lock/liveness/server-clock.ts';
import { isDenied, isDiskFull } from '../shared-dir/shared-dir.ts';

/** How old things on the share are. */
export interface Ages {
  /** Seconds since a server timestamp. */
  ageSeconds(mtimeNs: bigint): number;
  /** Otherwise by this machine's clock, which may be wrong by any amount. */
  readonly areByServersClock: boolean;
}

/** A directory made and removed at once, to read the server's clock or to make a change visible; a crash may leave it. */
export const SCRATCH = '.scratch.';

/**
 * Ages by the server's clock, read once and continued by this machine's monotonic clock. On a read-only mount or a full disk,
 * where nothing can be made, by this machine's wall clock: people still want rough ages, and room must be made.
 *
 * @param dir a directory on the mount
 */
export async function readAges({ dir: shared, clock, newToken }: Host, dir: string): Promise<Ages> {
  const server = new ServerClock(shared, clock, () => join(dir, `${SCRATCH}${newToken()}`));
  const servers = await server.ageSeconds(0n).catch((error: unknown) => {
    if (isDenied(error) || isDiskFull(error)) return undefined;
    throw error;
  });
  const offset = (servers ?? clock.wallSeconds()) - clock.monotonicSeconds();
  return {
    ageSeconds: (mtimeNs) => clock.monotonicSeconds() + offset - Number(mtimeNs) / 1e9,
    areByServersClock: servers !== undefined,
  };
}

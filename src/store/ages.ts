import { join } from 'node:path';
import type { Host } from '../nfs-lock/host.ts';
import { ServerClock } from '../nfs-lock/liveness/server-clock.ts';
import { isDenied, isDiskFull } from '../shared-dir/shared-dir.ts';

/** How old things on the share are. */
export interface Ages {
  /** Of something that the server stamped, in seconds. */
  ageSeconds(mtimeNs: bigint): number;
  /** Otherwise they are by this machine's clock, which may be wrong by any amount. */
  readonly areByServersClock: boolean;
}

/** A directory that is made and removed at once, to read the server's clock or to let others see a change; a crash may leave it. */
export const SCRATCH = '.scratch.';

/**
 * Ages by the server's clock, read once and carried on by this machine's monotonic one. Where this process may only read, or
 * the disk is so full that nothing can be made there, by its own wall clock: people want to see about how old things are, and
 * room must be made.
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

import { join } from 'node:path';
import type { Host } from '../nfs-lock/host.ts';
import { ServerClock } from '../nfs-lock/liveness/server-clock.ts';
import { isDenied } from '../shared-dir/shared-dir.ts';

/** How old things on the share are. */
export interface Ages {
  /** Of something that the server stamped, in seconds. */
  ageSeconds(mtimeNs: bigint): number;
}

/** A directory that is made and removed at once, to read the server's clock or to let others see a change; a crash may leave it. */
export const SCRATCH = '.scratch.';

/**
 * Ages by the server's clock, read once and carried on by this machine's monotonic one. Where this process may only read,
 * by its own wall clock: it can remove nothing there, and people want to see about how old things are.
 *
 * @param dir a directory on the mount
 */
export async function readAges({ dir: shared, clock, newToken }: Host, dir: string): Promise<Ages> {
  const server = new ServerClock(shared, clock, () => join(dir, `${SCRATCH}${newToken()}`));
  const now = await server.ageSeconds(0n).catch((error: unknown) => {
    if (isDenied(error)) return clock.wallSeconds();
    throw error;
  });
  const offset = now - clock.monotonicSeconds();
  return { ageSeconds: (mtimeNs) => clock.monotonicSeconds() + offset - Number(mtimeNs) / 1e9 };
}

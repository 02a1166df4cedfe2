import type { Host } from '../host.ts';
import { type LockPaths, sortInside } from '../lock-paths.ts';
import { ServerClock } from './server-clock.ts';

/**
 * How many seconds a lock has been held: by the server's clock on both ends, as the clocks of hosts differ.
 *
 * @returns undefined where there is no claim, or none that this client can see yet
 */
export async function lockAgeSeconds(host: Host, paths: LockPaths): Promise<number | undefined> {
  const { dir, clock } = host;
  const [claim] = sortInside((await dir.list(paths.lock)) ?? []).claims;
  const link = claim && (await dir.readLink(paths.claim(claim)));
  return link && (await new ServerClock(dir, clock, () => paths.scratch(host.newToken())).ageSeconds(link.mtimeNs));
}

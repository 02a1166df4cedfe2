import type { Host } from './host.ts';
import { type Claim, type LockPaths, sortInside } from './lock-paths.ts';

/**
 * For a claim that is listed and yet was not there to be removed: mostly its holder has beaten or ended meanwhile. If it is
 * listed once more, one of the two is a stale memory of this client, which an NFS 3 client may keep for good. Only the
 * server knows, so it is asked to make that very name: where it is there, the client learns so; where it is not, the
 * directory has been changed, and the next listing is true (protocol: end 3).
 *
 * @param text what the claim says if it is made, and this process dies here: whom to find dead
 */
export async function revalidate({ dir }: Host, paths: LockPaths, claim: Claim, text: string): Promise<void> {
  const { claims } = sortInside((await dir.list(paths.lock)) ?? []);
  if (!claims.some(({ token, beats }) => token === claim.token && beats === claim.beats)) return;
  if ((await dir.symlink(text, paths.claim(claim))) === 'made') await dir.unlink(paths.claim(claim));
}

import type { SharedDir } from '../../shared-dir/shared-dir.ts';
import type { Host } from '../host.ts';
import { type Claim, type LockPaths, sortInside } from '../lock-paths.ts';

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
  await revalidateName(dir, paths.claim(claim), text);
}

/** For a name that is truly listed and yet not found: makes this client learn from the server that it is there. */
export async function revalidateName(dir: SharedDir, path: string, text: string): Promise<void> {
  if ((await dir.symlink(text, path)) === 'made') await dir.unlink(path);
}

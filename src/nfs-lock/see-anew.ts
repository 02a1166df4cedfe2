import type { Host } from './host.ts';
import { claimName, type LockPaths } from './lock-paths.ts';

/**
 * For a claim that this client lists and yet cannot find by its name: one of the two is stale. An NFS 3 client tells by
 * the directory's mtime whether its memory still holds, and of two changes in one tick of the server's clock it may miss
 * the second for good, if nobody changes the directory again.
 *
 * A listing right after a change of one's own is true; so a claim of one's own is made and removed. If the other one is
 * then still listed, it is the "no such directory" under its name that is stale, and mkdir of that very name is the one
 * question that the server answers itself. (Should it be gone by then, it is made anew; the next look finds it dead.)
 *
 * @param ownToken a new one; a crash in here leaves a claim without a beat, which is ended after the lease
 */
export async function seeAnew({ dir }: Host, paths: LockPaths, token: string, ownToken: string): Promise<void> {
  if ((await dir.mkdir(paths.claim(ownToken))) === 'no-parent') return;
  const names = await dir.list(paths.lock);
  await dir.rmdir(paths.claim(ownToken));
  if (names?.includes(claimName(token))) await dir.mkdir(paths.claim(token));
}

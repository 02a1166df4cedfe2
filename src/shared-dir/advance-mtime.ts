import type { SharedDir } from './shared-dir.ts';

/** Changes in a row after which it gives up. A server's clock tick is at most 10 ms, a change takes longer than 0.1 ms. */
const MOST_CHANGES = 1000;

/**
 * Makes what was just changed in `dir` visible to everyone who looks.
 *
 * An NFS 3 client tells "unchanged" by the directory's mtime, which the server stamps with a coarse clock (1–10 ms). Who
 * listed the directory in the same tick as a change, just before it, keeps the old listing for good: expiry compares the
 * same mtime again. So the directory is changed once more and again, until its mtime differs from what it is now.
 *
 * Gives up without an error after a bounded number of changes: the change itself has long been made and is on the
 * server, and only the speed at which others notice is at stake.
 *
 * @param scratch a path in `dir` that nobody else uses; it is gone afterwards
 */
export async function advanceMtime(shared: SharedDir, dir: string, scratch: string): Promise<void> {
  const before = await shared.status(dir);
  if (before === undefined) return;
  for (let change = 0; change < MOST_CHANGES; change += 1) {
    await shared.mkdir(scratch);
    await shared.rmdir(scratch);
    const after = await shared.status(dir);
    if (after === undefined || after.mtimeNs !== before.mtimeNs) return;
  }
}

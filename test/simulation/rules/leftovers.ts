import type { Inode } from '../nfs/inode.ts';
import type { World } from '../world.ts';

/** Silly-renamed files go when their last reader has closed them; nobody waits for that. */
const SETTLE_SECONDS = 5;

/**
 * Where nothing has gone wrong at all, nothing is left but what is meant to stay.
 *
 * @param stays names of files and directories that may be in there
 */
export async function forbidLeftovers(world: World, path: readonly string[], stays: RegExp): Promise<void> {
  const { server, timeline } = world;
  const isSpotless = [...world.processes.values()].every(({ isAlive, faults }) => isAlive && faults.length === 0);
  if (!isSpotless || world.wasFull || server.restarts > 0 || world.violation !== undefined) return;
  const until = timeline.nowSeconds + SETTLE_SECONDS;
  await world.run(
    () => false,
    () => until,
  );
  let inode: Inode | undefined = server.root;
  for (const part of path) inode = inode?.kind === 'directory' ? inode.entries.get(part) : undefined;
  for (const name of inode?.kind === 'directory' ? inode.entries.keys() : []) {
    if (!stays.test(name)) world.violate(`${name} was left, although nothing had gone wrong`);
  }
}

import { basename } from 'node:path';
import type { Clock, Host } from '../nfs-lock/host.ts';
import { SharedDirError } from '../shared-dir/shared-dir.ts';
import { namesBelow } from '../shared-dir/tree/names-below.ts';
import { attemptPlace } from './layout.ts';

/** Whoever removes an entry removes one name after the other. */
const SETTLE_SECONDS = 2;
/** In this time whoever is at it has removed one name more. */
const GLANCE_SECONDS = 0.2;
const LONGEST_REMOVAL_SECONDS = 60;
const MOST_NAMES = 10_000;

/**
 * Sees that an attempt is there, as the server has it now: somebody may have removed the entry under its builder.
 *
 * @param ended how the build did: one that has failed may itself have removed its directory
 * @throws SharedDirError with ENOENT, which names what is gone
 */
export async function checkAttempt(
  { dir: shared, clock }: Pick<Host, 'dir' | 'clock'>,
  entryDir: string,
  attempt: string,
  ended: 'well' | 'badly',
): Promise<void> {
  const { dir, users } = attemptPlace(entryDir, attempt);
  const firstGone = async () => {
    const names = (await shared.list(entryDir)) ?? [];
    return [users, dir].find((path) => !names.includes(basename(path)));
  };
  const isBeingRemoved = ended === 'badly' && (await vanishes(dir, clock));
  const mayBeItsOwn = ended === 'badly' && !isBeingRemoved;
  let gone = await firstGone();
  if (isBeingRemoved || (gone === dir && mayBeItsOwn)) {
    await clock.sleep(SETTLE_SECONDS);
    gone = await firstGone();
  }
  if (gone === undefined || (gone === dir && mayBeItsOwn)) return;
  throw new SharedDirError('find', gone, 'ENOENT');
}

/**
 * Waits while the directory of a build that has ended loses names: somebody else is removing it, and has not come to its top.
 *
 * @returns whether it lost any
 */
async function vanishes(dir: string, clock: Clock): Promise<boolean> {
  const until = clock.monotonicSeconds() + LONGEST_REMOVAL_SECONDS;
  for (let before = await namesBelow(dir, MOST_NAMES), lost = false; ; lost = true) {
    await clock.sleep(GLANCE_SECONDS);
    const now = await namesBelow(dir, MOST_NAMES);
    const left = new Set(now);
    if (before.every((path) => left.has(path)) || clock.monotonicSeconds() > until) return lost;
    before = now;
  }
}

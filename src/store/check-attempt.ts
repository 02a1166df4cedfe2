import { basename } from 'node:path';
import type { Host } from '../nfs-lock/host.ts';
import { SharedDirError } from '../shared-dir/shared-dir.ts';
import { attemptPlace } from './layout.ts';

/** Whoever removes an entry removes one name after the other. */
const SETTLE_SECONDS = 2;

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
  let gone = await firstGone();
  if (gone === dir && ended === 'badly') {
    await clock.sleep(SETTLE_SECONDS);
    gone = await firstGone();
  }
  if (gone === undefined || (gone === dir && ended === 'badly')) return;
  throw new SharedDirError('find', gone, 'ENOENT');
}

import { join } from 'node:path';
import { formatHolder, type Holder, parseHolder } from '../../nfs-lock/holder.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { findForeignLink } from '../../shared-dir/mount/foreign-link.ts';
import { isDiskFull } from '../../shared-dir/shared-dir.ts';
import { readAges } from '../ages.ts';

/** In a repository's directory: a link that says who went through it last, and when by the server's clock. */
export const SCAN_MARKER = '.pruned';

export type Scan =
  | { readonly kind: 'begun' }
  /** There is no such repository: nothing was built. */
  | { readonly kind: 'not there' }
  /** Another job has gone through it since. */
  | { readonly kind: 'not due'; readonly by?: Holder; readonly secondsAgo: number };

/**
 * Lets one job in `everySeconds` go through a repository. Saves work, guards nothing: after a stall there may be two.
 *
 * @throws SharedDirError
 */
export async function beginScan(
  host: Host,
  root: string,
  folders: readonly string[],
  who: Holder,
  everySeconds: number,
): Promise<Scan> {
  const { dir } = host;
  if ((await findForeignLink(root, folders)) !== undefined) return { kind: 'not there' };
  const repository = join(root, ...folders);
  const path = join(repository, SCAN_MARKER);
  const link = await dir.readLink(path);
  if (link !== undefined) {
    const secondsAgo = (await readAges(host, repository)).ageSeconds(link.mtimeNs);
    // A date in the future, from a clock that was set back, would hold for ever.
    if (secondsAgo >= 0 && secondsAgo < everySeconds) return notDue(link.text, secondsAgo);
    if ((await dir.unlink(path)) === 'absent') return { kind: 'not due', secondsAgo: 0 };
  }
  const made = await dir.symlink(formatHolder(who), path).catch((error: unknown) => {
    // A full disk is all the more reason to go on.
    if (isDiskFull(error)) return 'made' as const;
    throw error;
  });
  switch (made) {
    case 'made':
      return { kind: 'begun' };
    case 'exists':
      return { kind: 'not due', secondsAgo: 0 };
    case 'no-parent':
      return { kind: 'not there' };
  }
}

function notDue(text: string, secondsAgo: number): Scan {
  const by = parseHolder(text);
  return { kind: 'not due', secondsAgo, ...(by ? { by } : {}) };
}

import { join } from 'node:path';
import { formatHolder, type Holder, parseHolder } from '../../nfs-lock/holder.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { readAges } from '../ages.ts';

/** In a repository's directory: a link that says who has looked through it last, and when by the server's clock. */
export const SCAN_MARKER = '.pruned';

export type Scan =
  | { readonly kind: 'begun' }
  /** Somebody has looked through it since. */
  | { readonly kind: 'not due'; readonly by?: Holder; readonly secondsAgo: number };

/**
 * Lets one of all who ask within `everySeconds` look through a repository. It saves work and guards nothing: after a stall there
 * may be two.
 *
 * @throws SharedDirError
 */
export async function beginScan(host: Host, repository: string, who: Holder, everySeconds: number): Promise<Scan> {
  const { dir } = host;
  const path = join(repository, SCAN_MARKER);
  const link = await dir.readLink(path);
  if (link !== undefined) {
    const secondsAgo = (await readAges(host, repository)).ageSeconds(link.mtimeNs);
    if (secondsAgo < everySeconds) return notDue(link.text, secondsAgo);
    if ((await dir.unlink(path)) === 'absent') return { kind: 'not due', secondsAgo: 0 };
  }
  return (await dir.symlink(formatHolder(who), path)) === 'made'
    ? { kind: 'begun' }
    : { kind: 'not due', secondsAgo: 0 };
}

function notDue(text: string, secondsAgo: number): Scan {
  const by = parseHolder(text);
  return { kind: 'not due', secondsAgo, ...(by ? { by } : {}) };
}

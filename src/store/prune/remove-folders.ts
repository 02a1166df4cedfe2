import { join } from 'node:path';
import { inTrustedDirectory } from '../../shared-dir/trusted-directory.ts';
import { SCRATCH } from '../ages.ts';
import type { FoundFolder, Unreachable } from '../find-entries.ts';
import type { PruneRules } from './prune-entry.ts';
import { SCAN_MARKER } from './scan-marker.ts';

/**
 * Removes repositories, owners and trees that hold nothing (any more), by rmdir alone. Whoever is about to build there makes them
 * anew.
 *
 * @param folders those below first
 */
export async function removeFolders(
  { host, ages, minAgeSeconds }: PruneRules,
  path: string,
  folders: readonly FoundFolder[],
  onUnreachable: (unreachable: Unreachable) => void,
): Promise<void> {
  const { dir: shared } = host;
  for (const { folders: parts, names } of folders) {
    const name = parts.at(-1);
    if (name === undefined) continue;
    await inTrustedDirectory(path, parts.slice(0, -1), async (above) => {
      const folder = join(above, name);
      const now = await shared.list(folder);
      if (now === undefined || !now.every(isOurs)) return;
      // One that held nothing before may just have been made.
      const status = names.length === 0 ? await shared.status(folder) : undefined;
      if (status !== undefined && ages.ageSeconds(status.mtimeNs) < minAgeSeconds) return;
      for (const left of now) await (left === SCAN_MARKER ? shared.unlink : shared.rmdir)(join(folder, left));
      await shared.rmdir(folder);
    }).catch((error: unknown) => {
      onUnreachable({ path: join(path, ...parts), why: error instanceof Error ? error.message : `${error}` });
    });
  }
}

/** What only says that somebody has been here. */
function isOurs(name: string): boolean {
  return name === SCAN_MARKER || name.startsWith(SCRATCH);
}

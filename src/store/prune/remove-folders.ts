import { join } from 'node:path';
import { inTrustedDirectory } from '../../shared-dir/mount/trusted-directory.ts';
import { SharedDirError } from '../../shared-dir/shared-dir.ts';
import type { FoundFolder, Unreachable } from '../find-entries.ts';
import type { PruneRules } from './prune-entry.ts';
import { SCAN_MARKER } from './scan-marker.ts';
import { isScratch, isYoung, removeScratch } from './scratch.ts';

/**
 * Removes empty repositories, owners and trees, by rmdir alone. A builder that needs one makes it again.
 *
 * @param folders deepest first
 */
export async function removeFolders(
  rules: PruneRules,
  path: string,
  folders: readonly FoundFolder[],
  onUnreachable: (unreachable: Unreachable) => void,
): Promise<void> {
  const { dir: shared } = rules.host;
  const unreachable = (where: string) => (error: unknown) =>
    onUnreachable({ path: where, why: error instanceof Error ? error.message : `${error}` });
  for (const left of ((await shared.list(path)) ?? []).filter(isScratch)) {
    await removeScratch(rules, join(path, left)).catch(unreachable(join(path, left)));
  }
  for (const { folders: parts, names } of folders) {
    const remove = async () => {
      let below = names.length;
      for (let depth = parts.length; await isRemoved(rules, path, parts.slice(0, depth), below); depth -= 1) below = 1;
    };
    await remove().catch(unreachable(join(path, ...parts)));
  }
}

/** @param before how many names it held: an empty one may just have been made */
async function isRemoved(rules: PruneRules, path: string, parts: readonly string[], before: number): Promise<boolean> {
  const shared = rules.host.dir;
  const name = parts.at(-1);
  if (name === undefined) return false;
  const isGone = await inTrustedDirectory(path, parts.slice(0, -1), 'trusted links', async (above) => {
    const isEmpty = await inTrustedDirectory(above, [name], 'no links', async (folder) => {
      const names = (await shared.list(folder)) ?? [];
      if (!names.every((left) => left === SCAN_MARKER || isScratch(left))) return false;
      if (before === 0 && (await isYoung(rules, folder))) return false;
      for (const left of names.filter(isScratch)) if (!(await removeScratch(rules, join(folder, left)))) return false;
      if (names.includes(SCAN_MARKER)) await shared.unlink(join(folder, SCAN_MARKER));
      return true;
    }).catch(unlessLink);
    return isEmpty === true && (await shared.rmdir(join(above, name))) === 'removed';
  });
  return isGone === true;
}

/** Links and mount points stay. */
function unlessLink(error: unknown): false {
  if (error instanceof SharedDirError && ['ELOOP', 'EXDEV'].includes(error.code)) return false;
  throw error;
}

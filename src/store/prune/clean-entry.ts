import type { Host } from '../../nfs-lock/host.ts';
import { removeTree } from '../../shared-dir/tree/remove-tree.ts';
import { readAges } from '../ages.ts';
import type { EntrySummary } from '../entry-summary.ts';
import { USER_TIMEOUT_SECONDS } from '../users.ts';
import { beatingOnDemand } from './beating-on-demand.ts';
import { pruneAt } from './prune.ts';
import type { Pruned } from './prune-entry.ts';

/**
 * Removes one entry, however young, so that the next job builds it. Like {@link prune} it takes nothing that is in use or being
 * built; the answer says whose that is.
 *
 * @param path the directory that all runners share
 * @returns undefined if the entry is not there (any more)
 * @throws SharedDirError
 */
export async function cleanEntry(
  host: Host,
  path: string,
  entry: Pick<EntrySummary, 'folders' | 'id' | 'dir'>,
): Promise<Pruned | undefined> {
  const rules = {
    host: beatingOnDemand(host),
    ages: await readAges(host, path),
    minAgeSeconds: Number.NEGATIVE_INFINITY,
    userTimeoutSeconds: USER_TIMEOUT_SECONDS,
    isDryRun: false,
    removeTree,
  };
  return await pruneAt(rules, path, entry, { unusedForSeconds: Number.NEGATIVE_INFINITY });
}

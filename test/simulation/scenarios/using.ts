import { formatHolder } from '../../../src/nfs-lock/holder.ts';
import type { Host } from '../../../src/nfs-lock/host.ts';
import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import { SharedDirError } from '../../../src/shared-dir/shared-dir.ts';
import { readAges } from '../../../src/store/ages.ts';
import { attemptPlace } from '../../../src/store/layout.ts';
import { pruneEntry } from '../../../src/store/prune/prune-entry.ts';
import { Uses } from '../../../src/store/users.ts';
import type { SimulatedProcess } from '../process.ts';

/** Nothing is too young to go. */
const ANY_AGE = Number.NEGATIVE_INFINITY;

/** The results that one simulated process uses. */
export function usesOf({ dir }: Host, { name, identity }: SimulatedProcess): Uses {
  const user = `use${name.replaceAll(/\W/g, '')}`;
  return new Uses(dir, user, formatHolder({ ...identity, timestamp: 0 }), () => undefined);
}

/** Why a result cannot be used: as production looks for it, then makes its link. */
export async function whyNotUsed(
  { dir: shared }: Host,
  uses: Uses,
  entry: string,
  attempt: string,
): Promise<string | undefined> {
  const { users, dir } = attemptPlace(entry, attempt);
  const names = (await shared.list(entry)) ?? [];
  for (const path of [users, dir]) if (!names.includes(path.slice(entry.length + 1))) return `${path} is gone`;
  if (((await shared.list(dir)) ?? []).length === 0) return `${dir} is empty now`;
  return (await uses.begin(users)) === 'in use' ? undefined : `${users} is gone`;
}

/**
 * Prunes all that nobody uses, however young; what the mount refuses is left for the next time.
 *
 * @param userTimeoutSeconds after how long a user is gone of whom nothing is known
 */
export async function pruneAll(host: Host, entry: string, userTimeoutSeconds: number): Promise<void> {
  try {
    const ages = await readAges(host, '/');
    const removeTree = async (path: string) => await removeAll(host.dir, path);
    const rules = {
      host,
      ages,
      userTimeoutSeconds,
      minAgeSeconds: ANY_AGE,
      maxAgeSeconds: ANY_AGE,
      isDryRun: false,
      removeTree,
    };
    const { kind } = await pruneEntry(rules, entry, { unusedForSeconds: ANY_AGE });
    if (kind === 'removed') await host.dir.rmdir(entry);
  } catch (error) {
    if (!(error instanceof SharedDirError)) throw error;
  }
}

async function removeAll(dir: SharedDir, path: string): Promise<void> {
  const names = await dir.list(path);
  for (const name of names ?? []) await removeAll(dir, `${path}/${name}`);
  await (names === undefined ? dir.unlink(path) : dir.rmdir(path));
}

import { type SharedDir, SharedDirError } from '../../shared-dir/shared-dir.ts';
import { isThere, readUsers, type User, type UserRules } from '../users.ts';

export type Retirement =
  /** Nobody can start to use the attempt any more: all of it may be removed at any time. */
  | { readonly kind: 'retired' }
  /** `users`: who keeps it, as far as was visible. */
  | { readonly kind: 'in use'; readonly users: readonly User[] };

/**
 * Retires an attempt that nobody uses. The server's answer to `rmdir` of its users' directory decides: a link made before makes
 * it fail, and a later user finds no directory to make a link in (protocol: prune 2, prune 3). What this process saw before
 * decides nothing, however recent.
 *
 * @param users the attempt's users' directory
 * @returns in a dry run, what it would come to
 * @throws SharedDirError
 */
export async function retireAttempt(
  rules: UserRules & { readonly isDryRun: boolean },
  users: string,
): Promise<Retirement> {
  const { dir } = rules.host;
  const found = await readUsers(rules, users);
  const alive = found.filter(({ whyGone }) => whyGone === undefined);
  // While a living user keeps the attempt, dead users' links stay: each removal would look like a use.
  if (alive.length > 0) return { kind: 'in use', users: alive };
  if (rules.isDryRun) return { kind: 'retired' };
  for (const { path } of found) await dir.unlink(path);
  return (await removeUsers(dir, users)) ? { kind: 'retired' } : { kind: 'in use', users: [] };
}

/** @returns whether it is gone for good */
async function removeUsers(dir: SharedDir, users: string): Promise<boolean> {
  for (let isSure = false; ; isSure = true) {
    const removed = await removeDirectory(dir, users);
    if (removed === 'removed' || removed === 'not-empty') return removed === 'removed';
    // Left by a process that checked whether it is there; anybody else's link there is no use to anyone, either.
    if (removed === 'no directory' || isSure) return (await dir.unlink(users)) === 'removed';
    // This client may hold a stale negative entry for it.
    if (!(await isThere(dir, users))) return true;
  }
}

async function removeDirectory(
  dir: SharedDir,
  users: string,
): Promise<'removed' | 'absent' | 'not-empty' | 'no directory'> {
  return await dir.rmdir(users).catch((error: unknown) => {
    if (error instanceof SharedDirError && error.code === 'ENOTDIR') return 'no directory';
    throw error;
  });
}

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mapErrno } from '../map-errno.ts';
import { isNoexec } from '../mount/mount-options.ts';
import { userName } from '../system/user-name.ts';

/** Whether it is there is another question. */
const NOT_THERE = { ENOENT: undefined, ENOTDIR: undefined, ELOOP: undefined };

/** This process may not use something in a result. Says what, whose it is, and what to do. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
}

/**
 * Checks that this process may use a file of a result: read it and, where its owner may execute it, execute it; list and
 * enter a directory. The system is asked, for modes alone do not say it: there are groups, access lists and root_squash.
 *
 * @param result the result directory
 * @param file relative to it; no matter whether it is there
 * @throws AccessDenied names the first on the way that is closed
 */
export async function checkAccess(result: string, file: string): Promise<void> {
  const path = join(result, file);
  if (await mayUse(path)) return;
  const parts = path.split('/').filter((part) => part !== '');
  for (let length = 0; length < parts.length; length += 1) {
    const above = join('/', ...parts.slice(0, length));
    if (!(await may(above, constants.X_OK))) throw await denied('enter', above, result);
  }
  throw await denied((await may(path, constants.R_OK)) ? 'execute' : 'read', path, result);
}

async function mayUse(path: string): Promise<boolean> {
  const stats = await mapErrno('look at', path, () => stat(path), { ...NOT_THERE, EACCES: 'denied' });
  if (stats === undefined) return true;
  if (stats === 'denied') return false;
  const isForExecution = stats.isDirectory() || (stats.isFile() && (stats.mode & 0o100) !== 0);
  if (await may(path, isForExecution ? constants.R_OK | constants.X_OK : constants.R_OK)) return true;
  // On a noexec mount nobody may execute any file; that is warned of once, for all of it.
  return stats.isFile() && (await may(path, constants.R_OK)) && (await isNoexec(path));
}

async function may(path: string, mode: number): Promise<boolean> {
  const allowed = async () => await access(path, mode).then(() => true);
  return (await mapErrno('look at', path, allowed, { ...NOT_THERE, EACCES: false })) ?? true;
}

async function denied(verb: string, path: string, result: string): Promise<AccessDenied> {
  const { uid, mode } = await mapErrno('look at', path, () => stat(path));
  const [owner, self] = await Promise.all([userName(uid), userName(process.geteuid?.() ?? 0)]);
  const octal = (mode & 0o7777).toString(8).padStart(4, '0');
  return new AccessDenied(
    `cannot ${verb} ${path}: it belongs to ${owner}, with mode ${octal}, and this job runs as ${self}\n` +
      `As ${owner}: chmod -R a+rX ${result}. For the next builds, set 'umask 022' in the build command ('umask 002' for a group).`,
  );
}

import { isAbsolute, resolve } from 'node:path';
import type { Host } from '../nfs-lock/host.ts';
import { SharedDirError } from '../shared-dir/shared-dir.ts';
import { MountError, UsageError } from './exit-codes.ts';

/** A server that is gone would be waited for without end. */
const ANSWER_SECONDS = 30;

/** @throws UsageError */
export function parsePath(text: string | undefined): string {
  const path = text?.trim();
  if (!path) throw new UsageError('no shared directory: give --path DIR, or set BUILD_ONCE_PATH');
  if (!isAbsolute(path)) throw new UsageError(`--path must be absolute, not ${JSON.stringify(path)}`);
  return resolve(path);
}

/**
 * Sees that the shared directory is there: a missing one usually means that the mount is.
 *
 * @throws MountError
 */
export async function openPath({ dir, clock }: Host, path: string): Promise<void> {
  const answered = new AbortController();
  const over = clock.sleep(ANSWER_SECONDS, answered.signal).then(() => 'no answer' as const);
  let names: readonly string[] | 'no answer' | undefined;
  try {
    names = await Promise.race([dir.list(path), over]);
  } catch (error) {
    if (error instanceof SharedDirError && error.code === 'ENOTDIR') throw new MountError(`${path} is not a directory`);
    throw error;
  } finally {
    answered.abort();
  }
  if (names === 'no answer')
    throw new MountError(`${path} has not answered within ${ANSWER_SECONDS} s; is its server there?`);
  if (names === undefined) throw new MountError(`${path} does not exist; is the mount there on this machine?`);
}

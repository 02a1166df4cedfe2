import { ftruncateSync, readdirSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/*
 * What a heartbeat asks of the mount, in calls that block: it has a thread of its own, and the asynchronous calls of a
 * process share four threads that a hung mount fills up. As in node-shared-dir.ts, only ENOENT is "not there".
 */

export function listNow(dir: string): readonly string[] | undefined {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the open beat file that long; on the server when it returns. */
export function growNow(fd: number, size: number): void {
  ftruncateSync(fd, size);
}

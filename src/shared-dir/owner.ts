import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { mapErrno } from './map-errno.ts';

/** Whose a directory is, by names where the system knows them. */
export interface Owner {
  readonly mode: number;
  readonly user: string;
  readonly group: string;
}

/** @throws SharedDirError */
export async function ownerOf(path: string): Promise<Owner> {
  const { mode, uid, gid } = await mapErrno('look at', path, () => stat(path));
  const [user, group] = await Promise.all([nameIn('passwd', uid), nameIn('group', gid)]);
  return { mode, user, group };
}

async function nameIn(database: 'passwd' | 'group', id: number): Promise<string> {
  const { stdout } = await promisify(execFile)('getent', [database, `${id}`]).catch(() => ({ stdout: '' }));
  return stdout.split(':')[0] || `${id}`;
}

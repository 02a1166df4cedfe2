import { stat } from 'node:fs/promises';
import { mapErrno } from '../map-errno.ts';
import { runSystemProgram } from '../system/system-program.ts';
import { userName } from '../system/user-name.ts';

/** Whose a directory is, by names where the system knows them. */
export interface Owner {
  readonly mode: number;
  readonly user: string;
  readonly group: string;
}

/** @throws SharedDirError */
export async function ownerOf(path: string): Promise<Owner> {
  const { mode, uid, gid } = await mapErrno('look at', path, () => stat(path));
  const [user, group] = await Promise.all([userName(uid), groupName(gid)]);
  return { mode, user, group };
}

async function groupName(gid: number): Promise<string> {
  const end = await runSystemProgram('getent', ['group', `${gid}`]);
  return end?.stdout.split(':')[0] || `gid ${gid}`;
}

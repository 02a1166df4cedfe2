import { statfs } from 'node:fs/promises';
import { mapErrno } from './map-errno.ts';

/** Bytes that this user may still write to the file system that a directory is on. */
export async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await mapErrno('look at', dir, () => statfs(dir));
  return bavail * bsize;
}

import { statfs } from 'node:fs/promises';
import { mapErrno } from '../map-errno.ts';

/** The file system of a directory, in bytes and inodes. */
export interface Space {
  readonly bytes: number;
  /** Available to users other than root. */
  readonly freeBytes: number;
  /** 0 where the file system does not count them. */
  readonly inodes: number;
  readonly freeInodes: number;
}

/** @throws SharedDirError */
export async function spaceOf(path: string): Promise<Space> {
  const { bsize, blocks, bavail, files, ffree } = await mapErrno('look at', path, () => statfs(path));
  return { bytes: blocks * bsize, freeBytes: bavail * bsize, inodes: files, freeInodes: ffree };
}

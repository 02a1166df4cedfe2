import { mapErrno } from '../map-errno.ts';
import { openRegular } from '../own-file.ts';

/** A piece of a growing file. */
export interface Piece {
  readonly bytes: Buffer;
  /** Where the piece begins; later than asked where the reader had fallen too far behind. */
  readonly offset: number;
}

/**
 * What a growing file has gained since `offset`, at most `limit` bytes of it, and the latest ones: a reader that has
 * fallen behind skips ahead. Opened for each look, which is what makes a client ask the server for its size.
 *
 * @returns undefined if there is no such file (any more), or another file's name in its place: what a link leads to is not
 * for everybody who follows the log to read
 */
export async function readGrowth(path: string, offset: number, limit: number): Promise<Piece | undefined> {
  return await mapErrno('read', path, async () => await readFrom(path, offset, limit), { ENOENT: undefined });
}

async function readFrom(path: string, offset: number, limit: number): Promise<Piece | undefined> {
  const file = await openRegular(path, ({ nlink }) => nlink === 1);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    const from = Math.max(offset, size - limit);
    if (size <= from) return { bytes: Buffer.alloc(0), offset };
    const { bytesRead, buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    return { bytes: buffer.subarray(0, bytesRead), offset: from };
  } finally {
    await file.close();
  }
}

import { mapErrno } from '../map-errno.ts';
import { openRegular } from '../own-file.ts';

/**
 * The next bytes of a file that others may be making longer, none at its end. Opened for each look, which is what makes a client
 * ask the server for its size.
 *
 * @returns undefined if there is no such file (any more), or another file's name in its place
 */
export async function readChunk(path: string, offset: number, most: number): Promise<Buffer | undefined> {
  const read = async () => {
    const file = await openRegular(path, ({ nlink }) => nlink === 1);
    if (file === undefined) return undefined;
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(most), 0, most, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  };
  return await mapErrno('read', path, read, { ENOENT: undefined });
}

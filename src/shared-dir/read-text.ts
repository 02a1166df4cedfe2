import { lstat } from 'node:fs/promises';
import { kindOf } from './mount/obstacle.ts';
import { openRegular } from './own-file.ts';
import { UnusableFile } from './shared-dir.ts';

/**
 * The text of a regular file. Whoever may write to the share can put anything under a name of ours: a FIFO would be waited
 * for without end, a link may lead anywhere, and a gigabyte would be read by every leg.
 *
 * @throws UnusableFile if it is not a file, or larger than `mostBytes`
 * @throws the system's ENOENT, EACCES, …
 */
export async function readText(path: string, mostBytes: number): Promise<string> {
  const file = await openRegular(path);
  if (file === undefined) throw new UnusableFile(path, `is ${kindOf(await lstat(path))}, not a file`);
  try {
    const { size } = await file.stat();
    if (size > mostBytes) throw new UnusableFile(path, `takes ${size} bytes, more than ${mostBytes}`);
    const buffer = Buffer.alloc(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await file.read(buffer, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.toString('utf8', 0, length);
  } finally {
    await file.close();
  }
}

import { writeSync } from 'node:fs';

/** Any pipe holds as much, though nobody reads from it yet. */
const PAGE_BYTES = 4096;

/**
 * Writes the first page of a step's output at once: it cannot block, and a step that finds its result prints no more. Node's
 * stream for all that follows takes longer to load than such a step takes to look at the result.
 *
 * @returns a writer that returns what it has left
 */
export function firstPage(fd: number): (text: string) => Uint8Array {
  let room = PAGE_BYTES;
  return (text) => {
    const bytes = Buffer.from(text, 'utf8');
    if (bytes.length > room) room = 0;
    if (room === 0) return bytes;
    let written = 0;
    try {
      written = writeSync(fd, bytes);
    } catch {
      // Nobody reads, or not now: the stream knows what to do.
    }
    room = written === bytes.length ? room - written : 0;
    return bytes.subarray(written);
  };
}

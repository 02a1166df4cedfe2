import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { errorCode } from '../../../shared-dir/error-code.ts';

/** What of a file's content and mode is part of a key. */
export type HashedFile =
  | { readonly kind: 'hashed'; readonly sha256: string; readonly isExecutable: boolean }
  | { readonly kind: 'unreadable'; readonly why: string };

const CHUNK = 1024 * 1024;
const OWNER_MAY_EXECUTE = 0o100;
/** A file that somebody is writing would have the hash of no version of it. */
const MOST_TRIES = 3;

/** Reads files one after the other, as fast as one thread can. */
export class FileHasher {
  readonly #chunk = Buffer.allocUnsafe(CHUNK);
  readonly #end = Buffer.alloc(1);

  hash(path: string): HashedFile {
    try {
      // A FIFO that has come in the meantime must not be waited for.
      const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        return this.#hashSteady(fd);
      } finally {
        closeSync(fd);
      }
    } catch (error) {
      return { kind: 'unreadable', why: errorCode(error) ?? `${error}` };
    }
  }

  #hashSteady(fd: number): HashedFile {
    let before = fstatSync(fd);
    if (!before.isFile()) return { kind: 'unreadable', why: 'it is no file any more' };
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const sha256 = this.#hashContent(fd);
      const after = fstatSync(fd);
      if (isSame(before, after))
        return { kind: 'hashed', sha256, isExecutable: (after.mode & OWNER_MAY_EXECUTE) !== 0 };
      before = after;
    }
    return { kind: 'unreadable', why: 'it changes while it is read: does an earlier step still write it?' };
  }

  #hashContent(fd: number): string {
    const first = readSync(fd, this.#chunk, 0, CHUNK, 0);
    // Most sources are small: one call hashes them, without an object for each.
    if (first < CHUNK && readSync(fd, this.#end, 0, 1, first) === 0) {
      return hash('sha256', this.#chunk.subarray(0, first), 'hex');
    }
    return this.#hashLarge(fd);
  }

  #hashLarge(fd: number): string {
    const sha256 = createHash('sha256');
    for (let at = 0; ; ) {
      const read = readSync(fd, this.#chunk, 0, CHUNK, at);
      if (read === 0) return sha256.digest('hex');
      sha256.update(this.#chunk.subarray(0, read));
      at += read;
    }
  }
}

function isSame(before: Stats, after: Stats): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
}

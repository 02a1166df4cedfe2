import { SharedDirError } from '../../../src/shared-dir/shared-dir.ts';
import type { Cache } from './cache.ts';
import type { DirectoryInode, Inode } from './inode.ts';
import type { Server } from './server.ts';

/**
 * What becomes of a request that reached, through the cache, a directory or file that is no more. Linux looks the path
 * up again, mostly with success; but ESTALE gets through, a server that still has the dead directory in its hands says
 * ENOENT, and a file of a replaced directory is even read out of the cache.
 */
export type StaleEnd = 'looked up again' | 'ESTALE' | 'ENOENT' | 'read from the cache';

export interface Place {
  readonly dir: DirectoryInode;
  readonly name: string;
}

/** Follows paths through a client's cache. */
export class Walk {
  readonly #server: Server;
  readonly #cache: Cache;
  readonly staleEnd: () => StaleEnd;

  constructor(server: Server, cache: Cache, staleEnd: () => StaleEnd) {
    this.#server = server;
    this.#cache = cache;
    this.staleEnd = staleEnd;
  }

  /** Everything before the last part of the path; the last is for the server to decide. */
  place(operation: string, path: string): Place | undefined {
    const parts = partsOf(path);
    const dir = this.find(operation, path, parts.slice(0, -1));
    return dir?.kind === 'directory' ? { dir, name: parts.at(-1) ?? '' } : undefined;
  }

  /** @throws SharedDirError where the way there is stale and the kernel does not mend it */
  find(operation: string, path: string, parts: readonly string[] = partsOf(path)): Inode | undefined {
    const found = this.#follow(parts);
    if (found !== 'stale') return found;
    const end = this.staleEnd();
    this.forget(path);
    if (end === 'ESTALE') throw new SharedDirError(operation, path, 'ESTALE');
    const again = end === 'ENOENT' ? undefined : this.#follow(parts);
    return again === 'stale' ? undefined : again;
  }

  /** Drops every entry that leads along the path. */
  forget(path: string): void {
    let dir: Inode | undefined = this.#server.root;
    for (const part of partsOf(path)) {
      if (dir?.kind !== 'directory') return;
      const next: Inode | undefined = this.#cache.entry(dir, part, () => undefined);
      this.#cache.drop(dir, part);
      dir = next;
    }
  }

  #follow(parts: readonly string[]): Inode | undefined | 'stale' {
    let inode: Inode = this.#server.root;
    for (const part of parts) {
      if (inode.kind !== 'directory') return undefined;
      const dir: DirectoryInode = inode;
      if (dir.links === 0 && !this.#cache.has(dir, part)) return 'stale';
      const next = this.#cache.entry(dir, part, () => this.#server.lookup(dir, part));
      if (next === undefined) return undefined;
      inode = next;
    }
    return inode;
  }
}

/** Paths are absolute on every machine: the mount is the root. */
function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

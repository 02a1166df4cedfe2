import type { Timeline } from '../timeline.ts';
import { type Delegating, Delegations } from './delegations.ts';
import type { DirectoryInode, FileInode, Inode, LinkInode } from './inode.ts';

export interface ServerOptions {
  /** Tells a client "unchanged" by the mtime (3) or by a counter of changes (4). */
  readonly version: 3 | 4;
  /** What the clock that stamps mtimes moves by. */
  readonly tickSeconds: number;
  readonly wallOffsetSeconds: number;
  /** NFS 4 alone does. */
  readonly delegating: Delegating;
  /** After so long without a sign of life a client has lost what it had open, and what was delegated to it. */
  readonly clientLeaseSeconds: number;
}

/** For whom the server acts just now, and whether that one has long been told something else, or is dead. */
export interface Doer {
  readonly name: string;
  readonly isLate: boolean;
}

/** Something that the server did, for those who watch over the rules. */
export interface Deed {
  readonly what: 'mkdir' | 'rmdir' | 'create' | 'write' | 'link' | 'symlink' | 'rename' | 'unlink';
  readonly dir: DirectoryInode;
  readonly name: string;
  readonly inode: Inode;
  readonly by: Doer;
  /** Of a rename: the name that is gone. */
  readonly from?: string;
}

/** What a request that changes a directory is answered with; `before` and `after` are the directory's markers (wcc). */
export interface Changed {
  readonly code: 'OK' | 'EEXIST' | 'ENOENT' | 'ENOTEMPTY' | 'ESTALE' | 'ENOSPC';
  readonly before: number;
  readonly after: number;
  readonly inode?: Inode;
}

/** One file system, exported by one server. Every method is one request, carried out at one moment. */
export class Server {
  readonly version: 3 | 4;
  readonly root: DirectoryInode;
  readonly delegations: Delegations;
  readonly #timeline: Timeline;
  readonly #options: ServerOptions;
  #inodes = 0;
  #doer: Doer = { name: 'nobody', isLate: false };
  onDeed: (deed: Deed) => void = () => undefined;
  /** No space for data and for directories; names of files still fit. */
  isFull = false;
  downUntilSeconds = 0;
  /** After a restart an NFS 4 server lets nobody open before those who had opened are back. */
  graceUntilSeconds = 0;
  /** When it was away. */
  readonly outages: { readonly fromSeconds: number; readonly untilSeconds: number }[] = [];
  /** Counts restarts: replies that were not on their way yet are lost, and so is what was remembered of requests. */
  restarts = 0;

  constructor(timeline: Timeline, options: ServerOptions) {
    this.version = options.version;
    this.#timeline = timeline;
    this.#options = options;
    const delegating = options.version === 4 ? options.delegating : 'nothing';
    this.delegations = new Delegations(() => timeline.nowSeconds, delegating, options.clientLeaseSeconds);
    this.root = { ...this.#directory(), links: 1 };
  }

  actFor<T>(doer: Doer, act: () => T): T {
    this.#doer = doer;
    return act();
  }

  restart(downSeconds: number, graceSeconds: number): void {
    this.restarts += 1;
    this.delegations.forget();
    const { nowSeconds } = this.#timeline;
    const upSeconds = nowSeconds + downSeconds;
    this.downUntilSeconds = Math.max(this.downUntilSeconds, upSeconds);
    this.graceUntilSeconds = Math.max(this.graceUntilSeconds, upSeconds + (this.version === 4 ? graceSeconds : 0));
    this.outages.push({ fromSeconds: nowSeconds, untilSeconds: this.downUntilSeconds });
  }

  /** By which a client tells whether its cache of a file or directory still holds. */
  marker(inode: Inode): number {
    return this.version === 3 ? inode.mtimeMicroseconds : inode.change;
  }

  lookup(dir: DirectoryInode, name: string): Inode | undefined {
    return dir.entries.get(name);
  }

  readdir(dir: DirectoryInode): string[] {
    return [...dir.entries.keys()];
  }

  mkdir(dir: DirectoryInode, name: string): Changed {
    return this.#change(dir, () => {
      if (dir.entries.has(name)) return 'EEXIST';
      if (this.isFull) return 'ENOSPC';
      const inode = this.#directory();
      this.#enter(dir, name, inode);
      this.#tell({ what: 'mkdir', dir, name, inode });
      return inode;
    });
  }

  rmdir(dir: DirectoryInode, name: string): Changed {
    return this.#change(dir, () => {
      const inode = dir.entries.get(name);
      if (inode?.kind !== 'directory') return 'ENOENT';
      if (inode.entries.size > 0) return 'ENOTEMPTY';
      this.#leave(dir, name, inode);
      this.#tell({ what: 'rmdir', dir, name, inode });
      return inode;
    });
  }

  /**
   * `exclusive`: with `O_EXCL`. A real server mostly knows one that is sent again by its verifier, but not where it crashed
   * before that was on its disk (seen on NFS 3).
   */
  create(dir: DirectoryInode, name: string, how: 'exclusive' | 'or open'): Changed {
    return this.#change(dir, () => {
      const there = dir.entries.get(name);
      if (there?.kind === 'file' && how === 'or open') return there;
      if (there !== undefined) return 'EEXIST';
      const inode: FileInode = { ...this.#attributes(), kind: 'file', text: '', size: 0 };
      this.#enter(dir, name, inode);
      this.#tell({ what: 'create', dir, name, inode });
      return inode;
    });
  }

  /** By handle. NFS 4 keeps a removed file for whoever has it open; NFS 3 knows it no more. */
  write(inode: FileInode, text: string): 'OK' | 'ESTALE' | 'ENOSPC' {
    if (this.#isGone(inode)) return 'ESTALE';
    if (this.isFull) return 'ENOSPC';
    inode.text = text;
    inode.size = text.length;
    this.#stamp(inode);
    this.#tell({ what: 'write', dir: this.root, name: '', inode });
    return 'OK';
  }

  read(inode: FileInode): string | 'ESTALE' {
    return this.#isGone(inode) ? 'ESTALE' : inode.text;
  }

  link(inode: Inode, dir: DirectoryInode, name: string): Changed {
    return this.#change(dir, () => {
      if (inode.links === 0) return 'ESTALE';
      if (dir.entries.has(name)) return 'EEXIST';
      this.#enter(dir, name, inode);
      this.#tell({ what: 'link', dir, name, inode });
      return inode;
    });
  }

  symlink(dir: DirectoryInode, name: string, text: string): Changed {
    return this.#change(dir, () => {
      if (dir.entries.has(name)) return 'EEXIST';
      if (this.isFull) return 'ENOSPC';
      const inode: LinkInode = { ...this.#attributes(), kind: 'link', text };
      this.#enter(dir, name, inode);
      this.#tell({ what: 'symlink', dir, name, inode });
      return inode;
    });
  }

  /** Within one directory. Moves over a file that is there, and over an empty directory. */
  rename(dir: DirectoryInode, from: string, to: string): Changed {
    return this.#change(dir, () => {
      const inode = dir.entries.get(from);
      if (inode === undefined) return 'ENOENT';
      const there = dir.entries.get(to);
      if (there === inode) return inode;
      if (there?.kind === 'directory' && there.entries.size > 0) return 'ENOTEMPTY';
      if (there !== undefined) this.#leave(dir, to, there);
      this.#leave(dir, from, inode);
      this.#enter(dir, to, inode);
      this.#tell({ what: 'rename', dir, name: to, inode, from });
      return inode;
    });
  }

  unlink(dir: DirectoryInode, name: string): Changed {
    return this.#change(dir, () => {
      const inode = dir.entries.get(name);
      if (inode === undefined || inode.kind === 'directory') return 'ENOENT';
      this.#leave(dir, name, inode);
      this.#tell({ what: 'unlink', dir, name, inode });
      return inode;
    });
  }

  /** A directory by its path, as it is now. */
  find(path: string): DirectoryInode | undefined {
    let dir: Inode | undefined = this.root;
    for (const part of path.split('/').filter((each) => each !== '')) {
      dir = dir?.kind === 'directory' ? dir.entries.get(part) : undefined;
    }
    return dir?.kind === 'directory' ? dir : undefined;
  }

  /** What is in it, from the bottom to the top: the order in which `rm -r` removes it. */
  below(dir: DirectoryInode): { readonly dir: DirectoryInode; readonly name: string }[] {
    return [...dir.entries].flatMap(([name, inode]) => [
      ...(inode.kind === 'directory' ? this.below(inode) : []),
      { dir, name },
    ]);
  }

  #change(dir: DirectoryInode, act: () => Inode | Changed['code']): Changed {
    const before = this.marker(dir);
    const done = dir.links === 0 ? 'ESTALE' : act();
    const after = this.marker(dir);
    return typeof done === 'string' ? { code: done, before, after } : { code: 'OK', before, after, inode: done };
  }

  #enter(dir: DirectoryInode, name: string, inode: Inode): void {
    dir.entries.set(name, inode);
    inode.links += 1;
    this.#stamp(dir);
  }

  #leave(dir: DirectoryInode, name: string, inode: Inode): void {
    dir.entries.delete(name);
    inode.links -= 1;
    this.#stamp(dir);
  }

  #stamp(inode: Inode): void {
    inode.mtimeMicroseconds = this.#clockMicroseconds();
    inode.change += 1;
  }

  #clockMicroseconds(): number {
    const { tickSeconds, wallOffsetSeconds } = this.#options;
    const ticks = Math.floor((this.#timeline.nowSeconds + wallOffsetSeconds) / tickSeconds);
    return Math.round(ticks * tickSeconds * 1e6);
  }

  #isGone(inode: FileInode): boolean {
    return inode.links === 0 && this.version === 3;
  }

  #attributes(): { number: number; mtimeMicroseconds: number; change: number; links: number } {
    this.#inodes += 1;
    return { number: this.#inodes, mtimeMicroseconds: this.#clockMicroseconds(), change: 1, links: 0 };
  }

  #directory(): DirectoryInode {
    return { ...this.#attributes(), kind: 'directory', entries: new Map() };
  }

  #tell(deed: Omit<Deed, 'by'>): void {
    this.onDeed({ ...deed, by: this.#doer });
  }
}

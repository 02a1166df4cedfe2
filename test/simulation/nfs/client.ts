import { type Link, SharedDirError, type Status } from '../../../src/shared-dir/shared-dir.ts';
import { Cache } from './cache.ts';
import { Delayed, type Delegate } from './delegations.ts';
import type { DirectoryInode, Inode } from './inode.ts';
import { type OpenFile, OpenFiles } from './open-files.ts';
import { known, type Request } from './request.ts';
import type { Changed, Server } from './server.ts';
import { type Place, type StaleEnd, Walk } from './walk.ts';

/** The NFS client of one machine, shared by its processes. Its methods are what system calls ask of the server. */
export class Client implements Delegate {
  readonly open = new OpenFiles();
  readonly isReachable: () => boolean;
  readonly #server: Server;
  readonly #cache: Cache;
  readonly #walk: Walk;
  /** Directories that one request keeps from all others of this machine, as it waits for another client. */
  readonly #busy = new Map<DirectoryInode, object>();
  /** What was read of files, for it may be given out once more. */
  readonly #contents = new Map<Inode, string>();

  constructor(server: Server, now: () => number, staleEnd: () => StaleEnd, isReachable: () => boolean) {
    this.isReachable = isReachable;
    this.#server = server;
    this.#cache = new Cache(now, (inode) => server.marker(inode));
    this.#walk = new Walk(server, this.#cache, staleEnd);
  }

  /** Opening is what makes the client compare the directory's marker. */
  list(path: string): Request<readonly string[] | undefined> {
    return () => {
      const dir = this.#walk.find('list', path);
      if (dir?.kind !== 'directory') return known(undefined);
      return () => {
        if (dir.links === 0) {
          const names = this.#walk.staleEnd() === 'read from the cache' ? this.#cache.remembered(dir) : undefined;
          return names ? () => names : () => this.#lookedUpAgain('list', path, this.list(path));
        }
        if (this.#busy.has(dir)) throw new Delayed();
        const names = this.#cache.listing(dir, () => this.#server.readdir(dir));
        return () => names;
      };
    };
  }

  /** Opens and asks for the attributes. The file is open until it is closed, or its opener dies. */
  openFile(operation: string, path: string, descriptors: Set<OpenFile>): Request<OpenFile | undefined> {
    return () => {
      const inode = this.#walk.find(operation, path);
      if (inode === undefined) return known(undefined);
      return () => {
        if (inode.links === 0 && !this.#isReadFromCache(operation, inode)) {
          return () => this.#lookedUpAgain(operation, path, this.openFile(operation, path, descriptors));
        }
        this.#server.delegations.recall(inode, 'read', this);
        this.#server.delegations.opened(inode, 'read', this);
        const status = statusOf(inode);
        if (inode.kind === 'directory') this.#cache.checked(inode);
        return () => this.#opened({ inode, path, status }, descriptors);
      };
    };
  }

  readFile({ inode, path }: OpenFile): Request<string> {
    return () => () => {
      const cached = inode.links === 0 ? this.#contents.get(inode) : undefined;
      const text = inode.kind === 'file' ? (cached ?? this.#server.read(inode)) : 'ESTALE';
      return () => {
        if (text === 'ESTALE') throw new SharedDirError('read', path, 'ESTALE');
        this.#contents.set(inode, text);
        return text;
      };
    };
  }

  mkdir(path: string): Request<'made' | 'exists' | 'no-parent'> {
    return this.#changing('make directory', path, 'no-parent', ({ dir, name }) => {
      const changed = this.#server.mkdir(dir, name);
      return { changed, answer: () => this.#made(dir, name, changed, 'made', 'exists') };
    });
  }

  rmdir(path: string): Request<'removed' | 'absent' | 'not-empty'> {
    return this.#removing('remove directory', path, ({ dir, name }) => {
      const changed = this.#server.rmdir(dir, name);
      return {
        changed,
        answer: () => {
          if (changed.code === 'ENOTEMPTY') return 'not-empty';
          this.#cache.know(dir, name, undefined);
          return changed.code === 'OK' ? 'removed' : 'absent';
        },
      };
    });
  }

  /** The file is open then. */
  create(
    path: string,
    how: 'exclusive' | 'or open',
    descriptors: Set<OpenFile>,
  ): Request<OpenFile | 'exists' | 'no-parent'> {
    return this.#changing<OpenFile | 'exists' | 'no-parent'>('create', path, 'no-parent', ({ dir, name }) => {
      const changed = this.#server.create(dir, name, how);
      return {
        changed,
        answer: () => {
          const { inode } = changed;
          if (this.#made(dir, name, changed, 'created', 'exists') === 'exists' || inode === undefined) return 'exists';
          this.#server.delegations.opened(inode, 'write', this);
          return this.#opened({ inode, path, status: statusOf(inode) }, descriptors);
        },
      };
    });
  }

  write({ inode, path }: OpenFile, text: string): Request<void> {
    return () => () => {
      this.#server.delegations.recall(inode, 'change', this);
      return refusal('create', path, inode.kind === 'file' ? this.#server.write(inode, text) : 'ESTALE');
    };
  }

  link(file: string, path: string): Request<'linked' | 'exists' | 'absent'> {
    return () => {
      const inode = this.#walk.find('link', file);
      if (inode === undefined) return known('absent');
      const again = () => this.#lookedUpAgain('link', file, this.link(file, path), 'absent');
      return this.#changing<'linked' | 'exists' | 'absent'>(
        'link',
        path,
        'absent',
        ({ dir, name }) => {
          const changed = this.#server.link(inode, dir, name);
          if (inode.links === 0) return { changed: { ...changed, code: 'OK' }, answer: again };
          return { changed, answer: () => this.#made(dir, name, changed, 'linked', 'exists') };
        },
        () => [inode],
      )();
    };
  }

  symlink(text: string, path: string): Request<'made' | 'exists' | 'no-parent'> {
    return this.#changing('link', path, 'no-parent', ({ dir, name }) => {
      const changed = this.#server.symlink(dir, name, text);
      return { changed, answer: () => this.#made(dir, name, changed, 'made', 'exists') };
    });
  }

  readLink(path: string): Request<Link | undefined> {
    return () => {
      const inode = this.#walk.find('read', path);
      if (inode?.kind !== 'link') return known(undefined);
      return () => {
        if (inode.links === 0) return () => this.#lookedUpAgain('read', path, this.readLink(path));
        const link = { text: inode.text, mtimeNs: statusOf(inode).mtimeNs };
        return () => link;
      };
    };
  }

  /** Within one directory. */
  rename(from: string, path: string): Request<'renamed' | 'absent'> {
    return () => {
      if (this.#walk.find('rename', from) === undefined) return known('absent');
      const oldName = baseName(from);
      return this.#changing<'renamed' | 'absent'>(
        'rename',
        path,
        'absent',
        ({ dir, name }) => {
          const changed = this.#server.rename(dir, oldName, name);
          return {
            changed,
            answer: () => {
              if (changed.code === 'ENOTEMPTY') throw new SharedDirError('rename', from, 'ENOTEMPTY');
              this.#cache.know(dir, oldName, undefined);
              if (changed.code !== 'OK' || changed.inode === undefined) return 'absent';
              this.open.moved(changed.inode, from, path);
              this.#cache.know(dir, name, changed.inode);
              return 'renamed';
            },
          };
        },
        ({ dir, name }) => [this.#server.lookup(dir, oldName), this.#server.lookup(dir, name)],
      )();
    };
  }

  /** A file that a process of this machine has open is renamed instead, and removed when it is closed. */
  unlink(path: string): Request<'removed' | 'absent'> {
    return this.#removing('remove', path, ({ dir, name }, inode) => {
      const isRenamed = inode.kind === 'file' && this.open.isOpen(inode, path);
      const silly = isRenamed ? this.open.newSillyName() : '';
      const changed = isRenamed ? this.#server.rename(dir, name, silly) : this.#server.unlink(dir, name);
      return {
        changed,
        answer: () => {
          this.#cache.know(dir, name, undefined);
          if (isRenamed && changed.code === 'OK') this.open.renamed(inode, path, { dir, name: silly });
          return changed.code === 'OK' ? 'removed' : 'absent';
        },
      };
    });
  }

  /** @returns what the client then has to do of its own, if anything */
  close(file: OpenFile, descriptors: Set<OpenFile>): Request<void> | undefined {
    if (!descriptors.delete(file)) return undefined;
    const silly = this.open.closed(file);
    if (silly === undefined) return undefined;
    return () => () => {
      const changed = this.#server.unlink(silly.dir, silly.name);
      return () => this.#cache.changed(silly.dir, changed);
    };
  }

  /** By its name alone, as `stat` does: nobody opens anything, so the cache answers for as long as it believes itself. */
  exists(path: string): Request<boolean> {
    return () => known(this.#walk.find('stat', path) !== undefined);
  }

  #opened(file: OpenFile, descriptors: Set<OpenFile>): OpenFile {
    this.open.opened(file);
    descriptors.add(file);
    return file;
  }

  #changing<A>(
    operation: string,
    path: string,
    absent: A,
    act: (place: Place) => { readonly changed: Changed; readonly answer: () => A },
    touches: (place: Place) => readonly (Inode | undefined)[] = ({ dir, name }) => [this.#server.lookup(dir, name)],
  ): Request<A> {
    return () => {
      const place = this.#walk.place(operation, path);
      if (place === undefined) return known(absent);
      const self = {};
      return () => {
        this.#recall(place, touches(place), self);
        const { changed, answer } = act(place);
        return () => {
          const again = this.#changing(operation, path, absent, act, touches);
          if (changed.code === 'ESTALE') return this.#lookedUpAgain(operation, path, again, absent);
          this.#cache.changed(place.dir, changed);
          if (changed.code === 'ENOSPC') throw new SharedDirError(operation, path, 'ENOSPC');
          return answer();
        };
      };
    };
  }

  /** What has to wait for another client keeps the directory from all others of this machine meanwhile. */
  #recall({ dir }: Place, inodes: readonly (Inode | undefined)[], self: object): void {
    if ((this.#busy.get(dir) ?? self) !== self) throw new Delayed();
    this.#busy.set(dir, self);
    for (const inode of inodes) this.#server.delegations.recall(inode, 'change', this);
    this.#busy.delete(dir);
  }

  /** The kernel looks the last name up first, and trusts a negative entry; what is removed is decided by the server. */
  #removing<A>(
    operation: string,
    path: string,
    act: (place: Place, inode: Inode) => { readonly changed: Changed; readonly answer: () => A },
  ): Request<A | 'absent'> {
    return () => {
      const inode = this.#walk.find(operation, path);
      if (inode === undefined) return known('absent');
      if (operation === 'remove' && inode.kind === 'directory') throw new SharedDirError(operation, path, 'EISDIR');
      if (operation === 'remove directory' && inode.kind !== 'directory')
        throw new SharedDirError(operation, path, 'ENOTDIR');
      if (this.open.isSilly(inode, baseName(path))) throw new SharedDirError(operation, path, 'EBUSY');
      return this.#changing<A | 'absent'>(operation, path, 'absent', (place) => act(place, inode))();
    };
  }

  #made<M, E>(dir: DirectoryInode, name: string, changed: Changed, made: M, exists: E): M | E {
    if (changed.code === 'OK') this.#cache.know(dir, name, changed.inode);
    else this.#cache.drop(dir, name);
    return changed.code === 'OK' ? made : exists;
  }

  /** A handle turned out to be stale: what led to it is forgotten, and the path is looked up once more. */
  #lookedUpAgain<A>(operation: string, path: string, again: Request<A>, absent?: A): A {
    const end = this.#walk.staleEnd();
    this.#walk.forget(path);
    if (end === 'ESTALE') throw new SharedDirError(operation, path, 'ESTALE');
    if (end === 'ENOENT' && absent !== undefined) return absent;
    return again()()();
  }

  #isReadFromCache(operation: string, inode: Inode): boolean {
    return operation === 'read' && this.#contents.has(inode) && this.#walk.staleEnd() === 'read from the cache';
  }
}

function refusal(operation: string, path: string, code: 'OK' | 'ESTALE' | 'ENOSPC' | 'EBUSY'): () => void {
  return () => {
    if (code !== 'OK') throw new SharedDirError(operation, path, code);
  };
}

function statusOf(inode: Inode): Status {
  return {
    size: inode.kind === 'file' ? inode.size : inode.kind === 'directory' ? inode.entries.size : inode.text.length,
    mtimeNs: BigInt(inode.mtimeMicroseconds) * 1000n,
    inode: BigInt(inode.number),
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import type { DirectoryInode, Inode } from './inode.ts';
import type { Changed } from './server.ts';

/** How long a client believes what it knows of a directory without asking (measured: 26–27 s). */
const BELIEVED_SECONDS = 27;

/** What one client believes of one directory. All of it holds for as long as the directory's marker is this one. */
interface View {
  marker: number;
  checkedAtSeconds: number;
  listing: readonly string[] | undefined;
  /** Names that were asked for one by one; `undefined` is a negative entry. */
  readonly entries: Map<string, Inode | undefined>;
}

/**
 * What a machine's NFS client remembers of directories.
 *
 * Listing and entries are two caches. A change of one's own drops the listing; the entries stay if nobody else had
 * changed the directory before, as far as the marker tells. On NFS 3 the marker is a coarse mtime, so a change by
 * another host in the same tick goes unnoticed, and what was remembered before it stays for good.
 */
export class Cache {
  readonly #now: () => number;
  readonly #markerOf: (inode: Inode) => number;
  readonly #views = new Map<DirectoryInode, View>();

  constructor(now: () => number, markerOf: (inode: Inode) => number) {
    this.#now = now;
    this.#markerOf = markerOf;
  }

  /** The entry as the cache has it; asks only where it knows nothing, or has not checked for long. */
  entry(dir: DirectoryInode, name: string, ask: () => Inode | undefined): Inode | undefined {
    const known = this.#views.get(dir);
    if (known !== undefined && this.#now() - known.checkedAtSeconds > BELIEVED_SECONDS) this.checked(dir);
    const { entries } = known ?? this.checked(dir);
    if (entries.has(name)) return entries.get(name);
    const found = ask();
    this.checked(dir).entries.set(name, found);
    return found;
  }

  has(dir: DirectoryInode, name: string): boolean {
    return this.#views.get(dir)?.entries.has(name) === true;
  }

  listing(dir: DirectoryInode, ask: () => readonly string[]): readonly string[] {
    const view = this.checked(dir);
    view.listing ??= ask();
    return view.listing;
  }

  /** The listing of a directory that is no more, for as long as this client believes itself. */
  remembered(dir: DirectoryInode): readonly string[] | undefined {
    const view = this.#views.get(dir);
    return view && this.#now() - view.checkedAtSeconds < BELIEVED_SECONDS ? view.listing : undefined;
  }

  /** The directory's attributes have come from the server: where the marker is another, all is forgotten. */
  checked(dir: DirectoryInode): View {
    const marker = this.#markerOf(dir);
    let view = this.#views.get(dir);
    if (view === undefined) {
      view = { marker, checkedAtSeconds: 0, listing: undefined, entries: new Map() };
      this.#views.set(dir, view);
    }
    if (view.marker !== marker) forget(view);
    view.marker = marker;
    view.checkedAtSeconds = this.#now();
    return view;
  }

  /** A change of one's own was answered. */
  changed(dir: DirectoryInode, { before, after }: Changed): void {
    const view = this.#views.get(dir) ?? this.checked(dir);
    view.listing = undefined;
    if (view.marker !== before) forget(view);
    view.marker = after;
    view.checkedAtSeconds = this.#now();
  }

  know(dir: DirectoryInode, name: string, inode: Inode | undefined): void {
    this.checked(dir).entries.set(name, inode);
  }

  drop(dir: DirectoryInode, name: string): void {
    this.#views.get(dir)?.entries.delete(name);
  }
}

function forget(view: View): void {
  view.listing = undefined;
  view.entries.clear();
}

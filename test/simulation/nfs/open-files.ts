import type { Status } from '../../../src/shared-dir/shared-dir.ts';
import type { DirectoryInode, FileInode, Inode } from './inode.ts';

/** A file that a process has open. */
export interface OpenFile {
  readonly inode: Inode;
  readonly path: string;
  /** As it was when it was opened. */
  readonly status: Status;
}

export interface SillyName {
  readonly dir: DirectoryInode;
  readonly name: string;
}

/** Which files processes of one machine have open, and which of them were "removed" meanwhile by renaming them. */
export class OpenFiles {
  readonly #counts = new Map<Inode, number>();
  readonly #silly = new Map<Inode, SillyName>();
  #sillyNames = 0;

  opened(inode: Inode): void {
    this.#counts.set(inode, (this.#counts.get(inode) ?? 0) + 1);
  }

  isOpen(inode: Inode): boolean {
    return this.#counts.has(inode);
  }

  newSillyName(): string {
    this.#sillyNames += 1;
    return `.nfs${`${this.#sillyNames}`.padStart(8, '0')}`;
  }

  renamed(inode: FileInode, silly: SillyName): void {
    this.#silly.set(inode, silly);
  }

  isSilly(inode: Inode): boolean {
    return this.#silly.has(inode);
  }

  /** @returns the silly name that is now to be removed, if this was the last one who had it open */
  closed(inode: Inode): SillyName | undefined {
    const left = (this.#counts.get(inode) ?? 1) - 1;
    if (left > 0) {
      this.#counts.set(inode, left);
      return undefined;
    }
    this.#counts.delete(inode);
    const silly = this.#silly.get(inode);
    this.#silly.delete(inode);
    return silly;
  }
}

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

interface OpenName {
  readonly inode: Inode;
  path: string;
  readonly openedBy: Set<OpenFile>;
  silly?: SillyName;
}

/**
 * Which names processes of one machine have open, and which of these were "removed" meanwhile by renaming them. (The
 * kernel goes by the name, not by the file: a second name of an open file goes at once.)
 */
export class OpenFiles {
  #names: OpenName[] = [];
  #sillyNames = 0;

  opened(file: OpenFile): void {
    const known = this.#named(file.inode, file.path);
    if (known === undefined) this.#names.push({ inode: file.inode, path: file.path, openedBy: new Set([file]) });
    else known.openedBy.add(file);
  }

  isOpen(inode: Inode, path: string): boolean {
    return this.#named(inode, path) !== undefined;
  }

  /** Who has it open has it open under its new name. */
  moved(inode: Inode, from: string, to: string): void {
    const name = this.#named(inode, from);
    if (name !== undefined) name.path = to;
  }

  newSillyName(): string {
    this.#sillyNames += 1;
    return `.nfs${`${this.#sillyNames}`.padStart(8, '0')}`;
  }

  renamed(inode: FileInode, path: string, silly: SillyName): void {
    const name = this.#named(inode, path);
    if (name !== undefined) name.silly = silly;
  }

  isSilly(inode: Inode, name: string): boolean {
    return this.#names.some((each) => each.inode === inode && each.silly?.name === name);
  }

  /** @returns the silly name that is now to be removed, if this was the last one who had it open */
  closed(file: OpenFile): SillyName | undefined {
    const name = this.#names.find(({ openedBy }) => openedBy.delete(file));
    if (name === undefined || name.openedBy.size > 0) return undefined;
    this.#names = this.#names.filter((each) => each !== name);
    return name.silly;
  }

  #named(inode: Inode, path: string): OpenName | undefined {
    return this.#names.find((each) => each.inode === inode && each.path === path && each.silly === undefined);
  }
}

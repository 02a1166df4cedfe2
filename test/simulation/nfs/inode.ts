/** A file, directory or symbolic link as the server has it. */
export type Inode = FileInode | DirectoryInode | LinkInode;

interface Attributes {
  readonly number: number;
  /** As the server's coarse clock stamped it. */
  mtimeMicroseconds: number;
  /** Counts changes: NFS 4's change attribute. */
  change: number;
  /** Names it has; 0: removed, and known to the server no more. */
  links: number;
}

export interface FileInode extends Attributes {
  readonly kind: 'file';
  text: string;
  size: number;
}

export interface LinkInode extends Attributes {
  readonly kind: 'link';
  readonly text: string;
}

export interface DirectoryInode extends Attributes {
  readonly kind: 'directory';
  readonly entries: Map<string, Inode>;
}

/**
 * The shared mount, as the protocol sees it: the only calls that locks and markers are made of. (Logs and results go by
 * the other files of this room.)
 *
 * The server decides every change. Each call that looks says what a client may answer from its cache.
 * Nothing here retries and nothing guesses: an answer that is not one of those listed (EIO, EACCES, ESTALE, ENOSPC, …)
 * is thrown as a {@link SharedDirError}, for "could not see" is never "is not there".
 *
 * The production implementation is `node-shared-dir.ts`; a test puts a simulated NFS in its place.
 */
export interface SharedDir {
  /** Opens `dir` and lists it. Opening is what makes an NFS client ask the server (close-to-open). */
  list(dir: string): Promise<readonly string[] | undefined>;

  /**
   * Opens `path`, asks for its attributes and closes it: size and mtime as the server has them now. `undefined` may be
   * half a minute old: by its name alone a client trusts a "no such file" of its own, so list the directory first.
   */
  status(path: string): Promise<Status | undefined>;

  /**
   * The whole text of a regular file of at most {@link MOST_TEXT_BYTES}; `undefined`, as for {@link status}, may be half a
   * minute old.
   *
   * @throws UnusableFile for anything else
   */
  read(file: string): Promise<string | undefined>;

  /** Decided by the server: of any number of callers exactly one gets `made`. */
  mkdir(dir: string): Promise<'made' | 'exists' | 'no-parent'>;

  /** `not-empty` also when only `.nfs*` leftovers of local readers are in it. */
  rmdir(dir: string): Promise<'removed' | 'absent' | 'not-empty'>;

  /**
   * Creates a file that must not exist, writes it and brings it to the server's disk. A crash in between leaves it
   * empty or cut short; readers must expect that. `exists` may be this call's own doing: a server that crashed may not
   * know a create that is sent again (seen on NFS 3).
   */
  create(file: string, text: string): Promise<'created' | 'exists' | 'no-parent'>;

  /**
   * Writes a file of a name that only this caller uses, once, and brings it to the server's disk. It may be sent twice and is
   * done all the same; what somebody else has put there is not written to, and EEXIST is thrown: the caller takes another name.
   */
  write(file: string, text: string): Promise<'written' | 'no-parent'>;

  /** A second name for `file`, decided by the server, and durable when it returns `linked`. */
  link(file: string, name: string): Promise<'linked' | 'exists' | 'absent'>;

  /** Moves `file` over `name`; of several callers that move the same file, one gets `renamed`. */
  rename(file: string, name: string): Promise<'renamed' | 'absent'>;

  /** Decided by the server: of any number of callers exactly one gets `removed`. */
  unlink(file: string): Promise<'removed' | 'absent'>;

  /**
   * Makes a symbolic link that leads nowhere and whose text says something: it appears together with the text, in one
   * request, and cannot be opened, so nothing that a client may hold of a file (an NFS 4 delegation, an `.nfs…` leftover)
   * can ever be in the way of its rename or removal. Decided by the server, as {@link mkdir}.
   *
   * @param text under 1,000 bytes: XFS takes 1,023
   */
  symlink(text: string, path: string): Promise<'made' | 'exists' | 'no-parent'>;

  /** What a link says, which never changes; `undefined`, as for {@link status}, may be half a minute old. */
  readLink(path: string): Promise<Link | undefined>;
}

export interface Link {
  readonly text: string;
  /** Nanoseconds of the server's clock, from when the link was made. */
  readonly mtimeNs: bigint;
}

/** The server's attributes of a file or directory. */
export interface Status {
  readonly size: number;
  /** Nanoseconds of the server's clock; NFS 3 servers stamp it with a coarse one. */
  readonly mtimeNs: bigint;
  /** The inode number: tells two directories of one name apart. */
  readonly inode: bigint;
}

/** Far more than a lock or marker of ours takes, and little enough to be read by every caller. */
export const MOST_TEXT_BYTES = 4 * 1024 * 1024;

/** Something else than a file of ours under a name of ours: a directory, a FIFO, a link, or too much. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';

  /** @param what ends the sentence that begins with the path */
  constructor(path: string, what: string) {
    super(`${path} ${what}`);
  }
}

/** Where the mount could not do what it was asked. Says which operation on which path, and the system's reason. */
export class SharedDirError extends Error {
  override readonly name = 'SharedDirError';
  readonly operation: string;
  readonly path: string;
  /** The errno name (`EIO`), even if Node has none (`ESTALE`). */
  readonly code: string;

  /** @param remedy what is in the way and what to do, if known: a separate line */
  constructor(operation: string, path: string, code: string, cause?: unknown, remedy?: string) {
    super(`cannot ${operation} ${path}: ${code}${meaning(code)}${remedy === undefined ? '' : `\n${remedy}`}`, {
      cause,
    });
    this.operation = operation;
    this.path = path;
    this.code = code;
  }
}

const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the shared disk',
  EDQUOT: 'disk quota exceeded',
  EIO: 'input/output error; the mount did not answer',
  ETIMEDOUT: 'the server did not answer in time',
  ESTALE: 'stale file handle; the server no longer knows this file',
  ENOTDIR: 'not a directory',
  EEXIST: 'something else is there already',
  ELOOP: 'a symbolic link is in its place',
  ENOENT: 'no such file or directory',
  EXDEV: 'something else is mounted there',
};

function meaning(code: string): string {
  const text = MEANINGS[code];
  return text === undefined ? '' : ` (${text})`;
}

/** Errors after which the same call may well succeed a moment later: a soft mount, a restarted server, a moved file. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof SharedDirError &&
    ['EIO', 'ETIMEDOUT', 'ESTALE', 'EAGAIN', 'EBUSY', 'EINTR', 'ENXIO', 'EREMOTEIO', 'EEXIST'].includes(error.code)
  );
}

/** A directory or file that was there is gone: it was removed, or a directory above it. */
export function isRemoved(error: unknown): error is SharedDirError {
  return error instanceof SharedDirError && ['ENOENT', 'ESTALE'].includes(error.code);
}

/** This process may not do that here: the mount is read-only, or the directory is another user's. */
export function isDenied(error: unknown): error is SharedDirError {
  return error instanceof SharedDirError && ['EROFS', 'EACCES', 'EPERM'].includes(error.code);
}

/** The disk or the quota is full: nobody's build has failed by that. */
export function isDiskFull(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

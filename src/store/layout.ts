import { join } from 'node:path';

/** CallOnce's name for the build in its entry: `.locks/build.lock`, `.locks/build.done`. */
export const BUILD = 'build';

/**
 * Where one entry is kept: everything about it in one directory, so that a look costs the same however many entries a
 * repository holds, and removing the directory removes everything.
 */
export interface EntryPlace {
  /** `PATH/OWNER/REPO`. */
  readonly repository: string;
  /** `PATH/OWNER/REPO/NAME-DIGEST`. */
  readonly dir: string;
}

/** @param folders below `path`: `OWNER`, `REPO` */
export function entryPlace(path: string, folders: readonly string[], id: string): EntryPlace {
  const repository = join(path, ...folders);
  return { repository, dir: join(repository, id) };
}

/** Of ours, and those under which file servers show a directory as it was, or keep what is still open. */
const RESERVED = /^\.(?:forks|dependabot|runs|locks|pruned|scratch\..*|nfs.*|snapshots?|zfs)$/;

/** Whether a name is reserved, although a repository's name may begin with a dot (`.github`). */
export function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

/** Where one attempt to build an entry keeps its files. */
export interface AttemptPlace {
  /** The result: the build's BUILD_ONCE_DIR. */
  readonly dir: string;
  readonly log: string;
  /** The build's sources, in sha256sum's format; only if `sources` is given. */
  readonly sources: string;
  /** Made once, before `dir`, by the builder. While it is there, the attempt is not retired. */
  readonly users: string;
}

export function attemptPlace(entryDir: string, attempt: string): AttemptPlace {
  const dir = join(entryDir, attempt);
  return { dir, log: `${dir}.log`, sources: `${dir}.sources`, users: `${dir}.users` };
}

/** An attempt's name, taken apart. */
export interface Attempt {
  readonly number: number;
  readonly token: string;
}

/**
 * `N-TOKEN`: the number is for people; the token is the builder's claim's, so that no name is ever used twice, even after the
 * whole entry was removed and numbers begin again.
 */
export function attemptName(number: number, claimToken: string): string {
  return `${number}-${shortToken(claimToken)}`;
}

/** A token of fewer than 16 characters, so that no entry, which ends in a digest of 16, is ever taken for an attempt. */
const ATTEMPT = /^([1-9]\d{0,8})-([A-Za-z0-9]{1,15})$/;

/** Undefined for any other name. */
export function parseAttempt(name: string): Attempt | undefined {
  const [, number, token] = ATTEMPT.exec(name) ?? [];
  return number === undefined || token === undefined ? undefined : { number: Number(number), token };
}

/** The attempt that a name in an entry's directory belongs to: its result, its log, its users. */
export function attemptWith(name: string): string | undefined {
  const attempt = name.replace(/\.[a-z]+$/, '');
  return parseAttempt(attempt) === undefined ? undefined : attempt;
}

const TOKEN_LENGTH = 12;

/** 48 random bits of a UUID: short enough to read, and not met twice. */
export function shortToken(claimToken: string): string {
  return claimToken.replaceAll('-', '').slice(0, TOKEN_LENGTH);
}

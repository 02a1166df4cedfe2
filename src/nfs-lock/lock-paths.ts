import { basename, dirname, join } from 'node:path';

/** Where the parts of one lock stand. The lock directory's own name is the caller's choice. */
export class LockPaths {
  readonly parent: string;
  readonly lock: string;
  readonly info: string;
  readonly #name: string;

  constructor(lockPath: string) {
    this.parent = dirname(lockPath);
    this.lock = lockPath;
    this.info = join(lockPath, INFO);
    const name = basename(lockPath);
    // So that a lock `x` beside one `x.lock` does not have the other's beat files.
    this.#name = name.endsWith('.lock') ? name.slice(0, -'.lock'.length) : `${name}.lock`;
  }

  claim(token: string): string {
    return join(this.lock, claimName(token));
  }

  /** Outside of the lock directory: others open it often, and what is open cannot be removed cleanly on NFS. */
  beat(token: string): string {
    return join(this.parent, `${this.#name}.beat.${token}`);
  }

  /** A name to make and remove again at once. */
  scratch(token: string): string {
    return join(this.parent, `${this.#name}.scratch.${token}`);
  }

  /** Beat files and scratch directories of this lock among the names in its parent. */
  temporaries(names: readonly string[]): Temporaries {
    const startingWith = (prefix: string) => withTokens(names, prefix).map((name) => join(this.parent, name));
    return { beats: startingWith(`${this.#name}.beat.`), scratches: startingWith(`${this.#name}.scratch.`) };
  }
}

/** Paths of what a crash may leave beside a lock. */
export interface Temporaries {
  readonly beats: readonly string[];
  readonly scratches: readonly string[];
}

/**
 * The names that are `prefix` and a token. What another lock of a longer name has beside its own (`sim.beat.done` of a
 * lock `sim.beat`, seen from `sim`) is not taken for one.
 */
export function withTokens(names: readonly string[], prefix: string): string[] {
  return names.filter(
    (name) => name.startsWith(prefix) && /^(?!(lock|done|failed)$)[A-Za-z0-9-]+$/.test(name.slice(prefix.length)),
  );
}

const INFO = 'holder.info';
const CLAIM = /^holder\.(?!info$)(.+)$/;

export function claimName(token: string): string {
  return `holder.${token}`;
}

/** What the listing of a lock directory says. */
export interface Inside {
  /** Tokens of the claims in it. */
  readonly claims: readonly string[];
  readonly hasInfo: boolean;
}

export function sortInside(names: readonly string[]): Inside {
  const claims = names.flatMap((name) => CLAIM.exec(name)?.[1] ?? []);
  return { claims, hasInfo: names.includes(INFO) };
}

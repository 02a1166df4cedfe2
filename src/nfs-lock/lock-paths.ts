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
    // So that a lock `x` beside one `x.lock` does not have the other's scratch names.
    this.#name = name.endsWith('.lock') ? name.slice(0, -'.lock'.length) : `${name}.lock`;
  }

  claim(claim: Claim): string {
    return join(this.lock, claimName(claim));
  }

  /** A name to make and remove again at once. */
  scratch(token: string): string {
    return join(this.parent, `${this.#name}.scratch.${token}`);
  }
}

/** What a claim's name says: whose it is, and how often its holder has given a sign of life. */
export interface Claim {
  readonly token: string;
  readonly beats: number;
}

const INFO = 'holder.info';
/** Of the number only as it is written again: another would be a name that nobody can remove by what it says. */
const CLAIM = /^holder\.([A-Za-z0-9-]+)\.(0|[1-9]\d{0,14})$/;

export function claimName({ token, beats }: Claim): string {
  return `holder.${token}.${beats}`;
}

/** What the listing of a lock directory says. */
export interface Inside {
  readonly claims: readonly Claim[];
  readonly hasInfo: boolean;
  /** What no lock has put there: a person's file, an NFS client's `.nfs…`. */
  readonly strange: readonly string[];
}

export function sortInside(names: readonly string[]): Inside {
  const claims: Claim[] = [];
  const strange: string[] = [];
  for (const name of names) {
    const [, token, beats] = CLAIM.exec(name) ?? [];
    if (token !== undefined) claims.push({ token, beats: Number(beats) });
    else if (name !== INFO) strange.push(name);
  }
  return { claims, hasInfo: names.includes(INFO), strange };
}

/** Whether an NFS client gave a file this name because it was removed while a local process had it open. */
export function isSillyRenamed(name: string): boolean {
  return name.startsWith('.nfs');
}

/**
 * The names that are `prefix` and a token. What another lock of a longer name has beside its own (`sim.draft.done` of a
 * lock `sim.draft`, seen from `sim`) is not taken for one.
 */
export function withTokens(names: readonly string[], prefix: string): string[] {
  return names.filter(
    (name) => name.startsWith(prefix) && /^(?!(lock|done|failed)$)[A-Za-z0-9-]+$/.test(name.slice(prefix.length)),
  );
}

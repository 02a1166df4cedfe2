import type { RequestPoint } from '../faults.ts';
import type { DirectoryInode, Inode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { Thread } from '../thread.ts';
import { REMOVER, type Rule, type World } from '../world.ts';

interface Claim {
  readonly owner: string;
  readonly madeAtSeconds: number;
  /** Of a lock that never beats death is told in other ways. */
  readonly isBeaten: boolean;
  /** All names that it has now: its own, and what others may have made to see whether it is there. */
  readonly names: Set<string>;
  /** The name that its last beat gave it. */
  current: string;
  lastBeatSeconds: number;
  /** What others make under its names then is nobody's claim. */
  isGivenBack: boolean;
  /** When, and by whom, the last name of it was removed, if that was not its owner. */
  lost?: { readonly atSeconds: number; readonly by: string };
}

/**
 * Nobody but its owner removes the claim of a living holder, unless that holder had not beaten for the lease.
 *
 * The silence is measured at the server, where all that a watcher can have seen has happened. While the server is away
 * nobody can beat: an outage too long for a series of looks is no silence.
 */
export class ClaimRule implements Rule {
  readonly #world: World;
  readonly #leaseOf: (process: string) => number;
  readonly #isFinished: (owner?: string) => boolean;
  readonly #claims = new Map<string, Claim>();
  readonly #askedAt = new Map<string, number>();

  constructor(
    world: World,
    leaseOf: (process: string) => number,
    isFinished: (owner?: string) => boolean = () => false,
  ) {
    this.#world = world;
    this.#leaseOf = leaseOf;
    this.#isFinished = isFinished;
  }

  stands(token: string): boolean {
    const claim = this.#claims.get(token);
    return claim !== undefined && claim.lost === undefined && !claim.isGivenBack && claim.names.size > 0;
  }

  /** Whether what the lock is held for is done: then whoever comes by ends an old claim, by the server's clock. */
  get isFinished(): boolean {
    return this.#isFinished();
  }

  ownerOf(token: string): string | undefined {
    return this.#claims.get(token)?.owner;
  }

  madeAtSeconds(token: string): number {
    return this.#claims.get(token)?.madeAtSeconds ?? Number.POSITIVE_INFINITY;
  }

  /** When it was taken from its owner, if it was. */
  lostAtSeconds(token: string): number | undefined {
    return this.#claims.get(token)?.lost?.atSeconds;
  }

  lastBeatSeconds(token: string): number {
    return this.#claims.get(token)?.lastBeatSeconds ?? Number.NEGATIVE_INFINITY;
  }

  /** Who took it from its owner. */
  lostTo(token: string): string | undefined {
    return this.#claims.get(token)?.lost?.by;
  }

  /** When a thread of that process last asked whether a claim stands; -1 if never. The heartbeat may ask for the main thread. */
  askedAtSeconds(process: string, thread: 'main' | 'beat'): number {
    return this.#askedAt.get(`${process} ${thread}`) ?? -1;
  }

  served({ process, name }: Thread, { operation, path }: RequestPoint): void {
    const isBeat = name === 'beat' && operation === 'rename';
    const isLook = name === 'main' && operation === 'list' && path.endsWith('.lock');
    if (isBeat) this.#askedAt.set(`${process.name} beat`, this.#now);
    if (isLook || (isBeat && process.asking > 0)) this.#askedAt.set(`${process.name} main`, this.#now);
  }

  deed({ what, dir, name, from, inode, by }: Deed): void {
    const token = tokenIn(name);
    if ((what === 'symlink' || what === 'create') && token !== undefined) this.#made(token, name, inode, by.name);
    else if (what === 'unlink' && token !== undefined) this.#removed(token, name, by.name);
    else if (what === 'rename' && token !== undefined && from !== undefined) this.#moved(token, from, name, dir);
    else if (what === 'rename' && inode.kind === 'directory' && from?.endsWith('.lock')) {
      for (const inside of inode.entries.keys()) this.#removed(tokenIn(inside), inside, by.name);
    }
  }

  get #now(): number {
    return this.#world.timeline.nowSeconds;
  }

  #made(token: string, name: string, inode: Inode, by: string): void {
    const claim = this.#claims.get(token);
    // A request that was sent again may make a claim anew. Made by another it stays its first maker's, and lost.
    if (claim !== undefined && !(claim.owner === by && name.endsWith('.0'))) {
      claim.names.add(name);
      return;
    }
    const isBeaten = inode.kind !== 'link' || inode.text.includes('leaseSeconds');
    const names = new Set([name]);
    this.#claims.set(token, {
      owner: by,
      isBeaten,
      madeAtSeconds: this.#now,
      names,
      current: name,
      // Nobody can tell a claim that was made anew from the first, until its owner has seen that it is alone, and beats.
      lastBeatSeconds: claim?.lastBeatSeconds ?? this.#now,
      isGivenBack: false,
    });
  }

  #moved(token: string, from: string, to: string, dir: DirectoryInode): void {
    const claim = this.#claims.get(token);
    if (claim === undefined) return;
    claim.names.delete(from);
    claim.names.add(to);
    claim.current = to;
    claim.lastBeatSeconds = this.#now;
    // What others had made to see whether it is there is its owner's again, who is alone with it: nobody has entered since.
    const isAlone = [...dir.entries.keys()].every((each) => (tokenIn(each) ?? token) === token);
    if (isAlone) delete claim.lost;
  }

  #removed(token: string | undefined, name: string, by: string): void {
    const claim = token === undefined ? undefined : this.#claims.get(token);
    if (token === undefined || claim === undefined || !claim.names.delete(name)) return;
    // Another of its names may be left, which a request of its owner's that was carried out late has made.
    if (claim.owner === by && name === claim.current) claim.isGivenBack = true;
    if (claim.names.size > 0) return;
    claim.isGivenBack ||= claim.owner === by;
    if (claim.isGivenBack || claim.lost !== undefined) return;
    claim.lost = { atSeconds: this.#now, by };
    if (by === REMOVER || this.#world.processes.get(claim.owner)?.isAlive === false || !claim.isBeaten) return;
    const lease = Math.max(this.#leaseOf(by), this.#leaseOf(claim.owner));
    const silent = this.#silentSeconds(claim, lease);
    if (silent >= lease || (this.#isFinished(claim.owner) && this.#now - claim.lastBeatSeconds >= lease)) return;
    this.#world.violate(
      `${by} removed the claim ${token} of ${claim.owner}, which is alive and had been silent for ` +
        `${silent.toFixed(3)} s (lease ${lease} s)`,
    );
  }

  /** The longest silence that a watcher may have seen, before, between or after outages. */
  #silentSeconds({ lastBeatSeconds }: Claim, leaseSeconds: number): number {
    let since = lastBeatSeconds;
    let longest = 0;
    for (const { fromSeconds, untilSeconds } of this.#world.server.outages) {
      if (untilSeconds - fromSeconds <= leaseSeconds / 2 || untilSeconds <= since) continue;
      longest = Math.max(longest, fromSeconds - since);
      since = untilSeconds;
    }
    return Math.max(longest, this.#now - since);
  }
}

/** Whose claim a name is; a name that is none has no token. */
export function tokenIn(name: string): string | undefined {
  return /^holder\.(.+)\.\d+$/.exec(name)?.[1];
}

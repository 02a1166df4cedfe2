import type { RequestPoint } from '../faults.ts';
import type { DirectoryInode, Inode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { Thread } from '../thread.ts';
import type { Rule, World } from '../world.ts';

interface Claim {
  readonly owner: string;
  readonly madeAtSeconds: number;
  /** Of a lock that never beats death is told in other ways. */
  readonly isBeaten: boolean;
  /** All names that it has now: its own, and what others may have made to see whether it is there. */
  readonly names: Set<string>;
  lastBeatSeconds: number;
  /** When another than its owner removed the last name of it. */
  lostAtSeconds?: number;
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
  readonly #claims = new Map<string, Claim>();
  readonly #askedAt = new Map<string, number>();

  constructor(world: World, leaseOf: (process: string) => number) {
    this.#world = world;
    this.#leaseOf = leaseOf;
  }

  stands(token: string): boolean {
    const claim = this.#claims.get(token);
    return claim !== undefined && claim.lostAtSeconds === undefined && claim.names.size > 0;
  }

  ownerOf(token: string): string | undefined {
    return this.#claims.get(token)?.owner;
  }

  madeAtSeconds(token: string): number {
    return this.#claims.get(token)?.madeAtSeconds ?? Number.POSITIVE_INFINITY;
  }

  /** When it was taken from its owner, if it was. */
  lostAtSeconds(token: string): number | undefined {
    return this.#claims.get(token)?.lostAtSeconds;
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
    if (what === 'symlink' && token !== undefined) this.#made(token, name, inode, by.name);
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
    const isBeaten = inode.kind === 'link' && inode.text.includes('leaseSeconds');
    const names = new Set([name]);
    this.#claims.set(token, { owner: by, isBeaten, madeAtSeconds: this.#now, names, lastBeatSeconds: this.#now });
  }

  #moved(token: string, from: string, to: string, dir: DirectoryInode): void {
    const claim = this.#claims.get(token);
    if (claim === undefined) return;
    claim.names.delete(from);
    claim.names.add(to);
    claim.lastBeatSeconds = this.#now;
    // What others had made to see whether it is there is its owner's again, who is alone with it: nobody has entered since.
    const isAlone = [...dir.entries.keys()].every((each) => (tokenIn(each) ?? token) === token);
    if (isAlone) delete claim.lostAtSeconds;
  }

  #removed(token: string | undefined, name: string, by: string): void {
    const claim = token === undefined ? undefined : this.#claims.get(token);
    if (token === undefined || claim === undefined || !claim.names.delete(name)) return;
    if (claim.names.size > 0 || claim.owner === by || claim.lostAtSeconds !== undefined) return;
    claim.lostAtSeconds = this.#now;
    if (this.#world.processes.get(claim.owner)?.isAlive === false || !claim.isBeaten) return;
    const lease = Math.max(this.#leaseOf(by), this.#leaseOf(claim.owner));
    const silent = this.#silentSeconds(claim, lease);
    if (silent >= lease) return;
    this.#world.violate(
      `${by} removed the claim ${token} of ${claim.owner}, which is alive and had been silent for ` +
        `${silent.toFixed(3)} s (lease ${lease} s)`,
    );
  }

  #silentSeconds({ lastBeatSeconds }: Claim, leaseSeconds: number): number {
    const outages = this.#world.server.outages.filter(
      ({ fromSeconds, untilSeconds }) => untilSeconds - fromSeconds > leaseSeconds / 2 && untilSeconds <= this.#now,
    );
    return this.#now - Math.max(lastBeatSeconds, ...outages.map(({ untilSeconds }) => untilSeconds));
  }
}

/** Whose claim a name is; a name that is none has no token. */
export function tokenIn(name: string): string | undefined {
  return /^holder\.(.+)\.\d+$/.exec(name)?.[1];
}

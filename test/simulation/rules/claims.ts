import type { RequestPoint } from '../faults.ts';
import type { DirectoryInode, Inode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { Thread } from '../thread.ts';
import type { Rule, World } from '../world.ts';
import { readMarker } from './marker-text.ts';

interface Claim {
  readonly owner: string;
  readonly dir: DirectoryInode;
  readonly madeAtSeconds: number;
  removedAtSeconds?: number;
  /** When another than its owner first removed it. */
  lostAtSeconds?: number;
}

interface Beat {
  readonly createdAtSeconds: number;
  /** One that is sent again makes nothing longer. */
  size: number;
  lastSeconds: number;
}

/** What a watcher has seen of one claim's beat. */
interface Looks {
  silentSeconds: number;
  longestSilentSeconds: number;
  /** How often `holder.info` named that claim meanwhile. */
  named: number;
}

/**
 * Nobody but its owner removes the claim of a living holder, unless its beat file had not grown for the lease when the
 * remover last looked at it.
 *
 * The silence is measured at the server, where a watcher's two looks and all that lay between them have happened too: a
 * watcher that has rightly seen a silence of one lease cannot have seen it where there was none. While the server is away
 * nobody can beat: an outage too long for a row of looks is no silence.
 */
export class ClaimRule implements Rule {
  readonly #world: World;
  readonly #leaseOf: (process: string) => number;
  readonly #claims = new Map<string, Claim>();
  readonly #beats = new Map<string, Beat>();
  readonly #beatsByInode = new Map<Inode, Beat>();
  /** By watcher and token. */
  readonly #looks = new Map<string, Looks>();
  readonly #askedAt = new Map<string, number>();

  constructor(world: World, leaseOf: (process: string) => number) {
    this.#world = world;
    this.#leaseOf = leaseOf;
  }

  stands(token: string): boolean {
    const claim = this.#claims.get(token);
    return claim !== undefined && claim.removedAtSeconds === undefined;
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

  /** When the try that made this claim began. */
  begunAtSeconds(token: string): number {
    return this.#beats.get(token)?.createdAtSeconds ?? Number.POSITIVE_INFINITY;
  }

  /** When a thread of that process last asked whether a claim stands; -1 if never. */
  askedAtSeconds(process: string, thread: 'main' | 'beat'): number {
    return this.#askedAt.get(`${process} ${thread}`) ?? -1;
  }

  served({ process, name }: Thread, { operation, path }: RequestPoint): void {
    if (operation === 'list' && path.endsWith('.lock')) this.#askedAt.set(`${process.name} ${name}`, this.#now);
    if (path.includes('.beat.') && (operation === 'look at' || operation === 'stat')) this.#looked(process.name, path);
  }

  deed({ what, dir, name, from, inode, by }: Deed): void {
    const token = tokenIn(name);
    const beat = this.#beatsByInode.get(inode);
    if (what === 'mkdir' && token !== undefined) {
      // A request that was sent again may make a claim anew; made by another it stays its first maker's, and lost.
      const { owner = by.name, lostAtSeconds } = this.#claims.get(token) ?? {};
      const lost = lostAtSeconds === undefined || owner === by.name ? {} : { lostAtSeconds };
      this.#claims.set(token, { owner, dir, madeAtSeconds: this.#now, ...lost });
    } else if (what === 'rmdir' && token !== undefined) {
      this.#removed(token, by);
    } else if (what === 'rename' && inode.kind === 'directory' && from?.endsWith('.lock')) {
      for (const inside of inode.entries.keys()) this.#removed(tokenIn(inside), by);
    } else if (what === 'create' && name.includes('.beat.')) {
      const made = { createdAtSeconds: this.#now, lastSeconds: this.#now, size: 0 };
      this.#beats.set(beatToken(name), made);
      this.#beatsByInode.set(inode, made);
    } else if (what === 'write' && beat !== undefined && inode.kind === 'file' && inode.size > beat.size) {
      beat.size = inode.size;
      beat.lastSeconds = this.#now;
    } else if (beat !== undefined && (what === 'unlink' || what === 'rename')) {
      this.#forbidSweeping(beatToken(from ?? name), by);
      // It may still grow, for whoever has it open; nobody else sees that.
      beat.lastSeconds = this.#now;
      this.#beatsByInode.delete(inode);
    }
  }

  get #now(): number {
    return this.#world.timeline.nowSeconds;
  }

  #looked(watcher: string, path: string): void {
    const token = beatToken(path);
    const key = `${watcher} ${token}`;
    const looks = this.#looks.get(key) ?? { silentSeconds: 0, longestSilentSeconds: 0, named: 0 };
    this.#looks.set(key, looks);
    looks.silentSeconds = this.#silentSeconds(token, this.#leaseOf(watcher));
    looks.longestSilentSeconds = Math.max(looks.longestSilentSeconds, looks.silentSeconds);
    const info = this.#claims.get(token)?.dir.entries.get('holder.info');
    if (info?.kind === 'file' && readMarker(info.text)?.token === token) looks.named += 1;
  }

  #silentSeconds(token: string, leaseSeconds: number): number {
    const outages = this.#world.server.outages.filter(
      ({ fromSeconds, untilSeconds }) => untilSeconds - fromSeconds > leaseSeconds / 2 && untilSeconds <= this.#now,
    );
    const since = [this.#beats.get(token)?.lastSeconds ?? 0, ...outages.map(({ untilSeconds }) => untilSeconds)];
    return this.#now - Math.max(...since);
  }

  /** What is swept is older than the sweeper's own try. (A claimant that stalls before its claim may be swept all the same.) */
  #forbidSweeping(token: string, by: Deed['by']): void {
    const owner = this.#world.processes.get(this.ownerOf(token) ?? '');
    if (owner === undefined || owner.name === by.name || !owner.isAlive || !this.stands(token)) return;
    if (owner.wasDelayed || this.#world.server.restarts > 0) return;
    this.#world.violate(`${by.name} removed the beat file of ${token}, whose claim stands`);
  }

  #removed(token: string | undefined, by: Deed['by']): void {
    const claim = token === undefined ? undefined : this.#claims.get(token);
    if (token === undefined || claim === undefined || claim.removedAtSeconds !== undefined) return;
    claim.removedAtSeconds = this.#now;
    if (claim.owner === by.name) return;
    claim.lostAtSeconds ??= this.#now;
    // A lock without beats has its own ways to tell death.
    if (this.#world.processes.get(claim.owner)?.isAlive === false || !this.#beats.has(token)) return;
    const looks = this.#looks.get(`${by.name} ${token}`);
    const silent = (by.isLate ? looks?.longestSilentSeconds : looks?.silentSeconds) ?? 0;
    // The holder's own lease counts for whoever knows it. (On NFS 3 a listing may be older than `holder.info` for good.)
    const knows = this.#world.server.version === 4 && looks !== undefined && looks.named > 1;
    const lease = Math.max(this.#leaseOf(by.name), knows ? this.#leaseOf(claim.owner) : 0);
    if (silent >= lease) return;
    this.#world.violate(
      `${by.name} removed the claim ${token} of ${claim.owner}, which is alive and had been silent for ` +
        `${silent.toFixed(3)} s when it last looked (lease ${lease} s)`,
    );
  }
}

function tokenIn(name: string): string | undefined {
  return name.startsWith('holder.') && name !== 'holder.info' ? name.slice('holder.'.length) : undefined;
}

function beatToken(path: string): string {
  return path.slice(path.lastIndexOf('.beat.') + '.beat.'.length);
}

import type { Inode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { Rule, World } from '../world.ts';

interface Claim {
  readonly owner: string;
  removedAtSeconds?: number;
}

interface Beat {
  readonly createdAtSeconds: number;
  /** One that is sent again makes nothing longer. */
  size: number;
  lastSeconds: number;
  longestSilenceSeconds: number;
}

/**
 * Nobody but its owner removes the claim of a living holder, unless its beat file has not grown for the lease.
 *
 * The silence is measured at the server, where a watcher's two looks and all that lay between them have happened too: a
 * watcher that has rightly seen a silence of one lease cannot have seen it where there was none.
 */
export class ClaimRule implements Rule {
  readonly #world: World;
  readonly #leaseSeconds: number;
  readonly #claims = new Map<string, Claim>();
  readonly #beats = new Map<string, Beat>();
  readonly #beatsByInode = new Map<Inode, Beat>();

  constructor(world: World, leaseSeconds: number) {
    this.#world = world;
    this.#leaseSeconds = leaseSeconds;
  }

  stands(token: string): boolean {
    const claim = this.#claims.get(token);
    return claim !== undefined && claim.removedAtSeconds === undefined;
  }

  ownerOf(token: string): string | undefined {
    return this.#claims.get(token)?.owner;
  }

  removedAtSeconds(token: string): number | undefined {
    return this.#claims.get(token)?.removedAtSeconds;
  }

  /** When the try that made this claim began. */
  begunAtSeconds(token: string): number {
    return this.#beats.get(token)?.createdAtSeconds ?? Number.POSITIVE_INFINITY;
  }

  deed({ what, name, from, inode, by }: Deed): void {
    const now = this.#world.timeline.nowSeconds;
    const token = tokenIn(name);
    const beat = this.#beatsByInode.get(inode);
    if (what === 'mkdir' && token !== undefined) {
      // A request that was sent again may make a claim anew; it stays its first maker's.
      this.#claims.set(token, { owner: this.#claims.get(token)?.owner ?? by.name });
    } else if (what === 'rmdir' && token !== undefined) {
      this.#removed(token, by.name);
    } else if (what === 'rename' && inode.kind === 'directory' && from?.endsWith('.lock')) {
      for (const inside of inode.entries.keys()) this.#removed(tokenIn(inside), by.name);
    } else if (what === 'create' && name.includes('.beat.')) {
      const made = { createdAtSeconds: now, lastSeconds: now, longestSilenceSeconds: 0, size: 0 };
      this.#beats.set(name.slice(name.indexOf('.beat.') + '.beat.'.length), made);
      this.#beatsByInode.set(inode, made);
    } else if (what === 'write' && beat !== undefined && inode.kind === 'file' && inode.size > beat.size) {
      beat.size = inode.size;
      beat.longestSilenceSeconds = Math.max(beat.longestSilenceSeconds, now - beat.lastSeconds);
      beat.lastSeconds = now;
    }
  }

  #removed(token: string | undefined, by: string): void {
    const claim = token === undefined ? undefined : this.#claims.get(token);
    if (token === undefined || claim === undefined || claim.removedAtSeconds !== undefined) return;
    const now = this.#world.timeline.nowSeconds;
    claim.removedAtSeconds = now;
    if (claim.owner === by || this.#world.processes.get(claim.owner)?.isAlive === false) return;
    const beat = this.#beats.get(token);
    const silence = beat ? Math.max(beat.longestSilenceSeconds, now - beat.lastSeconds) : Number.POSITIVE_INFINITY;
    if (silence >= this.#leaseSeconds) return;
    this.#world.violate(
      `${by} removed the claim ${token} of ${claim.owner}, which is alive and was never silent for longer than ` +
        `${silence.toFixed(3)} s (lease ${this.#leaseSeconds} s)`,
    );
  }
}

function tokenIn(name: string): string | undefined {
  return name.startsWith('holder.') && name !== 'holder.info' ? name.slice('holder.'.length) : undefined;
}

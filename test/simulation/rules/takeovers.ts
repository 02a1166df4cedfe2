import type { RequestPoint } from '../faults.ts';
import type { Deed } from '../nfs/server.ts';
import type { Thread } from '../thread.ts';
import { REMOVER, type Rule, type World } from '../world.ts';
import { type ClaimRule, tokenIn } from './claims.ts';

/** Between a silence that has lasted for the lease, as its watcher saw it, and the removal of the claim. */
const MOST_SECONDS = 5;

/**
 * A silent holder's claim is removed when its lease is over, whatever that holder, its machine, or others on it had open: by
 * a watcher for whom nothing has gone wrong. (On NFS 3 a listing may be older than the last beat, for good.)
 */
export class TakeoverRule implements Rule {
  readonly #world: World;
  readonly #claims: ClaimRule;
  readonly #leaseOf: (process: string) => number;
  readonly #lock: string;
  /** By watcher and token: when that one first saw the claim. */
  readonly #seenAt = new Map<string, number>();

  constructor(world: World, claims: ClaimRule, leaseOf: (process: string) => number, lock: string) {
    this.#world = world;
    this.#claims = claims;
    this.#leaseOf = leaseOf;
    this.#lock = lock;
  }

  served({ process, name }: Thread, { operation, path }: RequestPoint): void {
    if (name !== 'main' || operation !== 'list' || path !== this.#lock) return;
    for (const inside of this.#inside(path)) {
      const key = `${process.name} ${tokenIn(inside)}`;
      if (!this.#seenAt.has(key)) this.#seenAt.set(key, this.#now);
    }
  }

  deed({ what, name, by }: Deed): void {
    const token = tokenIn(name);
    const owner = token && this.#claims.ownerOf(token);
    if (what !== 'unlink' || token === undefined || owner === undefined || by.name === owner || by.name === REMOVER)
      return;
    if (this.#claims.lostTo(token) !== by.name || this.#claims.lostAtSeconds(token) !== this.#now || by.isLate) return;
    // That is no takeover: nobody had to wait for it.
    if (this.#claims.isFinished) return;
    const { server, processes, wasFull } = this.#world;
    const breaker = processes.get(by.name);
    const isSpotless = breaker?.machine.processes.every(({ faults }) => faults.length === 0) === true;
    if (server.version === 3 || server.restarts > 0 || wasFull || !isSpotless) return;
    const since = Math.max(this.#claims.lastBeatSeconds(token), this.#seenAt.get(`${by.name} ${token}`) ?? this.#now);
    const lease = Math.max(this.#leaseOf(by.name), this.#leaseOf(owner));
    const late = this.#now - since - lease;
    if (late <= MOST_SECONDS) return;
    this.#world.violate(
      `${by.name} took ${late.toFixed(1)} s longer than the lease to end the claim ${token} of ${owner}`,
    );
  }

  #inside(path: string): readonly string[] {
    return [...(this.#world.server.find(path)?.entries.keys() ?? [])].filter((name) => tokenIn(name) !== undefined);
  }

  get #now(): number {
    return this.#world.timeline.nowSeconds;
  }
}

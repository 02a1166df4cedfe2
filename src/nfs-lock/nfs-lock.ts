import { resolve } from 'node:path';
import { Deadline } from './deadline.ts';
import { clearAbandoned, endClaim } from './end-claim.ts';
import { NFSLockTimeout } from './errors.ts';
import { HeldLock } from './held-lock.ts';
import type { Holder, Json } from './holder.ts';
import type { Host } from './host.ts';
import { LockPaths } from './lock-paths.ts';
import { LockWatch } from './occupancy.ts';
import { lookPauseSeconds, type Patience } from './patience.ts';
import { Setbacks } from './setbacks.ts';
import { type Claimant, type Take, take, takeOver } from './take.ts';
import { thisHost } from './this-host.ts';

/** All times in seconds. */
export interface NFSLockOptions {
  /** How long {@link NFSLock.acquire} waits; -1 for ever. Default 3600. */
  readonly timeout?: number;
  /** Shortest pause between two looks; it grows with the time waited to at most 2 s. Default 0.1. */
  readonly pollInterval?: number;
  /** After how long a holder that gives no signs of life at all (pytest-cocotb's) is taken for dead. Default 7200. */
  readonly staleTimeout?: number;
  /** After how long without a sign of life a holder is taken for dead. Default 60. */
  readonly lease?: number;
  /** Ends the wait in {@link NFSLock.acquire}, which then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called when this caller ends the claim of a holder that it takes for dead. */
  readonly onBroken?: (broken: Broken) => void;
  /** What others may read of this holder in `holder.info`. */
  readonly about?: { readonly [key: string]: Json };
  /** For tests: the machine and mount to run on. */
  readonly host?: Host;
}

/** A dead holder's lock that was broken, and how its death was told. */
export interface Broken {
  readonly holder?: Holder;
  readonly why: string;
}

/** How far one step towards the lock came. */
export type Step =
  | { readonly kind: 'held'; readonly lock: HeldLock }
  /** Somebody holds it; look again after a pause. */
  | { readonly kind: 'waiting'; readonly holder?: Holder }
  /** It is free, or has just been freed: try at once. */
  | { readonly kind: 'free' }
  /** Two tried in the same moment: try after a random pause. */
  | { readonly kind: 'collided' };

const COLLISION_PAUSE_SECONDS = 0.05;

/**
 * Mutual exclusion across processes and hosts, by mkdir on a shared directory; correct on NFS 3 and 4.
 *
 * A holder is never asked to prove that it is alive by a clock: it makes a file grow, and others take it for dead when
 * they have watched that file not grow for the lease, by their own clock, without a gap in their watching. A process of
 * the same machine that has ended is found dead at once. A holder that was taken for dead and comes back learns it by
 * {@link signal}; what must never happen twice has to be decided by something that the server grants once (see CallOnce).
 */
export class NFSLock {
  readonly path: string;
  readonly #options: NFSLockOptions;
  readonly #host: Host;
  readonly #paths: LockPaths;
  readonly #patience: Patience;
  readonly #watch: LockWatch;
  /** Tokens of tries that ended in an error: a soft mount may report a failure and do the deed later all the same. */
  readonly #strayTokens = new Set<string>();
  #held: HeldLock | undefined;

  /** @param path the lock directory; its parent must exist when the lock is acquired */
  constructor(path: string, options: NFSLockOptions = {}) {
    this.path = resolve(path);
    this.#options = options;
    this.#host = options.host ?? thisHost();
    this.#paths = new LockPaths(this.path);
    this.#patience = {
      leaseSeconds: options.lease ?? 60,
      staleSeconds: options.staleTimeout ?? 7200,
      pollSeconds: options.pollInterval ?? 0.1,
    };
    this.#watch = new LockWatch(this.#host, this.#paths, this.#patience);
  }

  /** Aborts when the lock that is held now is lost. One that never aborts while none is held. */
  get signal(): AbortSignal {
    return this.#held?.signal ?? new AbortController().signal;
  }

  /**
   * Waits for the lock.
   *
   * @throws NFSLockTimeout after `timeout` seconds; says who holds it
   * @throws SharedDirError where the mount refuses (read-only, permission, full disk, missing parent)
   */
  async acquire(): Promise<HeldLock> {
    const { clock } = this.#host;
    const { signal, timeout = 3600 } = this.#options;
    if (this.#held?.isReleased === false) throw new Error(`this NFSLock already holds ${this.path}; release it first`);
    const deadline = new Deadline(clock, timeout);
    const setbacks = new Setbacks(clock);
    let holder: Holder | undefined;
    for (let collisions = 0; ; ) {
      signal?.throwIfAborted();
      let step: Step | undefined;
      try {
        step = await this.tryAcquire();
        setbacks.clear();
      } catch (error) {
        setbacks.bear(error);
      }
      if (step?.kind === 'held') return step.lock;
      if (step?.kind === 'waiting') holder = step.holder;
      if (deadline.hasPassed) throw new NFSLockTimeout(this.path, timeout, holder, setbacks.last);
      if (step?.kind === 'free') continue;
      if (step?.kind === 'collided') collisions += 1;
      await deadline.sleep(
        step?.kind === 'collided' ? this.collisionPause(collisions) : this.pause(deadline.waitedSeconds),
        signal,
      );
    }
  }

  /**
   * Gives back the lock that {@link acquire} took; does nothing if none is held.
   *
   * @throws LockLost if it had been taken away before
   */
  async release(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    await held?.release();
  }

  /** One try: mkdir, and if that says that the lock is there, {@link watch}. For callers with a loop of their own. */
  async tryAcquire(): Promise<Step> {
    await this.#removeStrayClaims();
    const claimant = this.#newClaimant();
    const taken = await this.#settle(claimant, () => take(this.#host, this.#paths, claimant));
    if (taken.kind === 'occupied') return await this.watch();
    return taken.kind === 'held' ? await this.#begin(claimant) : { kind: 'collided' };
  }

  /** One look at a lock that others have, without a try to get it; ends what is dead. */
  async watch(): Promise<Step> {
    const seen = await this.#watch.look();
    switch (seen.kind) {
      case 'free':
        return seen;
      case 'held':
        return { kind: 'waiting', ...(seen.holder ? { holder: seen.holder } : {}) };
      case 'dead':
        if ((await endClaim(this.#host, this.#paths, seen.token)) === 'ended') this.#options.onBroken?.(seen);
        return { kind: 'free' };
      case 'abandoned':
        await clearAbandoned(this.#host, this.#paths);
        return { kind: 'waiting' };
      case 'foreign-dead': {
        const claimant = this.#newClaimant();
        const taken = await this.#settle(claimant, () => takeOver(this.#host, this.#paths, claimant, seen.info));
        if (taken.kind !== 'held') return { kind: 'collided' };
        this.#options.onBroken?.(seen);
        return await this.#begin(claimant);
      }
    }
  }

  /** Seconds to pause before the next look of a caller that has waited that long. */
  pause(waitedSeconds: number): number {
    return lookPauseSeconds(waitedSeconds, this.#patience, this.#host.random);
  }

  /** Seconds to pause after that many collisions in a row: random and growing, so that one of the two comes alone. */
  collisionPause(collisions: number): number {
    return COLLISION_PAUSE_SECONDS * 2 ** Math.min(collisions - 1, 5) * this.#host.random();
  }

  async #begin({ token }: Claimant): Promise<Step> {
    const lock = await HeldLock.begin(this.#host, this.#paths, token, this.#patience.leaseSeconds);
    this.#held = lock;
    await this.#sweep(token);
    return { kind: 'held', lock };
  }

  async #settle(claimant: Claimant, attempt: () => Promise<Take>): Promise<Take> {
    try {
      return await attempt();
    } catch (error) {
      this.#strayTokens.add(claimant.token);
      throw error;
    }
  }

  async #removeStrayClaims(): Promise<void> {
    for (const token of this.#strayTokens) await endClaim(this.#host, this.#paths, token);
  }

  /** Removes what crashed holders left beside the lock. Only its holder may: what others have there is not in use. */
  async #sweep(ownToken: string): Promise<void> {
    const { dir } = this.#host;
    try {
      const left = this.#paths.temporaries((await dir.list(this.#paths.parent)) ?? []);
      for (const beat of left.beats) if (beat !== this.#paths.beat(ownToken)) await dir.unlink(beat);
      for (const scratch of left.scratches) await dir.rmdir(scratch);
    } catch {
      // Tidiness is not worth a lock; the next holder sweeps again.
    }
  }

  #newClaimant(): Claimant {
    const { self, clock, newToken } = this.#host;
    return {
      ...self,
      timestamp: clock.wallSeconds(),
      token: newToken(),
      leaseSeconds: this.#patience.leaseSeconds,
      ...(this.#options.about ? { about: this.#options.about } : {}),
    };
  }
}

import { resolve } from 'node:path';
import type { BeatFile } from '../shared-dir/shared-dir.ts';
import { endClaim } from './end-claim.ts';
import { HeldLock } from './held-lock.ts';
import type { Holder, Json } from './holder.ts';
import type { Host } from './host.ts';
import { LockPaths, type Temporaries } from './lock-paths.ts';
import { LockWatch } from './occupancy.ts';
import { type Patience, parsePatience, parseTimeout } from './patience.ts';
import { seeAnew } from './see-anew.ts';
import { type Claimant, type Take, take, takeOver } from './take.ts';
import { thisHost } from './this-host.ts';
import { type Setback, Wait } from './wait.ts';

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
  /** @internal For tests: the machine and mount to run on. */
  readonly host?: Host;
}

/** A dead holder's lock that was broken, and how its death was told. */
export interface Broken {
  readonly holder?: Holder;
  readonly why: string;
}

/** How far one step towards the lock came. */
export type Step = { readonly kind: 'held'; readonly lock: HeldLock } | Setback;

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
  readonly #timeoutSeconds: number;
  readonly #watch: LockWatch;
  /** Tokens of tries that ended in an error: a soft mount may report a failure and do the deed later all the same. */
  readonly #strayTokens = new Set<string>();
  /** Of a dead holder whose claim was listed, but was not there any more. */
  #goneToken: string | undefined;
  /** What stood beside the lock before this caller's first try since it last held it. */
  #leftovers: Temporaries | undefined;
  #held: HeldLock | undefined;

  /**
   * @param path the lock directory; its parent must exist when the lock is acquired
   * @throws RangeError for a time that is none: NaN, or 0 where something must be waited for
   */
  constructor(path: string, options: NFSLockOptions = {}) {
    this.path = resolve(path);
    this.#options = options;
    this.#host = options.host ?? thisHost();
    this.#paths = new LockPaths(this.path);
    this.#patience = parsePatience(options);
    this.#timeoutSeconds = parseTimeout(options.timeout);
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
    const { signal } = this.#options;
    if (this.#held?.isReleased === false) throw new Error(`this NFSLock already holds ${this.path}; release it first`);
    const wait = this.beginWait();
    for (;;) {
      signal?.throwIfAborted();
      try {
        const step = await this.tryAcquire();
        if (step.kind === 'held') return step.lock;
        wait.took(step);
      } catch (error) {
        wait.bear(error);
      }
      await wait.pause();
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

  /** @internal A wait for this lock, for callers with a loop of their own. */
  beginWait(): Wait {
    return new Wait(this.#host, this.path, this.#patience, this.#timeoutSeconds, this.#options.signal);
  }

  /** @internal One try: mkdir, and if that says that the lock is there, {@link watch}. */
  async tryAcquire(): Promise<Step> {
    await this.#removeStrayClaims();
    this.#leftovers ??= this.#paths.temporaries((await this.#host.dir.list(this.#paths.parent)) ?? []);
    const claimant = this.#newClaimant();
    const taken = await this.#settle(claimant, () => take(this.#host, this.#paths, claimant));
    if (taken.kind === 'occupied') return await this.watch();
    return taken.kind === 'held' ? await this.#begin(claimant, taken.beat) : { kind: 'collided' };
  }

  /** @internal One look at a lock that others have, without a try to get it; ends what is dead. */
  async watch(): Promise<Step> {
    const seen = await this.#watch.look();
    switch (seen.kind) {
      case 'free':
        return seen;
      case 'held':
        return { kind: 'waiting', ...(seen.holder ? { holder: seen.holder } : {}) };
      case 'dead':
        await this.#break(seen);
        return { kind: 'free' };
      case 'ownerless': {
        const claimant = this.#newClaimant();
        const taken = await this.#settle(claimant, () => takeOver(this.#host, this.#paths, claimant, seen.info));
        if (taken.kind !== 'held') return { kind: 'collided' };
        this.#options.onBroken?.(seen);
        return await this.#begin(claimant, taken.beat);
      }
    }
  }

  async #break(dead: Broken & { readonly token: string }): Promise<void> {
    if ((await endClaim(this.#host, this.#paths, dead.token)) === 'ended') {
      this.#options.onBroken?.(dead);
      return;
    }
    // Others who watched were faster; unless it is listed once more.
    if (this.#goneToken === dead.token) {
      const token = this.#host.newToken();
      this.#strayTokens.add(token);
      await seeAnew(this.#host, this.#paths, dead.token, token);
      this.#strayTokens.delete(token);
    }
    this.#goneToken = dead.token;
  }

  async #begin({ token }: Claimant, beat: BeatFile): Promise<Step> {
    this.#held = new HeldLock(this.#host, this.#paths, token, beat, this.#patience.leaseSeconds);
    await this.#sweep();
    return { kind: 'held', lock: this.#held };
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
    for (const token of this.#strayTokens) {
      if ((await endClaim(this.#host, this.#paths, token)) === 'ended') this.#strayTokens.delete(token);
    }
  }

  /**
   * Removes what crashed holders left beside the lock: what was there before this holder's own try began and belongs to
   * tries before it, for tokens are never used again. Listed later, it could be a successor's, if this one has stalled.
   */
  async #sweep(): Promise<void> {
    const { beats = [], scratches = [] } = this.#leftovers ?? {};
    this.#leftovers = undefined;
    const { dir } = this.#host;
    try {
      for (const beat of beats) await dir.unlink(beat);
      for (const scratch of scratches) await dir.rmdir(scratch);
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

import { type Holder, parseHolder, readInfo } from '../holder.ts';
import type { Host } from '../host.ts';
import { type Claim, type Inside, type LockPaths, sortInside } from '../lock-paths.ts';
import { GRACE_SECONDS, type LockTimings, longestGapSeconds, TICK_SECONDS } from '../lock-timings.ts';
import { LeaseObserver } from './lease-observer.ts';
import { hasEndedHere } from './process-identity.ts';
import { ServerClock } from './server-clock.ts';

/** Somebody holds it, or is about to, and may well be alive. */
export interface HeldByOther {
  readonly kind: 'held-by-other';
  readonly holder?: Holder;
}

export interface DeadClaim {
  readonly claim: Claim;
  readonly holder?: Holder;
  /** How its death was told. */
  readonly why: string;
}

/** What one look at a lock says. */
export type LockState =
  /** No lock directory. */
  | { readonly kind: 'free' }
  | HeldByOther
  /** These claims' holders are dead. */
  | { readonly kind: 'dead'; readonly dead: readonly [DeadClaim, ...DeadClaim[]] }
  /** What a crash left: no claim, and nobody who could still be about to make one. */
  | { readonly kind: 'orphaned'; readonly isEmpty: boolean; readonly info: string | undefined; readonly why: string }
  /** The lock of a dead holder that makes no claim (pytest-cocotb). */
  | { readonly kind: 'legacy'; readonly info: string; readonly holder: Holder; readonly why: string };

/** In the place of a token: a lock directory without any claim. */
const UNCLAIMED = '';
/** Then a close look comes all the same: a lock that changes hands may leave its directory's inode number to the next. */
const GLANCES_BETWEEN_LOOKS = 9;
/** A directory's stamp stands for its names only where two listings so far apart, in parts of the lease, have the same name. */
const NAME_SILENCE = 1 / 8;

/**
 * Watches one lock: who holds it, and whether that holder is dead. Remembers what earlier looks saw, for a death is
 * told from silence over time, and is therefore one watcher's own, never shared or stored.
 *
 * Clocks of different hosts are never compared (protocol: death 1 to 3): silence is measured by this machine's monotonic clock, and the age of
 * a lock that gives no signs by the server's clock on both ends.
 */
export class LockProbe {
  readonly #host: Host;
  readonly #paths: LockPaths;
  readonly #timings: LockTimings;
  readonly #serverClock: ServerClock;
  /** Of the claims' names, by token. */
  #observers = new Map<string, LeaseObserver>();
  /** By token. */
  #holders = new Map<string, Holder | undefined>();
  /** Of the lock directory's own stamp, which each heartbeat changes. */
  readonly #stamps: LeaseObserver;
  #inode: bigint | undefined;
  #state: LockState = { kind: 'free' };
  #glancesLeft = 0;
  /** When a claim that has been silent so far will have been so for its lease. */
  #deathSeconds = Number.POSITIVE_INFINITY;

  constructor(host: Host, paths: LockPaths, timings: LockTimings) {
    this.#host = host;
    this.#paths = paths;
    this.#timings = timings;
    this.#serverClock = new ServerClock(host.dir, host.clock, () => paths.scratch(host.newToken()));
    this.#stamps = new LeaseObserver(longestGapSeconds(timings));
  }

  /** In so many seconds a look may find a holder dead. */
  get lookInSeconds(): number {
    return Math.max(0, this.#deathSeconds - this.#host.clock.monotonicSeconds());
  }

  /**
   * Whether the lock is held as it was at the last look, by one request: each heartbeat stamps the lock directory, and whoever
   * gives the lock back removes it (protocol: look 2).
   *
   * @returns undefined where that cannot be said: {@link look}
   * @throws SharedDirError where the mount could not say
   */
  async glance(): Promise<HeldByOther | undefined> {
    if (this.#state.kind !== 'held-by-other' || this.#glancesLeft === 0) return undefined;
    this.#glancesLeft -= 1;
    const [holder] = this.#holders.values();
    if ((await this.#diedHere(holder)) !== undefined) return undefined;
    const inode = this.#inode;
    const silent = await this.#observeStamp();
    const lease = this.#leaseOf(holder);
    if (silent === undefined || this.#inode !== inode || silent >= lease / 2) return undefined;
    this.#deathSeconds = this.#stamps.sinceSeconds + TICK_SECONDS + lease;
    return this.#state;
  }

  /**
   * Who has the lock (protocol: look 3).
   *
   * @throws SharedDirError where the mount could not say; that was no look, and the caller looks again
   */
  async look(): Promise<LockState> {
    this.lookSoon();
    this.#deathSeconds = Number.POSITIVE_INFINITY;
    const began = this.#host.clock.monotonicSeconds();
    this.#state = await this.#lookNow(began);
    return this.#state;
  }

  /** What was seen is worth nothing any more: no glance will do. */
  lookSoon(): void {
    this.#glancesLeft = 0;
  }

  /** That claim was not there to be removed: what was seen of it is worth nothing. */
  distrust({ token }: Claim): void {
    this.#observers.get(token)?.restart();
    this.#stamps.restart();
    this.lookSoon();
  }

  async #lookNow(began: number): Promise<LockState> {
    const names = await this.#host.dir.list(this.#paths.lock);
    if (names === undefined) return this.#forget({ kind: 'free' });
    const inside = sortInside(names);
    this.#forgetOthers(inside.claims);
    if (inside.claims.length === 0) return await this.#lookAtUnclaimed(names, inside, began);
    return await this.#lookAtClaims(inside.claims, began);
  }

  async #lookAtClaims(claims: readonly Claim[], began: number): Promise<LockState> {
    const known = this.#holders;
    this.#holders = new Map();
    const dead: DeadClaim[] = [];
    for (const claim of claims) {
      const holder = known.get(claim.token) ?? (await this.#readHolder(claim));
      this.#holders.set(claim.token, holder);
      const why = (await this.#diedHere(holder)) ?? (await this.#fellSilent(claim, holder, began, claims.length === 1));
      if (why !== undefined) dead.push({ claim, why, ...(holder ? { holder } : {}) });
    }
    const [first, ...others] = dead;
    if (first !== undefined) return { kind: 'dead', dead: [first, ...others] };
    const [holder] = this.#holders.values();
    return { kind: 'held-by-other', ...(holder ? { holder } : {}) };
  }

  /** Undefined also where the claim has got another name since it was listed: the next look tries that. */
  async #readHolder(claim: Claim): Promise<Holder | undefined> {
    const link = await this.#host.dir.readLink(this.#paths.claim(claim));
    return link && parseHolder(link.text);
  }

  async #diedHere(holder: Holder | undefined): Promise<string | undefined> {
    return (await hasEndedHere(this.#host, holder)) ? 'its process has ended' : undefined;
  }

  /** A holder that asked for a longer lease than the watcher's beats more seldom, and gets it. */
  #leaseOf(holder: Holder | undefined): number {
    return Math.max(this.#timings.leaseSeconds, holder?.leaseSeconds ?? 0);
  }

  async #fellSilent(
    { token, beats }: Claim,
    holder: Holder | undefined,
    began: number,
    isOnly: boolean,
  ): Promise<string | undefined> {
    const lease = this.#leaseOf(holder);
    const observer = this.#observerOf(token);
    const silent = observer.observe(`${beats}`, began, this.#host.clock.monotonicSeconds());
    let since = observer.sinceSeconds;
    let unstamped = 0;
    // Of two claims in one directory its stamp says nothing.
    if (isOnly && holder !== undefined) {
      const stampedBefore = this.#stamps.sinceSeconds;
      unstamped = (await this.#observeStamp()) ?? 0;
      const wasNoBeat = silent > 0 && this.#stamps.sinceSeconds !== stampedBefore;
      if (!wasNoBeat) this.#glancesLeft = GLANCES_BETWEEN_LOOKS;
      // Asked after the names: a claim that was made anew since is not taken for the silent one.
      since = Math.min(since, Math.max(this.#stamps.sinceSeconds + TICK_SECONDS, since - lease * (1 - NAME_SILENCE)));
    }
    this.#deathSeconds = Math.min(this.#deathSeconds, since + lease);
    const longest = unstamped >= lease && silent >= lease * NAME_SILENCE ? unstamped : silent;
    return longest >= lease ? `no sign of life for ${Math.floor(longest)} s` : undefined;
  }

  /** @returns how long the directory has been as it is; undefined if it is gone */
  async #observeStamp(): Promise<number | undefined> {
    const began = this.#host.clock.monotonicSeconds();
    const status = await this.#host.dir.status(this.#paths.lock);
    this.#inode = status?.inode;
    if (status === undefined) return undefined;
    const silent = this.#stamps.observe(
      `${status.inode} ${status.mtimeNs}`,
      began,
      this.#host.clock.monotonicSeconds(),
    );
    // A heartbeat in the tick of the server's clock in which the series began has left the stamp as it was.
    return Math.max(0, silent - TICK_SECONDS);
  }

  async #lookAtUnclaimed(names: readonly string[], { hasInfo }: Inside, began: number): Promise<LockState> {
    this.#holders = new Map();
    const { dir } = this.#host;
    // Opened only here: where a claim is, it says all that `holder.info` does, and no client may hold a file of a dead holder.
    const text = hasInfo ? await readInfo(this.#host, this.#paths) : undefined;
    const holder = text === undefined ? undefined : parseHolder(text);
    if (text !== undefined && holder !== undefined && holder.token === undefined) {
      return await this.#lookAtLegacy(text, holder);
    }
    const status = await dir.status(this.#paths.lock);
    if (status === undefined) return this.#forget({ kind: 'free' });
    // A text that is no JSON may still become a legacy holder's, whose first write is under way on a slow mount.
    const graceSeconds = text !== undefined && holder === undefined ? this.#timings.leaseSeconds : GRACE_SECONDS;
    const grace = Math.min(graceSeconds, this.#timings.leaseSeconds);
    const observer = this.#observerOf(UNCLAIMED);
    const value = `${status.inode} ${status.mtimeNs} ${text}`;
    const unclaimed = observer.observe(value, began, this.#host.clock.monotonicSeconds());
    this.#deathSeconds = observer.sinceSeconds + grace;
    if (unclaimed < grace) return { kind: 'held-by-other' };
    const why = `nobody has claimed it for ${Math.floor(unclaimed)} s`;
    return { kind: 'orphaned', isEmpty: names.length === 0, info: text, why };
  }

  /** pytest-cocotb's rule: on one host the process decides, else the age. */
  async #lookAtLegacy(info: string, holder: Holder): Promise<LockState> {
    const held: LockState = { kind: 'held-by-other', holder };
    if (holder.hostname === this.#host.self.hostname) {
      if (await this.#host.isRunning(holder.pid, undefined)) return held;
      return { kind: 'legacy', info, holder, why: 'its process has ended' };
    }
    const status = await this.#host.dir.status(this.#paths.info);
    if (status === undefined) return held;
    const { staleSeconds } = this.#timings;
    if ((await this.#serverClock.ageSeconds(status.mtimeNs)) <= staleSeconds) return held;
    const age = await this.#serverClock.ageSecondsNow(status.mtimeNs);
    if (age <= staleSeconds) return held;
    return { kind: 'legacy', info, holder, why: `it has been held for ${Math.floor(age)} s without signs of life` };
  }

  /** What a look did not see has its series broken: a request that is sent again can make a claim anew. */
  #forgetOthers(claims: readonly Claim[]): void {
    const seen = claims.length === 0 ? [UNCLAIMED] : claims.map(({ token }) => token);
    for (const token of this.#observers.keys()) if (!seen.includes(token)) this.#observers.delete(token);
  }

  #observerOf(token: string): LeaseObserver {
    let observer = this.#observers.get(token);
    if (observer === undefined) {
      observer = new LeaseObserver(longestGapSeconds(this.#timings));
      this.#observers.set(token, observer);
    }
    return observer;
  }

  #forget(state: LockState): LockState {
    this.#observers = new Map();
    this.#holders = new Map();
    return state;
  }
}

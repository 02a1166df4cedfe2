import { readInfo } from './end-claim.ts';
import { type Holder, parseHolder } from './holder.ts';
import type { Host } from './host.ts';
import { LeaseObserver } from './lease-observer.ts';
import { type Claim, type Inside, type LockPaths, sortInside } from './lock-paths.ts';
import { beatPauseSeconds, GRACE_SECONDS, type LockTimings, longestGapSeconds } from './lock-timings.ts';
import { hasEndedHere } from './process-identity.ts';
import { ServerClock } from './server-clock.ts';

/** What one look at a lock says. */
export type LockState =
  /** No lock directory. */
  | { readonly kind: 'free' }
  /** Somebody holds it, or is about to, and may well be alive. */
  | { readonly kind: 'held-by-other'; readonly holder?: Holder }
  /** This claim's holder is dead. */
  | { readonly kind: 'dead'; readonly claim: Claim; readonly holder?: Holder; readonly why: string }
  /** What a crash left: no claim, and nobody who could still be about to make one. */
  | { readonly kind: 'orphaned'; readonly isEmpty: boolean; readonly info: string | undefined; readonly why: string }
  /** The lock of a dead holder that makes no claim (pytest-cocotb). */
  | { readonly kind: 'legacy'; readonly info: string; readonly holder: Holder; readonly why: string };

/** In the place of a token: a lock directory without any claim. */
const UNCLAIMED = '';

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
  #observers = new Map<string, LeaseObserver>();
  /** By token. */
  #holders = new Map<string, Holder | undefined>();
  #state: LockState = { kind: 'free' };
  #dueSeconds = Number.NEGATIVE_INFINITY;
  /** When a claim that has been silent so far will have been so for its lease. */
  #deathSeconds = Number.POSITIVE_INFINITY;

  constructor(host: Host, paths: LockPaths, timings: LockTimings) {
    this.#host = host;
    this.#paths = paths;
    this.#timings = timings;
    this.#serverClock = new ServerClock(host.dir, host.clock, paths.scratch(host.newToken()));
  }

  /** In so many seconds a look may find a holder dead. */
  get lookInSeconds(): number {
    return Math.max(0, this.#deathSeconds - this.#host.clock.monotonicSeconds());
  }

  /**
   * Who has the lock, as far as it is worth asking (protocol: look 2): about as often as its holder beats, and right when its silence reaches
   * the lease. In between, what the last look saw; the death of a process of this machine is told without the server.
   *
   * @throws SharedDirError where the mount could not say; that was no look, and the caller looks again
   */
  async look(): Promise<LockState> {
    if (this.#host.clock.monotonicSeconds() < this.#dueSeconds) {
      const deaths = await Promise.all([...this.#holders.values()].map(async (holder) => await this.#diedHere(holder)));
      if (deaths.every((why) => why === undefined)) return this.#state;
    }
    this.#state = await this.#lookNow();
    return this.#state;
  }

  /** Looks at the next look, whenever that is. */
  lookSoon(): void {
    this.#dueSeconds = Number.NEGATIVE_INFINITY;
  }

  /** That claim was not there to be removed: what was seen of it is worth nothing. */
  distrust({ token }: Claim): void {
    this.#observers.get(token)?.restart();
    this.lookSoon();
  }

  async #lookNow(): Promise<LockState> {
    const began = this.#host.clock.monotonicSeconds();
    this.lookSoon();
    this.#deathSeconds = Number.POSITIVE_INFINITY;
    const names = await this.#host.dir.list(this.#paths.lock);
    if (names === undefined) return this.#forget({ kind: 'free' });
    const inside = sortInside(names);
    this.#forgetOthers(inside.claims);
    if (inside.claims.length === 0) return await this.#lookAtUnclaimed(names, inside, began);
    const state = await this.#lookAtClaims(inside.claims, began);
    const beatPause = beatPauseSeconds(this.#timings.leaseSeconds);
    if (state.kind !== 'dead') this.#dueSeconds = Math.min(began + beatPause / 2, this.#deathSeconds);
    return state;
  }

  async #lookAtClaims(claims: readonly Claim[], began: number): Promise<LockState> {
    const known = this.#holders;
    this.#holders = new Map();
    for (const claim of claims) {
      const holder = known.get(claim.token) ?? (await this.#readHolder(claim));
      this.#holders.set(claim.token, holder);
      const why = (await this.#diedHere(holder)) ?? this.#fellSilent(claim, holder, began);
      if (why !== undefined) return { kind: 'dead', claim, why, ...(holder ? { holder } : {}) };
    }
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

  #fellSilent({ token, beats }: Claim, holder: Holder | undefined, began: number): string | undefined {
    // A holder that asked for a longer lease than the watcher's beats more seldom, and gets it.
    const lease = Math.max(this.#timings.leaseSeconds, holder?.leaseSeconds ?? 0);
    const observer = this.#observerOf(token);
    const silent = observer.observe(`${beats}`, began, this.#host.clock.monotonicSeconds());
    this.#deathSeconds = Math.min(this.#deathSeconds, observer.sinceSeconds + lease);
    return silent >= lease ? `no sign of life for ${Math.floor(silent)} s` : undefined;
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
    const patience = text !== undefined && holder === undefined ? this.#timings.leaseSeconds : GRACE_SECONDS;
    const grace = Math.min(patience, this.#timings.leaseSeconds);
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

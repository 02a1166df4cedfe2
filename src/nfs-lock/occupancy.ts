import { type Holder, parseHolder } from './holder.ts';
import type { Host } from './host.ts';
import { type Inside, type LockPaths, sortInside } from './lock-paths.ts';
import { longestGapSeconds, type Patience } from './patience.ts';
import { ServerClock } from './server-clock.ts';
import { UnbrokenRow } from './unbroken-row.ts';

/** What one look at a lock says. */
export type Occupancy =
  /** No lock directory. */
  | { readonly kind: 'free' }
  /** Somebody holds it, or is about to, and may well be alive. */
  | { readonly kind: 'held'; readonly holder?: Holder }
  /** This claim's holder is dead. */
  | { readonly kind: 'dead'; readonly token: string; readonly holder?: Holder; readonly why: string }
  /**
   * There is no claim, and nobody who could still be about to make one: what a crash left, or the lock of a dead holder
   * that makes none (pytest-cocotb). `info` is the text of its `holder.info`, if there is one.
   */
  | { readonly kind: 'ownerless'; readonly info: string | undefined; readonly holder?: Holder; readonly why: string };

/** Seconds that a lock directory without any claim is left alone: its maker may be between two calls. */
const GRACE_SECONDS = 5;

/**
 * Watches one lock: who holds it, and whether that holder is dead. Remembers what earlier looks saw, for a death is
 * told from silence over time, and is therefore one watcher's own, never shared or stored.
 *
 * Clocks of different hosts are never compared: silence is measured by this machine's monotonic clock, and the age of
 * a lock that gives no signs by the server's clock on both ends.
 */
export class LockWatch {
  readonly #host: Host;
  readonly #paths: LockPaths;
  readonly #patience: Patience;
  readonly #serverClock: ServerClock;
  #rows = new Map<string, UnbrokenRow>();
  #known: Holder | undefined;

  constructor(host: Host, paths: LockPaths, patience: Patience) {
    this.#host = host;
    this.#paths = paths;
    this.#patience = patience;
    this.#serverClock = new ServerClock(host.dir, host.clock, paths.scratch(host.newToken()));
  }

  /** @throws SharedDirError where the mount could not say; that was no look, and the caller looks again. */
  async look(): Promise<Occupancy> {
    const began = this.#host.clock.monotonicSeconds();
    const names = await this.#host.dir.list(this.#paths.lock);
    if (names === undefined) return this.#forget({ kind: 'free' });
    const inside = sortInside(names);
    return inside.claims.length > 0
      ? await this.#lookAtClaims(inside, began)
      : await this.#lookAtUnclaimed(inside, began);
  }

  async #lookAtClaims(inside: Inside, began: number): Promise<Occupancy> {
    const holder = await this.#readHolder(inside);
    for (const token of inside.claims) {
      const own = holder?.token === token ? holder : undefined;
      const why = (await this.#diedHere(own)) ?? (await this.#fellSilent(token, own, began));
      if (why !== undefined) return { kind: 'dead', token, why, ...(own ? { holder: own } : {}) };
    }
    return { kind: 'held', ...(holder ? { holder } : {}) };
  }

  /** `holder.info` is write-once, so a token that is known need not be read again. */
  async #readHolder(inside: Inside): Promise<Holder | undefined> {
    const known = this.#known?.token;
    if (known !== undefined && inside.claims.includes(known)) return this.#known;
    this.#known = undefined;
    if (!inside.hasInfo) return undefined;
    const text = await this.#host.dir.read(this.#paths.info);
    this.#known = text === undefined ? undefined : parseHolder(text);
    return this.#known;
  }

  /** The shortcut on one machine: a process of this boot and PID namespace that is gone is dead at once. */
  async #diedHere(holder: Holder | undefined): Promise<string | undefined> {
    const { self } = this.#host;
    if (holder?.bootId === undefined || holder.pidNamespace === undefined) return undefined;
    if (holder.bootId !== self.bootId || holder.pidNamespace !== self.pidNamespace) return undefined;
    if (await this.#host.isRunning(holder.pid, holder.startTime)) return undefined;
    return 'its process has ended';
  }

  async #fellSilent(token: string, holder: Holder | undefined, began: number): Promise<string | undefined> {
    // A file is opened for each look: stat alone may be 60 s old, and size is exact where mtime is coarse.
    const beat = await this.#host.dir.status(this.#paths.beat(token));
    // A holder that asked for a longer lease than the watcher's beats more seldom, and gets it.
    const lease = Math.max(this.#patience.leaseSeconds, holder?.leaseSeconds ?? 0);
    const silent = this.#unchangedSeconds(`claim ${token}`, `${beat?.size}`, began);
    return silent >= lease ? `no sign of life for ${Math.floor(silent)} s` : undefined;
  }

  async #lookAtUnclaimed(inside: Inside, began: number): Promise<Occupancy> {
    const { dir } = this.#host;
    const text = inside.hasInfo ? await dir.read(this.#paths.info) : undefined;
    const holder = text === undefined ? undefined : parseHolder(text);
    if (text !== undefined && holder !== undefined && holder.token === undefined) {
      return await this.#lookAtForeign(text, holder);
    }
    const status = await dir.status(this.#paths.lock);
    if (status === undefined) return this.#forget({ kind: 'free' });
    // A text that is no JSON may still become a foreign holder's, whose first write is under way on a slow mount.
    const patience = text !== undefined && holder === undefined ? this.#patience.leaseSeconds : GRACE_SECONDS;
    const unclaimed = this.#unchangedSeconds('unclaimed', `${status.inode} ${status.mtimeNs} ${text}`, began);
    if (unclaimed < Math.min(patience, this.#patience.leaseSeconds)) return { kind: 'held' };
    return { kind: 'ownerless', info: text, why: `nobody has claimed it for ${Math.floor(unclaimed)} s` };
  }

  /** pytest-cocotb's rule: on one host the process decides, else the age. */
  async #lookAtForeign(info: string, holder: Holder): Promise<Occupancy> {
    if (holder.hostname === this.#host.self.hostname) {
      if (await this.#host.isRunning(holder.pid, undefined)) return { kind: 'held', holder };
      return { kind: 'ownerless', info, holder, why: 'its process has ended' };
    }
    const status = await this.#host.dir.status(this.#paths.info);
    if (status === undefined) return { kind: 'held', holder };
    const { staleSeconds } = this.#patience;
    if ((await this.#serverClock.ageSeconds(status.mtimeNs)) <= staleSeconds) return { kind: 'held', holder };
    const age = await this.#serverClock.ageSecondsNow(status.mtimeNs);
    if (age <= staleSeconds) return { kind: 'held', holder };
    return {
      kind: 'ownerless',
      info,
      holder,
      why: `it has been held for ${Math.floor(age)} s without signs of life`,
    };
  }

  #unchangedSeconds(what: string, value: string, began: number): number {
    let row = this.#rows.get(what);
    if (row === undefined) {
      row = new UnbrokenRow(longestGapSeconds(this.#patience));
      this.#rows.set(what, row);
    }
    return row.see(value, began, this.#host.clock.monotonicSeconds());
  }

  #forget(occupancy: Occupancy): Occupancy {
    this.#rows = new Map();
    this.#known = undefined;
    return occupancy;
  }
}

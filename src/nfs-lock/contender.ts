import { resolve } from 'node:path';
import { makeDirectories } from '../shared-dir/make-directory.ts';
import { SharedDirError } from '../shared-dir/shared-dir.ts';
import { type Attempt, acquire, acquireInPlace, type Claimant, newClaimant } from './acquire.ts';
import { type Debug, LockDebug, startDebug } from './debug.ts';
import { describeObstacles, endClaim, removeInside } from './ending/end-claim.ts';
import { revalidate } from './ending/revalidate.ts';
import { sweepLock } from './ending/sweep-lock.ts';
import { HeartbeatFailed } from './errors.ts';
import { HeldLock } from './held-lock.ts';
import type { Host } from './host.ts';
import { type DeadClaim, type HeldByOther, LockProbe } from './liveness/lock-probe.ts';
import { type Claim, LockPaths } from './lock-paths.ts';
import { type LockTimings, parseTimeout, parseTimings } from './lock-timings.ts';
import type { Broken, NFSLockOptions } from './options.ts';
import { thisHost } from './this-host.ts';
import { type NotAcquired, Wait } from './wait.ts';

/** Of many claims that are ended at once, so many are reported one by one. */
const MOST_TOLD = 3;

/** How far one step towards the lock came. */
export type Step = { readonly kind: 'held'; readonly lock: HeldLock } | NotAcquired;

/**
 * One caller's single steps towards a lock: a try, or a look at whoever has it, which ends what is dead. The caller has the
 * loop around them.
 */
export class Contender {
  readonly path: string;
  readonly #options: NFSLockOptions;
  readonly #host: Host;
  readonly #paths: LockPaths;
  readonly #timings: LockTimings;
  readonly #timeoutSeconds: number;
  readonly #probe: LockProbe;
  readonly #debug: Debug;
  readonly #changes: LockDebug;
  /** Claims of tries that ended in an error: a soft mount may report a failure and carry out the request later. */
  readonly #strays = new Set<Claim>();
  #saysObstacles = true;

  /** @throws RangeError for a time that is none */
  constructor(path: string, options: NFSLockOptions = {}) {
    this.path = resolve(path);
    this.#options = options;
    this.#host = options.host ?? thisHost();
    this.#paths = new LockPaths(this.path);
    this.#timings = parseTimings(options);
    this.#timeoutSeconds = parseTimeout(options.timeout);
    this.#debug = startDebug(options.onDebug, this.#host.clock);
    this.#changes = new LockDebug(this.#debug);
    this.#probe = new LockProbe(this.#host, this.#paths, this.#timings);
  }

  /** A wait for this lock, for callers with a loop of their own. */
  beginWait(): Wait {
    this.#probe.lookSoon();
    return new Wait(this.#host, this.path, this.#timings, this.#timeoutSeconds, this.#options.signal);
  }

  /**
   * One try: mkdir and, if the lock exists, {@link watch}. Missing directories are made, and the lock in them at once: a pruner
   * removes empty ones faster than any pause (protocol: look 5).
   */
  async tryAcquire(): Promise<Step> {
    await this.#removeStrays();
    const step = await this.#try();
    if (step !== 'no-parent') return step;
    await this.#makeParent();
    const again = await this.#try();
    return again === 'no-parent' ? { kind: 'free', found: 'its directory is removed again and again' } : again;
  }

  async #try(): Promise<Step | 'no-parent'> {
    const claimant = newClaimant(this.#host, this.#timings, this.#options.about);
    const attempt = await this.#attempt(claimant, () => acquire(this.#host, this.#paths, claimant));
    switch (attempt.kind) {
      case 'occupied':
        return await this.watch();
      case 'no-parent':
        return attempt.kind;
      case 'withdrawn':
        this.#debug('withdrew: another process claimed the lock in the same moment');
        this.#probe.lookSoon();
        return { kind: 'collided', found: 'others claim it in the same moment' };
      case 'held':
        return await this.#begin(claimant, attempt.claimedAtSeconds);
    }
  }

  /** Whether others hold it as at the last {@link watch}, by one request; undefined if that takes another. */
  async glance(): Promise<NotAcquired | undefined> {
    const state = await this.#probe.glance();
    return state && this.#waitingFor(state);
  }

  /** One look at a lock that others hold, without a try to get it; ends what is dead. */
  async watch(): Promise<Step> {
    const state = await this.#probe.look();
    this.#changes.see(state);
    switch (state.kind) {
      case 'free':
        return { kind: 'free', found: 'it is given back' };
      case 'held-by-other':
        return this.#waitingFor(state);
      case 'dead':
        await this.#breakAll(state.dead);
        return { kind: 'free', found: 'its holder is dead, and its claim was ended' };
      case 'orphaned':
      case 'legacy':
        return await this.#takeOver(state);
    }
  }

  /** One look by a caller that does not want the lock: ends nothing, takes nothing over. */
  async observe(): Promise<NotAcquired> {
    const state = await this.#probe.look();
    return state.kind === 'held-by-other' ? this.#waitingFor(state) : { kind: 'waiting' };
  }

  /** Ends what a crash left of this lock, if nobody wants it any more; see {@link sweepLock}. */
  async sweep(): Promise<'free' | 'held'> {
    return await sweepLock(this.#host, this.#paths, this.#timings.leaseSeconds);
  }

  #waitingFor({ holder }: HeldByOther): NotAcquired {
    const { lookInSeconds } = this.#probe;
    const lease = Math.max(this.#timings.leaseSeconds, holder?.leaseSeconds ?? 0);
    this.#changes.seeSilence(holder, lease - lookInSeconds, lease);
    return { kind: 'waiting', lookInSeconds, ...(holder ? { holder } : {}) };
  }

  /** All at once: each look at a lock with a thousand of them costs, and so does each try to remove its directory. */
  async #breakAll([first, ...others]: readonly [DeadClaim, ...DeadClaim[]]): Promise<void> {
    let ended = 0;
    for (const dead of others) {
      this.#probe.distrust(dead.claim);
      if ((await removeInside(this.#host, this.#paths, this.#paths.claim(dead.claim))) === 'absent') continue;
      ended += 1;
      if (ended <= MOST_TOLD) this.#options.onBroken?.(dead);
    }
    if (ended > MOST_TOLD)
      this.#options.onNotice?.(`${this.path} had ${ended - MOST_TOLD} more claims of holders that are dead`);
    await this.#break(first);
  }

  async #break(dead: DeadClaim): Promise<void> {
    const ending = await endClaim(this.#host, this.#paths, dead.claim);
    // After a lost reply, a living claimant may make the same claim once more: the series begins anew.
    this.#probe.distrust(dead.claim);
    if (ending.kind === 'ended') {
      this.#debug(`broke the claim ${dead.claim.token}: ${dead.why}`);
      this.#tellObstacles(ending.obstacles);
      this.#options.onBroken?.(dead);
      return;
    }
    // Its holder beat, or another watcher was faster.
    this.#debug(`did not break the claim ${dead.claim.token}: it is not there under the name that was seen`);
    await revalidate(
      this.#host,
      this.#paths,
      dead.claim,
      newClaimant(this.#host, this.#timings, this.#options.about).text,
    );
  }

  async #takeOver(left: Broken & { readonly info: string | undefined; readonly isEmpty?: boolean }): Promise<Step> {
    this.#probe.lookSoon();
    // A process about to claim it finds it gone and starts again. If it is not empty, the listing was stale, which our own
    // claim refreshes.
    if (left.isEmpty && (await this.#host.dir.rmdir(this.#paths.lock)) !== 'not-empty')
      return { kind: 'free', found: 'nobody claims it, and it was removed' };
    const claimant = newClaimant(this.#host, this.#timings, this.#options.about);
    const attempt = await this.#attempt(claimant, () => acquireInPlace(this.#host, this.#paths, claimant, left.info));
    if (attempt.kind !== 'held') return { kind: 'collided', found: 'others are taking it over' };
    this.#debug(`took over a lock without a claim: ${left.why}`);
    this.#options.onBroken?.(left);
    return await this.#begin(claimant, attempt.claimedAtSeconds);
  }

  async #begin(claimant: Claimant, claimedAtSeconds: number): Promise<Step> {
    const onObstacles = (names: readonly string[]) => this.#tellObstacles(names);
    const debug = this.#debug;
    const held = new HeldLock(this.#host, this.#paths, claimant, { claimedAtSeconds, onObstacles, debug });
    this.#debug(`claimed ${this.path} by ${claimant.token}`);
    const { signal } = held;
    signal.addEventListener('abort', () => this.#debug(`lost: ${signal.reason}`), { once: true });
    this.#probe.lookSoon();
    if (this.#options.holderInfo ?? true) await held.writeInfo();
    if (held.signal.reason instanceof HeartbeatFailed) await held.release();
    return { kind: 'held', lock: held };
  }

  async #makeParent(): Promise<void> {
    const { root } = this.#options;
    if (root === undefined) throw new SharedDirError('make directory', this.path, 'ENOENT');
    await makeDirectories(this.#host.dir, resolve(root), this.#paths.parent);
  }

  async #attempt({ token }: Claimant, attempt: () => Promise<Attempt>): Promise<Attempt> {
    try {
      return await attempt();
    } catch (error) {
      this.#strays.add({ token, beats: 0 });
      throw error;
    }
  }

  async #removeStrays(): Promise<void> {
    for (const stray of this.#strays) {
      if ((await endClaim(this.#host, this.#paths, stray)).kind === 'ended') this.#strays.delete(stray);
    }
  }

  /** Once: every release meets the same. */
  #tellObstacles(names: readonly string[]): void {
    if (names.length === 0 || !this.#saysObstacles) return;
    this.#saysObstacles = false;
    this.#options.onNotice?.(describeObstacles(this.path, names));
  }
}

/** Releases a lock that came too late. */
export async function giveBack(step: Step): Promise<void> {
  if (step.kind === 'held') await step.lock.release();
}

import type { Claimant } from './acquire.ts';
import type { Debug } from './debug.ts';
import { type Ending, endClaimOf, endOwnClaim } from './ending/end-claim.ts';
import { HeartbeatFailed, LockLost } from './errors.ts';
import { type BeatFailure, type Loss, lossAfter } from './heartbeat/heartbeat.ts';
import type { Heartbeat, Host } from './host.ts';
import type { LockPaths } from './lock-paths.ts';
import { beatPauseSeconds } from './lock-timings.ts';

export interface HeldLockOptions {
  readonly claimedAtSeconds: number;
  /** Called if the lock was released, but its directory holds what no lock put there. */
  readonly onObstacles: (names: readonly string[]) => void;
  readonly debug: Debug;
}

/** A lock that is held: its heartbeat runs until it is released or lost. */
export class HeldLock implements AsyncDisposable {
  readonly token: string;
  readonly #host: Host;
  readonly #paths: LockPaths;
  readonly #claimant: Claimant;
  readonly #options: HeldLockOptions;
  readonly #heartbeat: Heartbeat;
  readonly #lost = new AbortController();
  #hasInfo = false;
  #released: Promise<void> | undefined;

  /** Begins the heartbeat of a claim that has just been settled. */
  constructor(host: Host, paths: LockPaths, claimant: Claimant, options: HeldLockOptions) {
    this.#host = host;
    this.#paths = paths;
    this.#claimant = claimant;
    this.#options = options;
    this.token = claimant.token;
    this.#heartbeat = host.startHeartbeat({
      lock: paths.lock,
      token: claimant.token,
      text: claimant.text,
      claimedAtSeconds: options.claimedAtSeconds,
      leaseSeconds: claimant.leaseSeconds,
      everySeconds: beatPauseSeconds(claimant.leaseSeconds),
      onLost: (loss) => this.#lose(loss),
    });
  }

  /** Aborts when the lock is lost; its reason is a {@link LockLost}, or a {@link HeartbeatFailed}. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  get isReleased(): boolean {
    return this.#released !== undefined;
  }

  /**
   * Says in `holder.info` what the claim does, for people and for pytest-cocotb (protocol: acquire 4). A server that has just
   * restarted may let that wait for a minute; the heartbeat has begun.
   */
  async writeInfo(): Promise<void> {
    if (this.signal.aborted) return;
    const written = await this.#host.dir.write(this.#paths.info, `${this.#claimant.text}\n`).catch(() => undefined);
    this.#hasInfo = written === 'written';
  }

  /** Asks the server whether the claim still stands, by a heartbeat. A lost lock also aborts {@link signal}. */
  async stands(): Promise<boolean> {
    if (this.signal.aborted) return false;
    const answer = await this.#heartbeat.beat();
    if (answer === 'stands') return true;
    this.#lose(answer);
    return false;
  }

  /**
   * Gives the lock back. Calling it again changes nothing.
   *
   * @throws LockLost if it had been taken away before
   * @throws HeartbeatFailed if it had been given back before, as this process could not keep it
   * @throws SharedDirError where the mount failed; others then take the lock after the lease
   */
  async release(): Promise<void> {
    this.#released ??= this.#release();
    await this.#released;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release();
  }

  async #release(): Promise<void> {
    const { beats = 0, lastSeconds = 0 } = (await this.#heartbeat.stop()) ?? {};
    this.signal.throwIfAborted();
    const { token, text } = this.#claimant;
    const ending = await endOwnClaim(this.#host, this.#paths, { token, beats, hasInfo: this.#hasInfo }, text);
    this.#tell(ending);
    if (ending.kind === 'ended') {
      this.#options.debug(`released ${this.#paths.lock}`);
      return;
    }
    this.#lose(lossAfter(this.#host.clock.monotonicSeconds() - lastSeconds, this.#claimant.leaseSeconds));
    this.signal.throwIfAborted();
  }

  /** The first reason stays. */
  #lose(loss: Loss | BeatFailure): void {
    if (this.signal.aborted) return;
    if (loss.kind !== 'failed') {
      this.#lost.abort(new LockLost(this.#paths.lock, loss));
      return;
    }
    // A claim without a heartbeat would keep everybody waiting, this process included. The next watcher ends what is left.
    this.#released ??= endClaimOf(this.#host, this.#paths, this.token)
      .then((ending) => this.#tell(ending))
      .catch(() => undefined)
      .then(() => this.signal.throwIfAborted());
    this.#released.catch(() => undefined);
    this.#lost.abort(new HeartbeatFailed(this.#paths.lock, loss.why));
  }

  #tell(ending: Ending): void {
    if (ending.kind === 'ended' && ending.obstacles.length > 0) this.#options.onObstacles(ending.obstacles);
  }
}

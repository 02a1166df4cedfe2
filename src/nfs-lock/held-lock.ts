import type { BeatFile } from '../shared-dir/shared-dir.ts';
import { CLAIM_GONE } from './beating.ts';
import { endClaim } from './end-claim.ts';
import { LockLost } from './errors.ts';
import type { Heartbeat, Host } from './host.ts';
import { claimName, type LockPaths } from './lock-paths.ts';
import { beatPauseSeconds } from './patience.ts';

/** A lock that is held: its heartbeat runs until it is released or lost. */
export class HeldLock implements AsyncDisposable {
  readonly token: string;
  readonly #host: Host;
  readonly #paths: LockPaths;
  readonly #beat: BeatFile;
  readonly #heartbeat: Heartbeat;
  readonly #lost = new AbortController();
  #released: Promise<void> | undefined;

  /** Begins the heartbeat of a claim that has just been settled. */
  constructor(host: Host, paths: LockPaths, token: string, beat: BeatFile, leaseSeconds: number) {
    this.#host = host;
    this.#paths = paths;
    this.token = token;
    this.#beat = beat;
    this.#heartbeat = host.startBeating({
      beat,
      parent: paths.parent,
      lock: paths.lock,
      claim: claimName(token),
      everySeconds: beatPauseSeconds(leaseSeconds),
      onLost: (why) => this.#lose(why),
    });
  }

  /** Aborts, with a {@link LockLost} as its reason, when the lock was taken away. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  get isReleased(): boolean {
    return this.#released !== undefined;
  }

  /** Asks the server whether the claim still stands. A lost lock also aborts {@link signal}. */
  async stands(): Promise<boolean> {
    if (this.#lost.signal.aborted) return false;
    const { dir } = this.#host;
    // The parent first: by its path alone a client may still reach, for half a minute, the lock directory that was replaced.
    await dir.list(this.#paths.parent);
    const inside = await dir.list(this.#paths.lock);
    if (inside?.includes(claimName(this.token))) return true;
    this.#lose(CLAIM_GONE);
    return false;
  }

  /**
   * Gives the lock back. Calling it again changes nothing.
   *
   * @throws LockLost if it had been taken away before
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
    await this.#heartbeat.stop();
    // Closed before it is removed, or this client would keep it as an .nfs file.
    await this.#beat.close();
    if ((await endClaim(this.#host, this.#paths, this.token)) === 'ended') return;
    this.#lose('its claim was already gone when it was to be released');
    throw this.#lost.signal.reason;
  }

  /** What was lost stays lost for the first reason. */
  #lose(why: string): void {
    this.#lost.abort(new LockLost(this.#paths.lock, why));
  }
}

import { Contender, giveBack } from './contender.ts';
import type { HeldLock } from './held-lock.ts';
import type { NFSLockOptions } from './options.ts';

/**
 * Mutual exclusion across processes and hosts, by mkdir on a shared directory; correct on NFS 3 and 4.
 *
 * No clocks of two hosts are compared: a holder keeps renaming its claim, and others take it for dead once they have watched one
 * name for the lease, by their own clock, without a gap. A process of the same machine that has ended is found dead at once. A
 * holder that was taken for dead and comes back learns it by {@link signal}; what must never happen twice has to be decided by
 * something that the server grants once (see CallOnce).
 */
export class NFSLock {
  readonly path: string;
  readonly #contender: Contender;
  readonly #cancelled: AbortSignal | undefined;
  #held: HeldLock | undefined;

  /**
   * @param path the lock directory
   * @throws RangeError for a time that is none: NaN, or 0 where something must be waited for, or a lease that is too short
   */
  constructor(path: string, options: NFSLockOptions = {}) {
    this.#contender = new Contender(path, options);
    this.path = this.#contender.path;
    this.#cancelled = options.signal;
  }

  /** Aborts when the lock that is held now is lost. One that never aborts while none is held. */
  get signal(): AbortSignal {
    return this.#held?.signal ?? new AbortController().signal;
  }

  /**
   * Waits for the lock.
   *
   * @throws NFSLockTimeout after `timeout` seconds; says who holds it
   * @throws HeartbeatFailed if this process cannot keep a lock
   * @throws SharedDirError where the mount refuses (read-only, permission, full disk, missing parent)
   */
  async acquire(): Promise<HeldLock> {
    if (this.#held?.isReleased === false) throw new Error(`this NFSLock already holds ${this.path}; release it first`);
    using wait = this.#contender.beginWait();
    for (;;) {
      this.#cancelled?.throwIfAborted();
      try {
        const step =
          (await wait.answer(this.#contender.glance())) ?? (await wait.answer(this.#contender.tryAcquire(), giveBack));
        if (step.kind === 'held') {
          this.#held = step.lock;
          return step.lock;
        }
        wait.record(step);
      } catch (error) {
        wait.tolerate(error);
      }
      await wait.pause();
    }
  }

  /**
   * Gives back the lock that {@link acquire} took; does nothing if none is held.
   *
   * @throws LockLost if it had been taken away before
   * @throws HeartbeatFailed if it had been given back before, as this process could not keep it
   */
  async release(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    await held?.release();
  }
}

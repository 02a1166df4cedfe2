import { isTransient, SharedDirError } from '../shared-dir/shared-dir.ts';
import { NFSLockTimeout } from './errors.ts';
import { describeHolder, type Holder } from './holder.ts';
import type { Host } from './host.ts';
import { LastLooks } from './last-looks.ts';
import { collisionPauseSeconds, type LockTimings, lookPauseSeconds } from './lock-timings.ts';

/** The outcome of a step that did not get the lock. */
export type NotAcquired =
  /** Another holds it; look again after a pause. */
  | {
      readonly kind: 'waiting';
      readonly holder?: Holder;
      /** Seconds until a look may find that holder dead. */
      readonly lookInSeconds?: number;
    }
  /** It is free, or has just been freed: try at once. `found`, a clause, says how that was seen. */
  | { readonly kind: 'free'; readonly found: string }
  /** Two tried in the same moment: try after a random pause. */
  | { readonly kind: 'collided'; readonly found: string };

/** A directory that another user just made may be closed to us until its mode is set. */
const DENIED_SECONDS = 5;
/** How much longer to wait for a pending answer of the mount: most come, and one may be a lock. */
const GRACE_SECONDS = 3;
/** A lock found free this often that still cannot be had (a dangling link in its place) is waited for like any other. */
const MOST_FREE_IN_A_ROW = 3;
const NO_ANSWER = new Error('the mount does not answer');
const LOOKS: readonly string[] = ['list', 'look at', 'read'];

/**
 * One caller's wait for a lock: the deadline on the monotonic clock, the pauses between its looks, and which errors of
 * the mount it tolerates meanwhile.
 */
export class Wait implements Disposable {
  readonly #host: Host;
  readonly #lockPath: string;
  readonly #timings: LockTimings;
  readonly #timeoutSeconds: number;
  readonly #signal: AbortSignal | undefined;
  #began: number;
  #last: NotAcquired | { readonly kind: 'error'; readonly error: unknown } = { kind: 'free', found: '' };
  #holder: Holder | undefined;
  readonly #looks = new LastLooks();
  #collisions = 0;
  #freeInARow = 0;
  #deniedSince: number | undefined;
  #ended = new AbortController();
  #givenUp: Promise<never> | undefined;

  /** @param timeoutSeconds -1 for ever */
  constructor(host: Host, lockPath: string, timings: LockTimings, timeoutSeconds: number, signal?: AbortSignal) {
    this.#host = host;
    this.#lockPath = lockPath;
    this.#timings = timings;
    this.#timeoutSeconds = timeoutSeconds;
    this.#signal = signal;
    this.#began = host.clock.monotonicSeconds();
  }

  get seconds(): number {
    return this.#host.clock.monotonicSeconds() - this.#began;
  }

  /** Starts the wait again: this caller held the lock in between. */
  restart(): void {
    this[Symbol.dispose]();
    this.#began = this.#host.clock.monotonicSeconds();
    this.#recordStep({ kind: 'free', found: 'this caller had it' });
  }

  /**
   * The mount's answer. A server that is gone may never answer; the wait for it is no longer than for the lock.
   *
   * @param late gets an answer that comes after the wait was over
   * @throws NFSLockTimeout when the time is up, or the signal's reason
   */
  async answer<T>(asked: Promise<T>, late?: (answer: T) => Promise<void>): Promise<T> {
    this.#givenUp ??= this.#giveUp(this.#ended.signal);
    let isSettled = false;
    const settle = (act: () => void) => {
      if (isSettled) return false;
      isSettled = true;
      act();
      return true;
    };
    return await new Promise<T>((resolve, reject) => {
      this.#givenUp?.catch((why: unknown) => settle(() => reject(why)));
      asked.then(
        (answer) => {
          if (!settle(() => resolve(answer))) late?.(answer).catch(() => undefined);
        },
        (error: unknown) => settle(() => reject(error)),
      );
    });
  }

  [Symbol.dispose](): void {
    this.#ended.abort();
    this.#ended = new AbortController();
    this.#givenUp = undefined;
  }

  /** Takes note of an answered step. */
  record(step: NotAcquired): void {
    this.#deniedSince = undefined;
    this.#recordStep(step);
  }

  /**
   * Takes note of an error, which is never an answer. A transient one (a soft mount, a restarted server) is tolerated for as long
   * as the caller waits at all, a denied look for a moment, any other not.
   *
   * @throws the error itself if it cannot be tolerated
   */
  tolerate(error: unknown): void {
    this.#last = { kind: 'error', error };
    if (isTransient(error)) return;
    if (!(error instanceof SharedDirError) || error.code !== 'EACCES' || !LOOKS.includes(error.operation)) throw error;
    this.#deniedSince ??= this.#host.clock.monotonicSeconds();
    if (this.#host.clock.monotonicSeconds() - this.#deniedSince >= DENIED_SECONDS) throw error;
  }

  /**
   * Pauses as long as the last step calls for; returns early when the signal aborts.
   *
   * @throws NFSLockTimeout when the time is up
   */
  async pause(): Promise<void> {
    const left = this.#leftSeconds;
    if (this.#last.kind === 'free' && this.#freeInARow <= MOST_FREE_IN_A_ROW) return;
    if (left <= 0) throw this.#timedOut(this.#error);
    await this.#host.clock.sleep(Math.min(left, this.#pauseSeconds()), this.#signal);
  }

  #pauseSeconds(): number {
    const { random } = this.#host;
    if (this.#last.kind === 'collided') return collisionPauseSeconds(this.#collisions, random);
    const pause = lookPauseSeconds(this.seconds, this.#timings, random);
    const { lookInSeconds = pause } = this.#last.kind === 'waiting' ? this.#last : {};
    return Math.min(pause, lookInSeconds);
  }

  #giveUp(ended: AbortSignal): Promise<never> {
    const { clock } = this.#host;
    const signal = this.#signal;
    const givenUp = new Promise<never>((_, reject) => {
      const rejectAfter = async (seconds: number, why: () => unknown) => {
        await clock.sleep(seconds, ended);
        if (!ended.aborted) reject(why());
      };
      const cancel = () => void rejectAfter(GRACE_SECONDS, () => signal?.reason);
      if (this.#timeoutSeconds >= 0)
        void rejectAfter(this.#leftSeconds + GRACE_SECONDS, () => this.#timedOut(NO_ANSWER));
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true, signal: ended });
    });
    givenUp.catch(() => undefined);
    return givenUp;
  }

  #recordStep(step: NotAcquired): void {
    this.#last = step;
    this.#freeInARow = step.kind === 'free' ? this.#freeInARow + 1 : 0;
    this.#holder = step.kind === 'waiting' ? step.holder : undefined;
    this.#looks.add(describeStep(step));
    if (step.kind === 'collided') this.#collisions += 1;
  }

  get #leftSeconds(): number {
    return this.#timeoutSeconds < 0 ? Number.POSITIVE_INFINITY : this.#timeoutSeconds - this.seconds;
  }

  #timedOut(lastError: unknown): NFSLockTimeout {
    const lastLooks = this.#looks.describe();
    return new NFSLockTimeout(this.#lockPath, this.#timeoutSeconds, { holder: this.#holder, lastLooks, lastError });
  }

  get #error(): unknown {
    return this.#last.kind === 'error' ? this.#last.error : undefined;
  }
}

function describeStep(step: NotAcquired): string {
  if (step.kind !== 'waiting') return step.found;
  return step.holder === undefined ? 'no holder is named' : `held by ${describeHolder(step.holder)}`;
}

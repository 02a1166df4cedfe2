import { LockLost } from '../nfs-lock/errors.ts';
import type { HeldLock } from '../nfs-lock/held-lock.ts';
import { type Holder, isoSeconds, type Json } from '../nfs-lock/holder.ts';
import type { Host } from '../nfs-lock/host.ts';
import { NFSLock, type NFSLockOptions, type Step } from '../nfs-lock/nfs-lock.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import type { Wait } from '../nfs-lock/wait.ts';
import { isDiskFull, SharedDirError } from '../shared-dir/shared-dir.ts';
import { Conclusion } from './conclusion.ts';
import { EntryPaths } from './entry-paths.ts';
import { EntryView, type Look } from './entry-view.ts';
import { CallAbandoned, CallFailure, CallOnceFailed } from './errors.ts';
import { asStored, type Done, type Failure } from './markers.ts';
import { persist } from './persist.ts';
import { parseRule, type RetryRule } from './retry-rule.ts';

/** All times in seconds. */
export interface CallOnceOptions<T> extends NFSLockOptions, Partial<RetryRule> {
  /** A directory on the shared mount; made if missing, but not its parent: a missing parent is a missing mount. */
  readonly path: string;
  /** What the call is known by below `path`: letters, digits, `.`, `_`, `-`, not starting with a dot. */
  readonly name: string;
  /**
   * The call. Every caller, this one too, gets its value as JSON brings it back: `null` for none, a text for a Date. It stops
   * what it does, and throws, when `call.signal` aborts.
   */
  readonly fn: (call: Call) => T | Promise<T>;
  /** Whether a result that was found still holds; otherwise why not, and the call is made again. */
  readonly refuse?: (value: T) => Promise<string | undefined>;
  /** Called at each look while somebody else makes the call; the next look waits for it. */
  readonly onWaiting?: (waiting: Waiting) => void | Promise<void>;
  /** Called with what a person should know but nothing depends on. */
  readonly onNotice?: (notice: string) => void;
}

export interface Call {
  /** Aborts when the lock is lost, or when the caller's own signal does. */
  readonly signal: AbortSignal;
  /** The claim under which the call is made: what somebody who tidies up after a killed caller needs. */
  readonly claim: { readonly lock: string; readonly token: string };
}

export interface Waiting {
  readonly waitedSeconds: number;
  readonly holder?: Holder;
}

/** How a call came to its value. */
export interface Outcome<T> {
  readonly value: T;
  /** Whether it was this caller that made the call. */
  readonly made: boolean;
  readonly done: Done;
  /** Seconds until this caller had the value, without those in which it made the call itself. */
  readonly waitedSeconds: number;
}

/**
 * Carries what a call of this caller's own ended with past the errors that its waiting bears: a mount that fails at the
 * end of each build must not make it build for ever.
 */
class CallEnded extends Error {
  constructor(cause: unknown) {
    super('the call ended', { cause });
  }
}

type Value<T> = Omit<Outcome<T>, 'waitedSeconds'>;

/** No step: nobody takes the lock to learn what a second look says. */
const LOOK_AGAIN: Step = { kind: 'free' };

/** A waiter asks by mkdir of the lock itself this often: the one question that no client's cache can answer wrongly. */
const SURE_LOOK_SECONDS = 10;

/**
 * Makes a call once, across processes and hosts, and gives its value to every caller.
 *
 * The lock saves work; it decides nothing. What decides is the `.done` marker, which appears complete by `link(2)`:
 * whoever links first wins, everybody else adopts what is there. A failure is a result too and reaches every caller that
 * waits, but a success may overtake it: `.done` is looked for last before a failure is returned.
 */
export class CallOnce<T = Json> {
  readonly #options: CallOnceOptions<T>;
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #rule: RetryRule;
  readonly #lock: NFSLock;
  readonly #conclusion: Conclusion;

  /** @throws TypeError for a name or run attempt that cannot be in a file name; RangeError for a time that is none, as {@link NFSLock} */
  constructor(options: CallOnceOptions<T>) {
    this.#options = options;
    this.#host = options.host ?? thisHost();
    this.#paths = new EntryPaths(options.path, options.name);
    this.#rule = parseRule(options);
    this.#lock = new NFSLock(this.#paths.lock, { ...options, host: this.#host });
    this.#conclusion = new Conclusion(this.#host, this.#paths, this.#rule);
  }

  /**
   * The value of the call, made by whoever came first; `null` where that was pytest-cocotb, which stores none.
   *
   * @throws CallOnceFailed if the call failed, here or elsewhere; the message is the stored one
   * @throws NFSLockTimeout if somebody else's call was not over within `timeout`
   * @throws CallAbandoned as the function threw it, or the caller's signal's reason
   * @throws SharedDirError where the mount refuses
   */
  async ensureDone(): Promise<T> {
    return (await this.run()).value;
  }

  /** As {@link ensureDone}, and tells how it came about. */
  async run(): Promise<Outcome<T>> {
    const { signal, refuse } = this.#options;
    const { clock } = this.#host;
    const view = new EntryView<T>(this.#host, this.#paths, this.#rule, async (value) => await refuse?.(value));
    const began = clock.monotonicSeconds();
    const wait = this.#lock.beginWait();
    let surelyAskedAt = Number.NEGATIVE_INFINITY;
    for (;;) {
      signal?.throwIfAborted();
      try {
        const look = await view.look();
        if (look.kind === 'failed') throw new CallOnceFailed(look.failure);
        if (look.kind === 'found') return { ...look, made: false, waitedSeconds: clock.monotonicSeconds() - began };
        const now = clock.monotonicSeconds();
        const isLocked = look.kind === 'open' && look.locked && now - surelyAskedAt < SURE_LOOK_SECONDS;
        if (!isLocked) surelyAskedAt = now;
        let step: Step = LOOK_AGAIN;
        if (isLocked) step = await this.#lock.watch();
        else if (look.kind !== 'unclear') step = await this.#lock.tryAcquire();
        if (step.kind === 'held') {
          const waitedSeconds = clock.monotonicSeconds() - began;
          // What the lock's holder does is no waiting, however it ends.
          const value = await this.#callUnder(step.lock, view, look).finally(() => wait.restart());
          if (value !== undefined) return { ...value, waitedSeconds };
        } else {
          // A lock that went away after it was listed was most likely given back after publishing: look first, then try.
          if (step.kind === 'free') surelyAskedAt = Number.NEGATIVE_INFINITY;
          if (step.kind === 'waiting') await this.#report(wait, step.holder);
          wait.took(step);
        }
      } catch (error) {
        if (error instanceof CallEnded) throw error.cause;
        wait.bear(error);
      }
      await wait.pause();
    }
  }

  /** Removes the markers, so that the call is made again. Waits for a call that is being made. */
  async clean(): Promise<void> {
    if ((await persist(this.#host, () => this.#host.dir.list(this.#paths.locks))) === undefined) return;
    const lock = await this.#lock.acquire();
    try {
      await this.#conclusion.clean(lock);
    } finally {
      await this.#giveBack(lock);
    }
  }

  /** Under the lock: looks once more, then makes the call. Undefined where the caller has to look again. */
  async #callUnder(lock: HeldLock, view: EntryView<T>, before: Look<T>): Promise<Value<T> | undefined> {
    try {
      // Listed anew after one's own mkdir of the lock: whoever held it before may have published meanwhile.
      const look = await view.look('under the lock');
      switch (look.kind) {
        case 'found':
          return { ...look, made: false };
        case 'failed':
          throw new CallOnceFailed(look.failure);
        case 'unclear':
          return undefined;
        case 'refused':
          this.#notice(`the result that was stored no longer holds: ${look.why}`);
          await this.#conclusion.void(lock, look.text);
          return undefined;
        case 'open':
          // Seen before the lock was taken, they are of publishers before; seen now, one might be a successor's.
          for (const draft of before.kind === 'open' ? before.drafts : []) {
            await this.#host.dir.unlink(draft).catch(() => undefined);
          }
          await this.#conclusion.prepare();
          return await this.#call(lock).catch((error: unknown) => {
            throw new CallEnded(error);
          });
      }
    } finally {
      await this.#giveBack(lock);
    }
  }

  /** Whatever was decided stands by its marker; a lock that could not be given back is broken after the lease. */
  async #giveBack(lock: HeldLock): Promise<void> {
    await lock.release().catch((error: unknown) => {
      if (!(error instanceof LockLost)) this.#notice(error instanceof Error ? error.message : `${error}`);
    });
  }

  async #call(lock: HeldLock): Promise<Value<T> | undefined> {
    const { fn, signal } = this.#options;
    const { clock } = this.#host;
    const began = clock.monotonicSeconds();
    let value: Json;
    try {
      const returned = await fn({
        signal: signal ? AbortSignal.any([lock.signal, signal]) : lock.signal,
        claim: { lock: this.#paths.lock, token: lock.token },
      });
      value = asStored(returned);
    } catch (error) {
      if (lock.signal.aborted) return this.#lost(lock);
      signal?.throwIfAborted();
      // A mount that failed the function has said nothing about the call.
      if (error instanceof CallAbandoned || error instanceof SharedDirError || isDiskFull(error)) throw error;
      return await this.#fail(lock, error);
    }
    const done = {
      value,
      builder: this.#builder(lock),
      seconds: clock.monotonicSeconds() - began,
      finishedAt: isoSeconds(clock.wallSeconds()),
    };
    switch (await this.#conclusion.succeed(lock, done)) {
      case 'stands':
        return { value: value as T, done, made: true };
      case 'overtaken':
        this.#notice('another caller published its result first; this one adopts it and drops its own');
        return undefined;
      case 'lost':
        return this.#lost(lock);
    }
  }

  async #fail(lock: HeldLock, error: unknown): Promise<undefined> {
    const failure: Failure = {
      message: error instanceof Error ? error.message : `${error}`,
      ...(error instanceof CallFailure ? { details: error.details } : {}),
      builder: this.#builder(lock),
      failedAt: isoSeconds(this.#host.clock.wallSeconds()),
    };
    const concluded = await this.#conclusion.fail(lock, failure);
    if (concluded === 'stands') throw new CallOnceFailed(failure, { cause: error });
    if (concluded === 'lost') this.#lost(lock);
  }

  #lost({ signal: { reason } }: HeldLock): undefined {
    const what = reason instanceof Error ? reason.message : 'the lock was lost';
    this.#notice(`${what}; waiting for whoever has it now`);
  }

  async #report(wait: Wait, holder: Holder | undefined): Promise<void> {
    await this.#options.onWaiting?.({ waitedSeconds: wait.seconds, ...(holder ? { holder } : {}) });
  }

  #notice(notice: string): void {
    this.#options.onNotice?.(notice);
  }

  #builder({ token }: HeldLock): Holder {
    const { about } = this.#options;
    const { self, clock } = this.#host;
    return { ...self, timestamp: clock.wallSeconds(), token, ...(about ? { about } : {}) };
  }
}

import { Deadline } from '../nfs-lock/deadline.ts';
import { LockLost, NFSLockTimeout } from '../nfs-lock/errors.ts';
import type { HeldLock } from '../nfs-lock/held-lock.ts';
import { type Holder, isoSeconds, type Json } from '../nfs-lock/holder.ts';
import type { Host } from '../nfs-lock/host.ts';
import { NFSLock, type NFSLockOptions, type Step } from '../nfs-lock/nfs-lock.ts';
import { Setbacks } from '../nfs-lock/setbacks.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import { bump } from '../shared-dir/bump.ts';
import { publish } from '../shared-dir/publish.ts';
import { isDiskFull, SharedDirError } from '../shared-dir/shared-dir.ts';
import { EntryPaths } from './entry-paths.ts';
import { CallAbandoned, CallFailure, CallOnceFailed } from './errors.ts';
import { type Done, type Failure, formatDone, formatFailure, parseDone, parseFailure } from './markers.ts';
import { persist } from './persist.ts';
import { countingFailure, failureIds, type RetryRule } from './retry-rule.ts';

/** All times in seconds. */
export interface CallOnceOptions<T extends Json> extends NFSLockOptions, Partial<RetryRule> {
  /** A directory on the shared mount; made if missing, but not its parent: a missing parent is a missing mount. */
  readonly path: string;
  /** What the call is known by below `path`: letters, digits, `.`, `_`, `-`, not starting with a dot. */
  readonly name: string;
  /** The call. Its value must survive JSON. It stops what it does, and throws, when `call.signal` aborts. */
  readonly fn: (call: Call) => T | Promise<T>;
  /** Whether a result that was found still holds; otherwise why not, and the call is made again. */
  readonly refuse?: (value: T) => Promise<string | undefined>;
  /** Called at each look while somebody else makes the call. */
  readonly onWaiting?: (waiting: Waiting) => void;
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
export interface Outcome<T extends Json> {
  readonly value: T;
  /** Whether it was this caller that made the call. */
  readonly made: boolean;
  readonly done: Done;
  /** Seconds until this caller had the value, without those in which it made the call itself. */
  readonly waitedSeconds: number;
}

type Look =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'open'; readonly locked: boolean; readonly leftovers: readonly string[] }
  /** A name was listed and then not there, or there was no directory yet: look again. */
  | { readonly kind: 'unclear' };

type Settled<T extends Json> =
  | { readonly kind: 'found'; readonly value: T; readonly done: Done }
  | { readonly kind: 'refused'; readonly why: string; readonly text: string };

/** A waiter asks by mkdir of the lock itself this often: the one question that no client's cache can answer wrongly. */
const SURE_LOOK_SECONDS = 10;

/**
 * Makes a call once, across processes and hosts, and gives its value to every caller.
 *
 * The lock saves work; it decides nothing. What decides is the `.done` marker, which appears complete by `link(2)`:
 * whoever links first wins, everybody else adopts what is there. A failure is a result too and reaches every caller that
 * waits, but a success may overtake it: `.done` is looked for last before a failure is returned.
 */
export class CallOnce<T extends Json = Json> {
  readonly #options: CallOnceOptions<T>;
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #lock: NFSLock;
  readonly #rule: RetryRule;
  #seenAtStart: readonly string[] | undefined;

  /** @throws TypeError for a name that cannot be a file name */
  constructor(options: CallOnceOptions<T>) {
    this.#options = options;
    this.#host = options.host ?? thisHost();
    this.#paths = new EntryPaths(options.path, options.name);
    this.#rule = {
      retryFailed: options.retryFailed ?? 'next-attempt',
      ...(options.runAttempt === undefined ? {} : { runAttempt: options.runAttempt }),
    };
    this.#lock = new NFSLock(this.#paths.lock, { ...options, host: this.#host });
  }

  /**
   * The value of the call, made by whoever came first.
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
    const { timeout = 3600, signal } = this.#options;
    const { clock } = this.#host;
    const began = clock.monotonicSeconds();
    let deadline = new Deadline(clock, timeout);
    const setbacks = new Setbacks(clock);
    this.#seenAtStart = undefined;
    let holder: Holder | undefined;
    let surelyAskedAt = Number.NEGATIVE_INFINITY;
    let collisions = 0;
    for (;;) {
      signal?.throwIfAborted();
      let step: Step | undefined;
      try {
        const look = await this.#look();
        const found = await this.#settled(look);
        if (found?.kind === 'found') return { ...found, made: false, waitedSeconds: clock.monotonicSeconds() - began };
        if (look.kind !== 'unclear') {
          const isLocked = look.kind === 'open' && look.locked;
          const sure = !isLocked || clock.monotonicSeconds() - surelyAskedAt >= SURE_LOOK_SECONDS;
          if (sure) surelyAskedAt = clock.monotonicSeconds();
          step = sure ? await this.#lock.tryAcquire() : await this.#lock.watch();
        }
        if (step?.kind === 'held') {
          const waitedSeconds = clock.monotonicSeconds() - began;
          const outcome = await this.#makeUnder(step.lock);
          if (outcome !== undefined) return { ...outcome, waitedSeconds };
          // The lock was lost, or what stood in the way has just been cleared: a waiter like any other.
          deadline = new Deadline(clock, timeout);
        }
        setbacks.clear();
      } catch (error) {
        setbacks.bear(error);
      }
      if (step?.kind === 'held' && setbacks.last === undefined) continue;
      if (step?.kind === 'free') {
        // The lock went away after it was listed. Look first: its holder has most likely published.
        surelyAskedAt = Number.NEGATIVE_INFINITY;
        if (!deadline.hasPassed) continue;
      }
      if (step?.kind === 'waiting') {
        holder = step.holder;
        this.#options.onWaiting?.({ waitedSeconds: deadline.waitedSeconds, ...(holder ? { holder } : {}) });
      }
      if (deadline.hasPassed) throw new NFSLockTimeout(this.#paths.lock, timeout, holder, setbacks.last);
      if (step?.kind === 'collided') collisions += 1;
      await deadline.sleep(
        step?.kind === 'collided' ? this.#lock.collisionPause(collisions) : this.#lock.pause(deadline.waitedSeconds),
        signal,
      );
    }
  }

  /**
   * Removes the markers, so that the call is made again. Waits for a call that is being made.
   *
   * Failures go first: a caller between the two removals must find a success or nothing, never a failure that a success
   * had overtaken. The data of earlier attempts is left alone.
   */
  async clean(): Promise<void> {
    if (await this.#isMissing()) return;
    const { dir } = this.#host;
    await using _held = await this.#lock.acquire();
    const { failures } = this.#paths.sort((await dir.list(this.#paths.locks)) ?? []);
    for (const marker of failures) await dir.unlink(`${this.#paths.locks}/${marker}`);
    await dir.unlink(this.#paths.done);
    await bump(dir, this.#paths.locks, this.#paths.publish(this.#paths.done, this.#host.newToken()).scratch);
  }

  /** One listing of `.locks` answers for all markers and the lock; a file is opened only after it was listed. */
  async #look(): Promise<Look> {
    const { dir } = this.#host;
    const names = await dir.list(this.#paths.locks);
    if (names === undefined) return await this.#makeDirectories();
    const listing = this.#paths.sort(names);
    this.#seenAtStart ??= listing.failures;
    if (listing.done) {
      const text = await dir.read(this.#paths.done);
      return text === undefined ? await this.#unclear() : { kind: 'done', text };
    }
    const marker = countingFailure(listing, this.#paths.name, this.#rule, this.#seenAtStart);
    if (marker === undefined) return { kind: 'open', locked: listing.locked, leftovers: listing.leftovers };
    const text = await dir.read(`${this.#paths.locks}/${marker}`);
    if (text === undefined) return await this.#unclear();
    // A success may overtake a failure, never the reverse.
    if (await this.#isDone()) return { kind: 'unclear' };
    return { kind: 'failed', failure: parseFailure(text) };
  }

  async #isDone(): Promise<boolean> {
    return this.#paths.sort((await this.#host.dir.list(this.#paths.locks)) ?? []).done;
  }

  /** What was listed was not there by its name: a stale negative entry, which a change of one's own makes good. */
  async #unclear(): Promise<Look> {
    const { scratch } = this.#paths.publish(this.#paths.done, this.#host.newToken());
    await this.#host.dir.mkdir(scratch);
    await this.#host.dir.rmdir(scratch);
    return { kind: 'unclear' };
  }

  async #isMissing(): Promise<boolean> {
    return (await this.#host.dir.list(this.#paths.locks)) === undefined;
  }

  async #makeDirectories(): Promise<Look> {
    for (const made of [this.#paths.path, this.#paths.locks]) {
      if ((await this.#host.dir.mkdir(made)) === 'no-parent')
        throw new SharedDirError('make directory', made, 'ENOENT');
    }
    return { kind: 'unclear' };
  }

  /** What a look has settled: a value, or one that no longer holds; undefined where the call is still to be made. */
  async #settled(look: Look): Promise<Settled<T> | undefined> {
    if (look.kind === 'failed') throw new CallOnceFailed(look.failure);
    if (look.kind !== 'done') return undefined;
    const done = parseDone(look.text);
    const value = done.value as T;
    const why = await this.#options.refuse?.(value);
    return why === undefined ? { kind: 'found', value, done } : { kind: 'refused', why, text: look.text };
  }

  /** Under the lock: looks once more, then makes the call. Undefined where the caller has to look again. */
  async #makeUnder(lock: HeldLock): Promise<Omit<Outcome<T>, 'waitedSeconds'> | undefined> {
    try {
      const look = await this.#lookUnder(lock);
      const settled = await this.#settled(look);
      if (settled?.kind === 'found') return { ...settled, made: false };
      if (look.kind === 'unclear') return undefined;
      if (settled?.kind === 'refused') {
        this.#options.onNotice?.(`the result that was stored no longer holds: ${settled.why}`);
        await this.#void(lock, settled.text);
        return undefined;
      }
      return await this.#make(lock);
    } finally {
      await lock.release().catch((error: unknown) => {
        // Whatever was decided stands by its marker; a lock that could not be given back is broken after the lease.
        if (!(error instanceof LockLost)) this.#options.onNotice?.(`${error instanceof Error ? error.message : error}`);
      });
    }
  }

  /** Listed anew after one's own mkdir of the lock: whoever held it before may have published meanwhile. */
  async #lookUnder(lock: HeldLock): Promise<Look> {
    const look = await this.#look();
    if (look.kind === 'open') {
      for (const leftover of look.leftovers) {
        if (!leftover.endsWith(lock.token)) await this.#host.dir.unlink(leftover).catch(() => undefined);
      }
    }
    return look;
  }

  async #make(lock: HeldLock): Promise<Omit<Outcome<T>, 'waitedSeconds'> | undefined> {
    const { fn, signal } = this.#options;
    const { clock } = this.#host;
    const began = clock.monotonicSeconds();
    let value: T;
    try {
      value = await fn({
        signal: signal ? AbortSignal.any([lock.signal, signal]) : lock.signal,
        claim: { lock: this.#paths.lock, token: lock.token },
      });
    } catch (error) {
      if (lock.signal.aborted) return this.#lostWhileMaking(lock);
      signal?.throwIfAborted();
      // A mount that failed the function has said nothing about the call.
      if (error instanceof CallAbandoned || error instanceof SharedDirError || isDiskFull(error)) throw error;
      return await this.#fail(lock, error);
    }
    if (!(await persist(this.#host, () => lock.stands()))) return this.#lostWhileMaking(lock);
    const done = {
      value,
      builder: this.#builder(lock),
      seconds: clock.monotonicSeconds() - began,
      finishedAt: isoSeconds(clock.wallSeconds()),
    };
    const text = formatDone(done);
    if ((await this.#publish(this.#paths.done, text)) === 'published') return { value, done, made: true };
    this.#options.onNotice?.('another caller published its result first; this one adopts it and drops its own');
    return undefined;
  }

  async #fail(lock: HeldLock, error: unknown): Promise<undefined> {
    const failure: Failure & { builder: Holder } = {
      message: error instanceof Error ? error.message : `${error}`,
      ...(error instanceof CallFailure ? { details: error.details } : {}),
      builder: this.#builder(lock),
      failedAt: isoSeconds(this.#host.clock.wallSeconds()),
    };
    if (!(await persist(this.#host, () => lock.stands()))) return this.#lostWhileMaking(lock);
    if (await persist(this.#host, () => this.#isDone())) return undefined;
    const text = formatFailure(failure);
    for (const id of failureIds(this.#rule)) {
      const published = await this.#publish(this.#paths.failed(id), text);
      if (published === 'published' || this.#rule.retryFailed !== 'always') break;
    }
    if (await persist(this.#host, () => this.#isDone())) return undefined;
    throw new CallOnceFailed(failure, error);
  }

  /** Retried while the mount is away, or a blink of a soft mount would cost a build of an hour. */
  async #publish(marker: string, text: string): Promise<'published' | 'exists'> {
    return await persist(this.#host, () =>
      publish(this.#host.dir, this.#paths.publish(marker, this.#host.newToken()), text),
    );
  }

  /**
   * Removes a `.done` whose data is gone. It is moved aside first and read there: between the judgement and the move a
   * stall may have lasted long enough for a successor to publish, and that result is put back.
   */
  async #void(lock: HeldLock, judged: string): Promise<void> {
    const { dir } = this.#host;
    if (!(await lock.stands())) return;
    const aside = this.#paths.voided(lock.token);
    if ((await dir.rename(this.#paths.done, aside)) === 'absent') return;
    if ((await dir.read(aside)) !== judged) await dir.link(aside, this.#paths.done);
    await dir.unlink(aside);
    await bump(dir, this.#paths.locks, this.#paths.publish(this.#paths.done, lock.token).scratch);
  }

  #lostWhileMaking(lock: HeldLock): undefined {
    const { reason } = lock.signal;
    this.#options.onNotice?.(
      `${reason instanceof Error ? reason.message : 'the lock was lost'}; waiting for whoever has it now`,
    );
  }

  #builder(lock: HeldLock): Holder {
    const { about } = this.#options;
    return {
      ...this.#host.self,
      timestamp: this.#host.clock.wallSeconds(),
      token: lock.token,
      ...(about ? { about } : {}),
    };
  }
}

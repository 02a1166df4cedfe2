import { HeartbeatFailed, LockLost } from '../nfs-lock/errors.ts';
import type { HeldLock } from '../nfs-lock/held-lock.ts';
import { type Holder, isoSeconds } from '../nfs-lock/holder.ts';
import type { Host } from '../nfs-lock/host.ts';
import type { Json } from '../shared-dir/json.ts';
import { isDiskFull, isRemoved, SharedDirError } from '../shared-dir/shared-dir.ts';
import type { EntryPaths } from './entry-paths.ts';
import type { EntryView, Look } from './entry-view.ts';
import { CallAbandoned, CallEnded, CallFailure, CallOnceFailed } from './errors.ts';
import { asStored, type Failure } from './markers.ts';
import type { CallOnceOptions, Outcome } from './options.ts';
import type { ResultPublisher } from './result-publisher.ts';
import { retryTransient } from './retry-transient.ts';

type Value<T> = Omit<Outcome<T>, 'waitedSeconds'>;

/** After that, something keeps removing what the call needs, rather than the whole entry. */
const MOST_REMOVALS = 3;

/** What a caller does while it holds the lock of an entry. */
export class UnderLock<T> {
  readonly #options: CallOnceOptions<T>;
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #publisher: ResultPublisher;
  #removals = 0;

  constructor(options: CallOnceOptions<T>, host: Host, paths: EntryPaths, publisher: ResultPublisher) {
    this.#options = options;
    this.#host = host;
    this.#paths = paths;
    this.#publisher = publisher;
  }

  /**
   * Removes the markers.
   *
   * @param leftovers earlier publishers', seen before the lock was taken
   */
  async clean(lock: HeldLock, leftovers: readonly string[]): Promise<void> {
    try {
      this.#publisher.abandon(leftovers);
      await this.#publisher.clean(lock);
    } finally {
      await this.#giveBack(lock);
    }
  }

  /** Looks once more, then makes the call. Undefined if the caller has to look again. */
  async call(lock: HeldLock, view: EntryView<T>, before: Look<T>): Promise<Value<T> | undefined> {
    // Seen before the lock was taken, they are earlier publishers'; seen now, one might be a successor's.
    if (before.kind === 'pending') this.#publisher.abandon(before.leftovers.passing);
    try {
      // A new listing after our own mkdir of the lock: the previous holder may have published meanwhile.
      let look = await view.look('under the lock');
      // By now the server was asked for that very name.
      if (look.kind === 'stale-listing') look = await view.look('under the lock');
      switch (look.kind) {
        case 'found':
          return { value: look.value, done: look.done, made: false };
        case 'failed':
          throw new CallOnceFailed(look.failure);
        case 'stale-listing':
          return undefined;
        case 'missing':
          return await this.#removed(lock);
        case 'invalid':
          this.#notice(look.why);
          await this.#publisher.invalidate(lock, look);
          return undefined;
        case 'pending':
          if ((await this.#publisher.prepare()) === 'no-parent') return await this.#removed(lock);
          return await this.#callAnew(lock, before);
      }
    } finally {
      await this.#giveBack(lock);
    }
  }

  async #callAnew(lock: HeldLock, before: Look<T>): Promise<Value<T> | undefined> {
    const value = await this.#call(lock).catch((error: unknown) => {
      throw new CallEnded(error);
    });
    // There is a result now, so none of these has to be put back.
    if (value !== undefined && before.kind === 'pending') this.#publisher.abandon(before.leftovers.invalidated);
    return value;
  }

  /** The marker holds the outcome; a lock that could not be released is broken after the lease (protocol: publish 6). */
  async #giveBack(lock: HeldLock): Promise<void> {
    await lock.release().catch((error: unknown) => {
      if (!(error instanceof LockLost || error instanceof HeartbeatFailed))
        this.#notice(error instanceof Error ? error.message : `${error}`);
    });
    await this.#publisher.sweep();
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
      if (isRemoved(error) && this.#removals < MOST_REMOVALS) return await this.#removed(lock, error);
      // An error of the mount says nothing about the call.
      if (error instanceof CallAbandoned || error instanceof SharedDirError || isDiskFull(error)) throw error;
      return await this.#fail(lock, error);
    }
    const done = {
      value,
      builder: this.#builder(lock),
      seconds: clock.monotonicSeconds() - began,
      finishedAt: isoSeconds(clock.wallSeconds()),
    };
    switch (await this.#publisher.succeed(lock, done)) {
      case 'committed':
        return { value: value as T, done, made: true };
      case 'superseded':
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
    const published = await this.#publisher.fail(lock, failure);
    if (published === 'committed') throw new CallOnceFailed(failure, { cause: error });
    if (published === 'lost') this.#lost(lock);
  }

  /** Part of the entry is gone; mostly all of it, lock included. */
  async #removed(lock: HeldLock, error?: SharedDirError): Promise<undefined> {
    if (!(await retryTransient(this.#host, () => lock.stands()))) return this.#lost(lock);
    this.#removals += 1;
    this.#notice(`${error?.path ?? this.#paths.locks} was removed while it was in use; starting again`);
  }

  #lost({ signal: { reason } }: HeldLock): undefined {
    // Nobody holds it now, and this process cannot keep it.
    if (reason instanceof HeartbeatFailed) throw reason;
    const what = reason instanceof Error ? reason.message : 'the lock was lost';
    this.#notice(`${what}; waiting for whoever has it now`);
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

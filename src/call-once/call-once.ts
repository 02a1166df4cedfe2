import { dirname, resolve } from 'node:path';
import { type Debug, startDebug } from '../nfs-lock/debug.ts';
import { HeartbeatFailed, LockLost } from '../nfs-lock/errors.ts';
import type { HeldLock } from '../nfs-lock/held-lock.ts';
import { type Holder, isoSeconds } from '../nfs-lock/holder.ts';
import type { Host } from '../nfs-lock/host.ts';
import { giveBack, NFSLock, type Step } from '../nfs-lock/nfs-lock.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import type { Wait } from '../nfs-lock/wait.ts';
import type { Json } from '../shared-dir/json.ts';
import { lookDown, makeDirectories } from '../shared-dir/make-directory.ts';
import { isDenied, isDiskFull, isRemoved, SharedDirError } from '../shared-dir/shared-dir.ts';
import { EntryPaths } from './entry-paths.ts';
import { EntryView, type Look } from './entry-view.ts';
import { CallAbandoned, CallEnded, CallFailure, CallOnceFailed } from './errors.ts';
import { asStored, type Failure } from './markers.ts';
import type { CallOnceOptions, Outcome } from './options.ts';
import { ResultPublisher } from './result-publisher.ts';
import { parseRule, type RetryRule } from './retry-rule.ts';
import { retryTransient } from './retry-transient.ts';
import { tidy } from './tidy.ts';

type Value<T> = Omit<Outcome<T>, 'waitedSeconds'>;

/** On a `nocto` mount nothing else asks the server. */
const TRY_SECONDS = 10;
/** Something is always removing what the call needs; it is not the whole entry. */
const MOST_REMOVALS = 3;
/** In a row; then nothing is asked any more that this client may remember. */
const MOST_LOOKS_IN_VAIN = 2;
const STALE_LISTING: Step = { kind: 'free', found: 'a marker is listed, and not there' };

/**
 * Makes a call once, across processes and hosts, and gives its value to every caller.
 *
 * The lock saves work; it decides nothing. What decides is the `.done` marker, which appears complete by `link(2)`:
 * whoever links first wins, everybody else adopts what is there. A failure is a result too and reaches every caller that
 * waits, but a success may overtake it: `.done` is looked for last before a failure is returned.
 *
 * Nothing rests on the directories being there: whoever finds one gone makes it again, and begins anew. Whoever finds a
 * result has written nothing, so a read-only mount will do for that.
 */
export class CallOnce<T = Json> {
  readonly #options: CallOnceOptions<T>;
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #root: string;
  readonly #rule: RetryRule;
  readonly #lock: NFSLock;
  readonly #publisher: ResultPublisher;
  readonly #debug: Debug;
  #removals = 0;
  #looksInVain = 0;
  /**
   * From when on a lock that is listed is looked at by mkdir, which no cache answers: at once where it was listed and then not
   * there, for one of the two was a stale memory; now and then in any case (protocol: look 4).
   */
  #trySeconds = Number.NEGATIVE_INFINITY;
  #mayWrite = false;
  /** What the last look saw of the entry's directory. */
  #wasThere = false;
  /** A root that was never there is a missing mount. */
  #rootWasThere = false;

  /** @throws TypeError for a name or run attempt that cannot be in a file name; RangeError for a time that is none, as {@link NFSLock} */
  constructor(options: CallOnceOptions<T>) {
    this.#options = options;
    this.#host = options.host ?? thisHost();
    this.#paths = new EntryPaths(resolve(options.path), options.name);
    this.#root = options.root === undefined ? dirname(this.#paths.path) : resolve(options.root);
    this.#rule = parseRule(options);
    this.#debug = startDebug(options.onDebug, this.#host.clock);
    this.#lock = new NFSLock(this.#paths.lock, { ...options, root: this.#root, host: this.#host });
    this.#publisher = new ResultPublisher(this.#host, this.#paths, this.#rule, this.#debug);
  }

  /**
   * The value of the call, made by whoever came first; `null` where that was pytest-cocotb, which stores none.
   *
   * @throws CallOnceFailed if the call failed, here or elsewhere; the message is the stored one
   * @throws NFSLockTimeout if somebody else's call was not over within `timeout`
   * @throws HeartbeatFailed if this process cannot keep a lock
   * @throws CallAbandoned as the function threw it, or the caller's signal's reason
   * @throws SharedDirError where the mount refuses
   */
  async ensureDone(): Promise<T> {
    return (await this.run()).value;
  }

  /** As {@link ensureDone}, and tells how it came about. */
  async run(): Promise<Outcome<T>> {
    const { signal, validate, acceptEmptyDone = false, mayCall = true } = this.#options;
    const { clock } = this.#host;
    const view = new EntryView<T>({
      host: this.#host,
      paths: this.#paths,
      rule: this.#rule,
      debug: this.#debug,
      acceptEmptyDone,
      validate: async (value, done) => await validate?.(value, done),
    });
    const began = clock.monotonicSeconds();
    using wait = this.#lock.beginWait();
    for (;;) {
      signal?.throwIfAborted();
      try {
        let step: Step | undefined = await wait.answer(this.#lock.glance());
        if (step === undefined) {
          const look = await wait.answer(view.look());
          if (look.kind !== 'missing') this.#wasThere = this.#rootWasThere = true;
          if (look.kind === 'found' || look.kind === 'failed') {
            const waitedSeconds = clock.monotonicSeconds() - began;
            await tidy(clock, this.#lock, this.#publisher, look);
            if (look.kind === 'failed') throw new CallOnceFailed(look.failure);
            return { value: look.value, done: look.done, made: false, waitedSeconds };
          }
          const towards = mayCall ? this.#stepTowardsLock(look) : this.#stepOfWaiter(look);
          step = await wait.answer(towards, giveBack);
          if (step.kind === 'held') {
            const waitedSeconds = clock.monotonicSeconds() - began;
            // What the lock's holder does is no waiting, however it ends.
            const value = await this.#callUnder(step.lock, view, look).finally(() => wait.restart());
            if (value !== undefined) return { ...value, waitedSeconds };
          }
        }
        if (step.kind === 'waiting') await wait.answer(this.#report(wait, step.holder));
        if (step.kind !== 'held') wait.record(step);
      } catch (error) {
        if (error instanceof CallEnded) throw error.cause;
        // Somebody removes what this caller makes: as with a collision, that will not go on for ever.
        if (isRemoved(error) && this.#rootWasThere) wait.record({ kind: 'collided', found: error.message });
        else wait.tolerate(error);
      }
      await wait.pause();
    }
  }

  /**
   * Removes the markers, so that the call is made again. Waits for a call that is being made.
   *
   * @throws LockLost if another caller took this one for dead meanwhile: the result may still be there, or a new one
   * @throws NFSLockTimeout if a call that is being made was not over within `timeout`
   * @throws SharedDirError where the mount refuses
   */
  async clean(): Promise<void> {
    const names = await retryTransient(this.#host, () => this.#host.dir.list(this.#paths.locks));
    if (names === undefined) return;
    const { passing, invalidated } = this.#paths.sort(names).leftovers;
    const lock = await this.#lock.acquire();
    try {
      this.#publisher.abandon([...passing, ...invalidated]);
      await this.#publisher.clean(lock);
    } finally {
      await this.#giveBack(lock);
    }
  }

  async #stepTowardsLock(look: Look<T>): Promise<Step> {
    if (look.kind === 'stale-listing' || look.kind === 'missing') return await this.#stepInVain(look);
    this.#looksInVain = 0;
    const isLocked = look.kind === 'pending' && look.locked;
    if (isLocked) await this.#seeThatItMayWrite();
    const now = this.#host.clock.monotonicSeconds();
    if (isLocked && now < this.#trySeconds) {
      const step = await this.#lock.watch();
      if (step.kind === 'free') this.#trySeconds = now;
      return step;
    }
    this.#trySeconds = now + TRY_SECONDS;
    const step = await this.#tryAcquire(look);
    if (step.kind === 'free') this.#trySeconds = now;
    return step;
  }

  /**
   * After a look that is no answer yet, for it may be a memory of this client's. Nobody takes the lock to learn what a second look
   * says. But it may be true again and again (somebody removes what is empty), or a memory that no look cures: then the lock comes
   * next, for which only the server is asked (protocol: look 5).
   */
  async #stepInVain(look: Look<T> & { readonly kind: 'stale-listing' | 'missing' }): Promise<Step> {
    const { kind } = look;
    if (kind === 'missing' && this.#wasThere) {
      this.#notice(`${this.#paths.path} was removed while it was in use; starting again`);
      this.#wasThere = false;
    }
    this.#looksInVain += 1;
    if (this.#looksInVain > MOST_LOOKS_IN_VAIN) return await this.#tryAcquire(look);
    if (kind === 'stale-listing') return STALE_LISTING;
    // Only asking for each level makes this client ask the server.
    await makeDirectories(this.#host.dir, this.#root, this.#paths.locks);
    this.#rootWasThere = true;
    return { kind: 'free', found: 'its directory is missing' };
  }

  /** Of a caller that may not make the call: it takes no lock, breaks none, and writes nothing. */
  async #stepOfWaiter(look: Look<T>): Promise<Step> {
    // Its name may be a memory of this client's, which only asking for each level cures.
    if (look.kind === 'missing') await lookDown(this.#host.dir, this.#root, this.#paths.locks);
    return look.kind === 'pending' && look.locked ? await this.#lock.observe() : { kind: 'waiting' };
  }

  /** Whoever waits may have to take over. Better to fail now than after an hour, when the builder has died. */
  async #seeThatItMayWrite(): Promise<void> {
    if (this.#mayWrite) return;
    const scratch = this.#paths.scratch(this.#host.newToken());
    await this.#host.dir.mkdir(scratch);
    await this.#host.dir.rmdir(scratch);
    this.#mayWrite = true;
  }

  async #tryAcquire(look: Look<T>): Promise<Step> {
    try {
      return await this.#lock.tryAcquire();
    } catch (error) {
      // Whoever may only read cannot say it under the lock, and has to wait for what no look cures.
      if (isDenied(error) && look.kind === 'invalid') this.#notice(look.why);
      if (isDenied(error) && look.kind === 'stale-listing') return STALE_LISTING;
      throw error;
    }
  }

  /** Under the lock: looks once more, then makes the call. Undefined where the caller has to look again. */
  async #callUnder(lock: HeldLock, view: EntryView<T>, before: Look<T>): Promise<Value<T> | undefined> {
    // Seen before the lock was taken, they are of publishers before; seen now, one might be a successor's.
    if (before.kind === 'pending') this.#publisher.abandon(before.leftovers.passing);
    try {
      // Listed anew after one's own mkdir of the lock: whoever held it before may have published meanwhile.
      let look = await view.look('under the lock');
      // By then the server was asked for that very name.
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
    // There is a result now: none of these has to be put back.
    if (value !== undefined && before.kind === 'pending') this.#publisher.abandon(before.leftovers.invalidated);
    return value;
  }

  /** Whatever was decided stands by its marker; a lock that could not be given back is broken after the lease (protocol: publish 6). */
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

  /** Something of the entry is not there any more. Mostly that is all of it, and with it the lock. */
  async #removed(lock: HeldLock, error?: SharedDirError): Promise<undefined> {
    if (!(await retryTransient(this.#host, () => lock.stands()))) return this.#lost(lock);
    this.#removals += 1;
    this.#notice(`${error?.path ?? this.#paths.locks} was removed while it was in use; starting again`);
  }

  #lost({ signal: { reason } }: HeldLock): undefined {
    // Nobody has it now, and this process cannot keep it either.
    if (reason instanceof HeartbeatFailed) throw reason;
    const what = reason instanceof Error ? reason.message : 'the lock was lost';
    this.#wasThere = false;
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

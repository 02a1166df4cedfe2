import { dirname, resolve } from 'node:path';
import { Contender, giveBack, type Step } from '../nfs-lock/contender.ts';
import { type Debug, startDebug } from '../nfs-lock/debug.ts';
import type { Holder } from '../nfs-lock/holder.ts';
import type { Host } from '../nfs-lock/host.ts';
import { NFSLock } from '../nfs-lock/nfs-lock.ts';
import type { NFSLockOptions } from '../nfs-lock/options.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import type { Wait } from '../nfs-lock/wait.ts';
import type { Json } from '../shared-dir/json.ts';
import { isRemoved } from '../shared-dir/shared-dir.ts';
import { Approach } from './approach.ts';
import { EntryPaths } from './entry-paths.ts';
import { EntryView } from './entry-view.ts';
import { CallEnded, CallOnceFailed } from './errors.ts';
import type { CallOnceOptions, Outcome } from './options.ts';
import { ResultPublisher } from './result-publisher.ts';
import { parseRule, type RetryRule } from './retry-rule.ts';
import { retryTransient } from './retry-transient.ts';
import { tidy } from './tidy.ts';
import { UnderLock } from './under-lock.ts';

/**
 * Makes a call once, across processes and hosts, and gives its value to every caller.
 *
 * The lock saves work; it decides nothing. What decides is the `.done` marker, which appears complete by `link(2)`:
 * the first to link wins, all others adopt its result. A failure is a result too and reaches every waiting caller, but a
 * success may overtake it: the last look before returning a failure is for `.done`.
 *
 * Nothing relies on the directories being there: a caller that finds one gone makes it again and starts over. Finding a result
 * writes nothing, so a read-only mount will do for that.
 */
export class CallOnce<T = Json> {
  readonly #options: CallOnceOptions<T>;
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #root: string;
  readonly #rule: RetryRule;
  readonly #lockOptions: NFSLockOptions;
  readonly #lock: Contender;
  readonly #publisher: ResultPublisher;
  readonly #underLock: UnderLock<T>;
  readonly #debug: Debug;

  /** @throws TypeError for a name or run attempt that cannot be in a file name; RangeError for a time that is none, as {@link NFSLock} */
  constructor(options: CallOnceOptions<T>) {
    this.#options = options;
    this.#host = options.host ?? thisHost();
    this.#paths = new EntryPaths(resolve(options.path), options.name);
    this.#root = options.root === undefined ? dirname(this.#paths.path) : resolve(options.root);
    this.#rule = parseRule(options);
    this.#debug = startDebug(options.onDebug, this.#host.clock);
    this.#lockOptions = { ...options, root: this.#root, host: this.#host };
    this.#lock = new Contender(this.#paths.lock, this.#lockOptions);
    this.#publisher = new ResultPublisher(this.#host, this.#paths, this.#rule, this.#debug);
    this.#underLock = new UnderLock(options, this.#host, this.#paths, this.#publisher);
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

  /** Like {@link ensureDone}, and tells how the value came about. */
  async run(): Promise<Outcome<T>> {
    const { signal, validate, onNotice, acceptEmptyDone = false, mayCall = true } = this.#options;
    const { clock } = this.#host;
    const view = new EntryView<T>({
      host: this.#host,
      paths: this.#paths,
      rule: this.#rule,
      debug: this.#debug,
      acceptEmptyDone,
      validate: async (value, done) => await validate?.(value, done),
    });
    const approach = new Approach({
      host: this.#host,
      paths: this.#paths,
      lock: this.#lock,
      root: this.#root,
      mayCall,
      onNotice: (notice) => onNotice?.(notice),
    });
    const began = clock.monotonicSeconds();
    using wait = this.#lock.beginWait();
    for (;;) {
      signal?.throwIfAborted();
      try {
        let step: Step | undefined = await wait.answer(this.#lock.glance());
        if (step === undefined) {
          const look = await wait.answer(view.look());
          if (look.kind === 'found' || look.kind === 'failed') {
            const waitedSeconds = clock.monotonicSeconds() - began;
            await tidy(clock, this.#lock, this.#publisher, look);
            if (look.kind === 'failed') throw new CallOnceFailed(look.failure);
            return { value: look.value, done: look.done, made: false, waitedSeconds };
          }
          step = await wait.answer(approach.step(look), giveBack);
          if (step.kind === 'held') {
            const waitedSeconds = clock.monotonicSeconds() - began;
            // Time spent holding the lock is not waiting, however it ends.
            const value = await this.#underLock.call(step.lock, view, look).finally(() => wait.restart());
            if (value !== undefined) return { ...value, waitedSeconds };
            approach.restart();
          }
        }
        if (step.kind === 'waiting') await wait.answer(this.#report(wait, step.holder));
        if (step.kind !== 'held') wait.record(step);
      } catch (error) {
        if (error instanceof CallEnded) throw error.cause;
        // Another process removes what this caller makes. Like a collision, that will not go on for ever.
        if (isRemoved(error) && approach.rootWasThere) wait.record({ kind: 'collided', found: error.message });
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
    const lock = await new NFSLock(this.#paths.lock, this.#lockOptions).acquire();
    await this.#underLock.clean(lock, [...passing, ...invalidated]);
  }

  async #report(wait: Wait, holder: Holder | undefined): Promise<void> {
    await this.#options.onWaiting?.({ waitedSeconds: wait.seconds, ...(holder ? { holder } : {}) });
  }
}

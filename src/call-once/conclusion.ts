import type { HeldLock } from '../nfs-lock/held-lock.ts';
import type { Host } from '../nfs-lock/host.ts';
import { bump } from '../shared-dir/bump.ts';
import { checkLinks, publish } from '../shared-dir/publish.ts';
import type { EntryPaths } from './entry-paths.ts';
import { isDone } from './entry-view.ts';
import { type Done, type Failure, formatDone, formatFailure } from './markers.ts';
import { persist } from './persist.ts';
import { failureIds, type RetryRule } from './retry-rule.ts';

/** Whether what the holder of an entry's lock concluded now stands, or something else does. */
export type Concluded = 'stands' | 'overtaken' | 'lost';

/**
 * What the holder of an entry's lock writes. What its call came to, and the removal of markers, is tried again while the
 * mount is away for a moment, or a blink of a soft mount would cost a build of an hour.
 */
export class Conclusion {
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #rule: RetryRule;

  constructor(host: Host, paths: EntryPaths, rule: RetryRule) {
    this.#host = host;
    this.#paths = paths;
    this.#rule = rule;
  }

  /** @throws SharedDirError where nothing could be published later */
  async prepare(): Promise<void> {
    await checkLinks(this.#host.dir, this.#paths.publish(this.#paths.done, this.#host.newToken()));
  }

  /** Publishes a result; `overtaken` if somebody else's was first. */
  async succeed(lock: HeldLock, done: Done): Promise<Concluded> {
    return await this.#publish(lock, this.#paths.done, formatDone(done));
  }

  /**
   * Publishes a failure; `overtaken` if there is a result after all, or another failure was first. The result is asked for
   * right before and right after, so that of a builder that was taken for dead and its successor, the one with the result
   * decides.
   */
  async fail(lock: HeldLock, failure: Failure): Promise<Concluded> {
    for (const id of failureIds(this.#rule)) {
      if (await this.#persist(() => isDone(this.#host, this.#paths))) return 'overtaken';
      const concluded = await this.#publish(lock, this.#paths.failed(id), formatFailure(failure));
      if (concluded === 'lost') return concluded;
      if (await this.#persist(() => isDone(this.#host, this.#paths))) return 'overtaken';
      if (concluded === 'stands') return concluded;
    }
    return 'overtaken';
  }

  /**
   * Removes a `.done` whose data is gone. It is moved aside first and read there: between the judgement and the move a
   * stall may have lasted long enough for a successor to publish, and that result is put back.
   */
  async void(lock: HeldLock, judged: string): Promise<void> {
    const { dir } = this.#host;
    if (!(await lock.stands())) return;
    const aside = this.#paths.voided(lock.token);
    if ((await dir.rename(this.#paths.done, aside)) === 'absent') return;
    if ((await dir.read(aside)) !== judged) await dir.link(aside, this.#paths.done);
    await dir.unlink(aside);
    await this.#bump();
  }

  /**
   * Removes all markers. Failures go first: a caller between the two must find a success or nothing, never a failure that
   * a success had overtaken.
   *
   * @throws LockLost if the lock was lost before the result was removed
   */
  async clean(lock: HeldLock): Promise<void> {
    const { dir } = this.#host;
    // Each step may be done twice. A cleaner that stalled may be told ESTALE of the lock directory that it had lost.
    await this.#persist(async () => {
      const { failures } = this.#paths.sort((await dir.list(this.#paths.locks)) ?? []);
      for (const marker of failures) await dir.unlink(this.#paths.listed(marker));
      // A result that a successor has published meanwhile is not the one that was to go.
      const stands = await lock.stands();
      if (stands) await dir.unlink(this.#paths.done);
      await this.#bump();
      if (!stands) lock.signal.throwIfAborted();
    });
  }

  async #publish(lock: HeldLock, marker: string, text: string): Promise<Concluded> {
    const { dir, newToken } = this.#host;
    for (;;) {
      const concluded = await this.#persist(async () => {
        // Asked before each try: a mount that was away for a minute may have cost the lock.
        if (!(await lock.stands())) return 'lost';
        // A draft of its own for each try: one that failed halfway may have left its own.
        return await publish(dir, this.#paths.publish(marker, newToken()), text);
      });
      if (concluded === 'lost') return concluded;
      if (concluded !== 'swept') return concluded === 'published' ? 'stands' : 'overtaken';
    }
  }

  async #bump(): Promise<void> {
    await bump(this.#host.dir, this.#paths.locks, this.#paths.scratch(this.#host.newToken()));
  }

  async #persist<V>(act: () => Promise<V>): Promise<V> {
    return await persist(this.#host, act);
  }
}

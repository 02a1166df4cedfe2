import { basename } from 'node:path';
import type { Debug } from '../nfs-lock/debug.ts';
import type { HeldLock } from '../nfs-lock/held-lock.ts';
import type { Host } from '../nfs-lock/host.ts';
import { advanceMtime } from '../shared-dir/advance-mtime.ts';
import { checkLinks, publish } from '../shared-dir/publish.ts';
import { SharedDirError } from '../shared-dir/shared-dir.ts';
import type { EntryPaths } from './entry-paths.ts';
import { type InvalidMarker, isDone } from './entry-view.ts';
import { type MarkerContent, readMarker } from './marker-content.ts';
import { type Done, type Failure, formatDone, formatFailure } from './markers.ts';
import { failureIds, type RetryRule } from './retry-rule.ts';
import { retryTransient } from './retry-transient.ts';

/** Whether the lock holder's own outcome now stands, or another does. */
export type Publication = 'committed' | 'superseded' | 'lost';

/**
 * What the holder of an entry's lock writes. Publishing and the removal of markers are retried while the mount is briefly away,
 * or a blink of a soft mount would cost an hour's build.
 *
 * A file that others opened may be delegated to a dead client (NFS 4); removing it then waits for the server's lease. So all
 * that can wait is left to {@link sweep}, after the lock was released.
 */
export class ResultPublisher {
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #rule: RetryRule;
  readonly #debug: Debug;
  readonly #leftovers = new Set<string>();

  constructor(host: Host, paths: EntryPaths, rule: RetryRule, debug: Debug = () => undefined) {
    this.#host = host;
    this.#paths = paths;
    this.#rule = rule;
    this.#debug = debug;
  }

  /**
   * Checks that a result could be published later.
   *
   * @returns `no-parent` if the entry was removed
   * @throws SharedDirError where names cannot be linked
   */
  async prepare(): Promise<'ready' | 'no-parent'> {
    return await checkLinks(this.#host.dir, this.#paths.publish(this.#paths.done, this.#host.newToken()));
  }

  /** Publishes a result; `superseded` if another came first. */
  async succeed(lock: HeldLock, done: Done): Promise<Publication> {
    return await this.#publish(lock, this.#paths.done, formatDone(done));
  }

  /**
   * Publishes a failure; `superseded` if there is a result after all, or another failure came first. It looks for the result right
   * before and right after: between a builder that was taken for dead and its successor, a result decides (protocol: fail 1 to 4).
   */
  async fail(lock: HeldLock, failure: Failure): Promise<Publication> {
    for (const id of failureIds(this.#rule)) {
      if (await this.#retry(() => isDone(this.#host, this.#paths))) return 'superseded';
      const published = await this.#publish(lock, this.#paths.failed(id), formatFailure(failure));
      if (published === 'lost') return published;
      if (await this.#retry(() => isDone(this.#host, this.#paths))) return 'superseded';
      if (published === 'committed') return published;
    }
    return 'superseded';
  }

  /**
   * Removes an unusable marker, or one whose data is gone. Moves it aside first and reads it there: after a stall in between it may
   * be a successor's, which is put back (protocol: invalidate 1 to 4).
   */
  async invalidate(lock: HeldLock, { path, content }: Pick<InvalidMarker, 'path' | 'content'>): Promise<void> {
    const { dir, newToken } = this.#host;
    if (!(await lock.stands())) return;
    const aside = this.#paths.invalidated(newToken());
    if ((await dir.rename(path, aside)) === 'absent') return;
    if (!isSame(await readMarker(dir, aside), content)) await dir.link(aside, path);
    this.#leftovers.add(aside);
    await this.#advanceMtime();
  }

  /**
   * Removes all markers. Failures go first: between the two, a caller must find a success or nothing, never a failure that a
   * success had overtaken (protocol: clean 1 to 3).
   *
   * @throws LockLost if the lock was lost before the result was removed
   */
  async clean(lock: HeldLock): Promise<void> {
    const { dir } = this.#host;
    // Each step may be repeated. A stalled cleaner may get ESTALE for the lock directory that it lost.
    await this.#retry(async () => {
      const { failures } = this.#paths.sort((await dir.list(this.#paths.locks)) ?? []);
      for (const marker of failures) await dir.unlink(this.#paths.listed(marker));
      // A result that a successor published meanwhile is not ours to remove.
      const stands = await lock.stands();
      if (stands) await dir.unlink(this.#paths.done);
      await this.#advanceMtime();
      if (!stands) lock.signal.throwIfAborted();
    });
  }

  /** Paths that others left and nobody uses any more; for {@link sweep}. */
  abandon(paths: readonly string[]): void {
    for (const path of paths) this.#leftovers.add(path);
  }

  /** Removes leftovers as far as possible; nothing relies on it. For after the lock was released (protocol: publish 7). */
  async sweep(): Promise<void> {
    const { dir } = this.#host;
    for (const path of this.#leftovers) {
      this.#leftovers.delete(path);
      await dir
        .unlink(path)
        // A stranger's directory in a marker's place.
        .catch(async (error: unknown) => isDirectory(error) && (await dir.rmdir(path)))
        .catch(() => undefined);
    }
  }

  async #publish(lock: HeldLock, marker: string, text: string): Promise<Publication> {
    const { dir, newToken } = this.#host;
    for (;;) {
      const published = await this.#retry(async () => {
        // protocol: publish 2. Asked before each try: a mount that was away for a minute may have cost the lock.
        if (!(await lock.stands())) return 'lost';
        // A new draft for each try: one that failed halfway may have left its own.
        const paths = this.#paths.publish(marker, newToken());
        this.#leftovers.add(paths.draft);
        return await publish(dir, paths, text);
      });
      this.#debug(`publishing ${basename(marker)}: ${published}`);
      switch (published) {
        case 'published':
          return 'committed';
        case 'exists':
          return 'superseded';
        case 'lost':
          return published;
        case 'swept':
        case 'no-parent':
      }
    }
  }

  async #advanceMtime(): Promise<void> {
    await advanceMtime(this.#host.dir, this.#paths.locks, this.#paths.scratch(this.#host.newToken()));
  }

  async #retry<V>(act: () => Promise<V>): Promise<V> {
    return await retryTransient(this.#host, act);
  }
}

function isSame(found: MarkerContent | undefined, judged: MarkerContent): boolean {
  if (found?.kind === 'text' && judged.kind === 'text') return found.text === judged.text;
  return found?.kind === judged.kind;
}

function isDirectory(error: unknown): boolean {
  return error instanceof SharedDirError && ['EISDIR', 'EPERM'].includes(error.code);
}

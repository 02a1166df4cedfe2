import type { Host } from '../nfs-lock/host.ts';
import { makeDirectory } from '../shared-dir/make-directory.ts';
import { SharedDirError } from '../shared-dir/shared-dir.ts';
import type { EntryPaths } from './entry-paths.ts';
import { type Done, type Failure, parseDone, parseFailure } from './markers.ts';
import { countingFailure, type RetryRule } from './retry-rule.ts';

/** What one look at an entry says. */
export type Look<T> =
  | { readonly kind: 'found'; readonly value: T; readonly done: Done }
  /** There is a result, but it no longer holds; `text` is the marker that says it. */
  | { readonly kind: 'refused'; readonly why: string; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Neither a result nor a failure that counts. */
  | { readonly kind: 'open'; readonly locked: boolean; readonly drafts: readonly string[] }
  /** A name was listed and then not there: look again. */
  | { readonly kind: 'unclear' };

/**
 * How one caller sees an entry. One listing of `.locks` answers for all markers and the lock, for opening a directory is
 * what makes a client ask the server; a file is opened only after it was listed, since by its name alone a client may
 * trust a negative entry that is half a minute old.
 */
export class EntryView<T> {
  readonly #host: Host;
  readonly #paths: EntryPaths;
  readonly #rule: RetryRule;
  readonly #refuse: (value: T) => Promise<string | undefined>;
  #seenAtStart: readonly string[] | undefined;

  constructor(host: Host, paths: EntryPaths, rule: RetryRule, refuse: (value: T) => Promise<string | undefined>) {
    this.#host = host;
    this.#paths = paths;
    this.#rule = rule;
    this.#refuse = refuse;
  }

  /**
   * @param from `under the lock` by its holder: whoever was writing something has ended
   * @throws SharedDirError where the mount could not say; that was no look
   */
  async look(from: 'outside' | 'under the lock' = 'outside'): Promise<Look<T>> {
    const { dir } = this.#host;
    const names = (await dir.list(this.#paths.locks)) ?? (await this.#makeDirectories());
    const listing = this.#paths.sort(names);
    this.#seenAtStart ??= listing.failures;
    if (listing.done) {
      const text = await dir.read(this.#paths.done);
      return text === undefined ? await this.#unclear() : await this.#judge(text);
    }
    const marker = countingFailure(listing, this.#paths.name, this.#rule, this.#seenAtStart);
    if (marker === undefined) return { kind: 'open', locked: listing.locked, drafts: listing.drafts };
    const text = await dir.read(this.#paths.listed(marker));
    if (text === undefined) return await this.#unclear();
    // pytest-cocotb creates its marker empty, and writes the message into it then.
    if (text === '' && listing.locked && from === 'outside') return { kind: 'open', locked: true, drafts: [] };
    // A success may overtake a failure, never the reverse.
    if (await isDone(this.#host, this.#paths)) return { kind: 'unclear' };
    return { kind: 'failed', failure: parseFailure(text) };
  }

  async #judge(text: string): Promise<Look<T>> {
    const done = parseDone(text);
    // What JSON brought back is what this entry's function once returned: the entry's name stands for its type.
    const value = done.value as T;
    const why = await this.#refuse(value);
    return why === undefined ? { kind: 'found', value, done } : { kind: 'refused', why, text };
  }

  /** What was listed was not there by its name: a stale negative entry, which a change of one's own makes good. */
  async #unclear(): Promise<Look<T>> {
    const scratch = this.#paths.scratch(this.#host.newToken());
    await this.#host.dir.mkdir(scratch);
    await this.#host.dir.rmdir(scratch);
    return { kind: 'unclear' };
  }

  /** @returns what is in `.locks` now: it may have been there all along, behind this client's "no such directory" */
  async #makeDirectories(): Promise<readonly string[]> {
    const { dir } = this.#host;
    const { path, locks } = this.#paths;
    for (const made of [path, locks]) await makeDirectory(dir, made);
    const names = await dir.list(locks);
    if (names === undefined) throw new SharedDirError('list', locks, 'ENOENT');
    return names;
  }
}

/** Whether there is a result, whatever it is worth. */
export async function isDone({ dir }: Host, paths: EntryPaths): Promise<boolean> {
  return paths.sort((await dir.list(paths.locks)) ?? []).done;
}

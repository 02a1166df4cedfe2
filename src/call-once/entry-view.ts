import type { Debug } from '../nfs-lock/debug.ts';
import type { Host } from '../nfs-lock/host.ts';
import { isDenied, SharedDirError } from '../shared-dir/shared-dir.ts';
import { type EntryListing, type EntryPaths, NO_LEFTOVERS } from './entry-paths.ts';
import { type MarkerContent, parseContent, readMarker } from './marker-content.ts';
import { type Done, type Failure, parseDone, parseFailure } from './markers.ts';
import { countingFailure, type RetryRule } from './retry-rule.ts';

/** What one look at an entry says. */
export type Look<T> =
  | ({ readonly kind: 'found'; readonly value: T; readonly done: Done } & Seen)
  | ({ readonly kind: 'failed'; readonly failure: Failure } & Seen)
  | InvalidMarker
  /** Neither a result nor a failure that counts. */
  | ({ readonly kind: 'pending' } & Seen)
  /** No entry, as far as this client knows: never made, or removed. */
  | { readonly kind: 'missing' }
  /** A name was listed and then not there: look again. */
  | { readonly kind: 'stale-listing' };

/** `under the lock`: by its holder. */
type From = 'outside' | 'under the lock';

/** What else the listing shows. */
export type Seen = Pick<EntryListing, 'locked' | 'leftovers'>;

/** An unusable marker, or a result that no longer holds. */
export interface InvalidMarker {
  readonly kind: 'invalid';
  readonly path: string;
  readonly content: MarkerContent;
  readonly why: string;
}

export interface EntryViewOptions<T> {
  readonly host: Host;
  readonly paths: EntryPaths;
  readonly rule: RetryRule;
  readonly debug: Debug;
  readonly acceptEmptyDone: boolean;
  /** Why a stored result no longer holds; undefined if it does. */
  readonly validate: (value: T, done: Done) => Promise<string | undefined>;
}

/**
 * How one caller sees an entry. One listing of `.locks` shows all markers and the lock, since opening a directory makes the
 * client ask the server. A file is opened only after it was listed: looked up by name, the client may trust a negative entry
 * that is half a minute old (protocol: look 1).
 */
export class EntryView<T> {
  readonly #options: EntryViewOptions<T>;
  #failuresAtStart: readonly string[] | undefined;
  #last: Look<T>['kind'] | undefined;

  constructor(options: EntryViewOptions<T>) {
    this.#options = options;
  }

  /**
   * @param from `under the lock`: by its holder, so nobody else is still writing
   * @throws SharedDirError if the mount gave no answer; that does not count as a look
   */
  async look(from: From = 'outside'): Promise<Look<T>> {
    const look = await this.#look(from);
    if (look.kind !== this.#last)
      this.#options.debug(`the entry is ${look.kind}${'why' in look ? `: ${look.why}` : ''}`);
    this.#last = look.kind;
    return look;
  }

  async #look(from: From): Promise<Look<T>> {
    const { host, paths, rule } = this.#options;
    const names = await host.dir.list(paths.locks);
    if (names === undefined) return { kind: 'missing' };
    const listing = paths.sort(names);
    this.#failuresAtStart ??= listing.failures;
    const seen: Seen = { locked: listing.locked, leftovers: listing.leftovers };
    if (listing.done) return await this.#lookAtDone(seen, from);
    const counting = countingFailure(listing, paths.name, rule, this.#failuresAtStart);
    if (counting === undefined) return { kind: 'pending', ...seen };
    return await this.#lookAtFailure(paths.listed(counting), seen, from);
  }

  async #lookAtDone(seen: Seen, from: From): Promise<Look<T>> {
    const { host, paths, acceptEmptyDone, validate } = this.#options;
    const path = paths.done;
    const content = await readMarker(host.dir, path);
    if (content === undefined) return await this.#revalidate(path, from);
    const parsed = parseContent(path, content, (text) => parseDone(text, acceptEmptyDone));
    if (parsed.kind === 'invalid') return { kind: 'invalid', path, content, why: parsed.why };
    // This is what this entry's function once returned: the entry's name stands for its type.
    const value = parsed.marker.value as T;
    const why = await validate(value, parsed.marker);
    return why === undefined
      ? { kind: 'found', value, done: parsed.marker, ...seen }
      : { kind: 'invalid', path, content, why: `the stored result no longer holds: ${why}` };
  }

  async #lookAtFailure(path: string, seen: Seen, from: From): Promise<Look<T>> {
    const { host, paths, acceptEmptyDone } = this.#options;
    const content = await readMarker(host.dir, path);
    if (content === undefined) return await this.#revalidate(path, from);
    // pytest-cocotb creates its marker empty, then writes the message.
    const mayBeUnwritten = seen.locked && from === 'outside';
    if (mayBeUnwritten && content.kind === 'text' && content.text === '')
      return { kind: 'pending', locked: true, leftovers: NO_LEFTOVERS };
    const parsed = parseContent(path, content, (text) => parseFailure(text, acceptEmptyDone));
    if (parsed.kind === 'invalid') return { kind: 'invalid', path, content, why: parsed.why };
    // A success may overtake a failure, never the reverse.
    if (await isDone(host, paths)) return { kind: 'stale-listing' };
    return { kind: 'failed', failure: parsed.marker, ...seen };
  }

  /**
   * A listed name was not there when opened: one of the two was stale, and a change of our own mostly refreshes it. An NFS 3 client
   * may keep its "no such file" even so, for good: under the lock, where nobody else would make that name, the server is asked to
   * make it (protocol: look 5). As a directory, so that removing it can never hit a marker.
   */
  async #revalidate(path: string, from: From): Promise<Look<T>> {
    const { host, paths } = this.#options;
    const isAsked = from === 'under the lock';
    const name = isAsked ? path : paths.scratch(host.newToken());
    try {
      if ((await host.dir.mkdir(name)) === 'made' || !isAsked) await host.dir.rmdir(name);
    } catch (error) {
      // A caller that may only read has to wait. If the lock was lost and a marker came since, the next look sees it.
      if (!isDenied(error) && !(error instanceof SharedDirError && error.code === 'ENOTDIR')) throw error;
    }
    return { kind: 'stale-listing' };
  }
}

/** Whether there is a result, whatever it is worth. */
export async function isDone({ dir }: Host, paths: EntryPaths): Promise<boolean> {
  return paths.sort((await dir.list(paths.locks)) ?? []).done;
}

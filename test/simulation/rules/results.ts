import type { RequestPoint } from '../faults.ts';
import type { Deed } from '../nfs/server.ts';
import type { SimulatedProcess } from '../process.ts';
import type { Thread } from '../thread.ts';
import { REMOVER, type Rule, type World } from '../world.ts';
import { type ClaimRule, tokenIn } from './claims.ts';
import { type CallerRule, isOwnFailure } from './counting.ts';
import { readMarker } from './marker-text.ts';
import type { Published, PublishedMarkers } from './published.ts';

/** By then a heartbeat's finding has reached whoever is about to publish. */
const TOLD_SECONDS = 2;
/** No client goes by a directory that it has in its memory for longer. */
const LONGEST_CACHED_SECONDS = 60;

export interface ResultRuleOptions {
  /** The directory of the markers, and what the entry is called there. */
  readonly locks: string;
  readonly name: string;
  /** Whether markers are rightly removed in this run: by clean(), or as they no longer hold. */
  readonly mayBeRemoved: boolean;
}

/** What one process has asked and tried last. */
interface Doings {
  /** Looks for markers. */
  readonly looks: number[];
  readFailureAtSeconds: number;
  /** Since when it has to have asked for its claim before it publishes. */
  mustAskAfterSeconds: number;
  callEndedAtSeconds: number;
  draft?: { readonly path: string; readonly atSeconds: number };
}

/**
 * What is published stays the one result: at most one `.done`, by nobody who had lost the lock and could know it;
 * everybody returns what was published; nobody makes the call when it is concluded; nobody fails where a result was to
 * be seen, or by a failure that is not its own; and whoever has published gives the lock back only when everybody can
 * see it.
 */
export class ResultRule implements Rule {
  readonly #world: World;
  readonly #claims: ClaimRule;
  readonly #published: PublishedMarkers;
  readonly #options: ResultRuleOptions;
  readonly #doings = new Map<string, Doings>();

  constructor(world: World, claims: ClaimRule, published: PublishedMarkers, options: ResultRuleOptions) {
    this.#world = world;
    this.#claims = claims;
    this.#published = published;
    this.#options = options;
  }

  served({ process, name }: Thread, { operation, path }: RequestPoint): void {
    if (name !== 'main') return;
    const { locks } = this.#options;
    const doings = this.#doingsOf(process.name);
    const isLook =
      (operation === 'list' && path === locks) || (operation === 'stat' && path === `${locks}/${this.#published.done}`);
    if (isLook) doings.looks.push(this.#now);
    if (operation === 'read' && path.startsWith(`${locks}/${this.#options.name}.failed`)) {
      doings.readFailureAtSeconds = this.#now;
    }
    if (operation === 'create' && path.includes('.draft.') && path !== doings.draft?.path) {
      // The claim is asked for before each try, and each try has a draft of its own.
      doings.mustAskAfterSeconds = Math.max(doings.mustAskAfterSeconds, doings.draft?.atSeconds ?? -1);
      doings.draft = { path, atSeconds: this.#now };
    }
  }

  deed(deed: Deed): void {
    const { what, name, by, inode } = deed;
    const gone = this.#published.removedBy(deed);
    if (gone !== undefined && !this.#mayBeRemoved) this.#world.violate(`${gone} was removed`);
    const token = tokenIn(name);
    const isOwn = token !== undefined && this.#claims.ownerOf(token) === by.name;
    if (what === 'symlink' && isOwn && name.endsWith('.0')) this.#takes(by.name);
    if (what === 'unlink' && isOwn) this.#releases(by.name, token);
    if (this.#published.publishes(deed) && inode.kind === 'file') this.#publishes(name, inode.text, by);
  }

  begins(process: SimulatedProcess, token: string, rule: CallerRule, holds: (value: unknown) => boolean): void {
    this.#world.log?.(process.name, `CALLS with ${token}`);
    const begunAt = this.#claims.madeAtSeconds(token);
    for (const published of this.#published.standing) {
      const { marker, value, atSeconds } = published;
      const concludes =
        marker === this.#published.done
          ? holds(value)
          : this.#counts(marker, rule) && (rule.retryFailed !== 'always' || this.#isNewTo(process, published));
      if (!concludes || atSeconds > begunAt) continue;
      this.#world.violate(`${process.name} makes the call although ${marker} was there before it took the lock`);
    }
  }

  /** What follows is told by what the call came to. */
  callEnded(process: SimulatedProcess): void {
    const doings = this.#doingsOf(process.name);
    doings.callEndedAtSeconds = this.#now;
    doings.mustAskAfterSeconds = this.#now;
    delete doings.draft;
  }

  returned(process: SimulatedProcess, value: unknown, sinceSeconds: number): void {
    this.#world.log?.(process.name, `RETURNS ${JSON.stringify(value)}`);
    const stood = this.#published.all.some(
      (published) =>
        published.marker === this.#published.done &&
        published.value === value &&
        (published.removed?.atSeconds ?? Number.POSITIVE_INFINITY) + this.#staleSeconds(published) >= sinceSeconds,
    );
    if (!stood) this.#world.violate(`${process.name} returned ${JSON.stringify(value)}, which was not published`);
  }

  failed(process: SimulatedProcess, message: string, rule: CallerRule): void {
    this.#world.log?.(process.name, `FAILS: ${message}`);
    const { looks, readFailureAtSeconds } = this.#doingsOf(process.name);
    const known = this.#published.all.filter((published) => published.message === message);
    if (known.length === 0)
      this.#world.violate(`${process.name} failed with ${JSON.stringify(message)}, which was not published`);
    // A failure that was to be seen when a caller came is none to one that tries again always.
    const [firstLook = 0] = looks;
    const isOld = ({ visibleAtSeconds }: Published) =>
      rule.retryFailed === 'always' && (visibleAtSeconds ?? Number.POSITIVE_INFINITY) < firstLook;
    if (known.length > 0 && !known.some((published) => this.#counts(published.marker, rule) && !isOld(published)))
      this.#world.violate(`${process.name} failed with ${JSON.stringify(message)}, which does not count for it`);
    const lookedAt = looks.at(-1) ?? 0;
    // A success may overtake a failure: what is looked at last is whether there is one.
    if (readFailureAtSeconds > lookedAt)
      this.#world.violate(`${process.name} failed without having looked for a result last`);
    if (this.#couldSeeResult(lookedAt))
      this.#world.violate(`${process.name} failed although a result was there to be seen`);
  }

  get #mayBeRemoved(): boolean {
    return this.#options.mayBeRemoved || this.#world.wasRemoved;
  }

  /** Whose directories were removed above it, a client may still reach through its cache; a marker alone is asked for. */
  #staleSeconds({ removed }: Published): number {
    return removed?.by === REMOVER ? LONGEST_CACHED_SECONDS : 0;
  }

  #counts(marker: string, rule: CallerRule): boolean {
    if (marker === this.#published.done) return false;
    return rule.retryFailed === 'never' || isOwnFailure(marker, this.#options.name, rule);
  }

  /**
   * Surely published after what that caller knows from its first look: one request may be served twice, or fail. (It
   * goes by the name; one that was cleaned away and comes again is nothing new to it.)
   */
  #isNewTo({ name, faults }: SimulatedProcess, { marker, atSeconds }: Published): boolean {
    const [, second = Number.POSITIVE_INFINITY] = this.#doingsOf(name).looks;
    const isFirst = this.#published.all.filter((published) => published.marker === marker).length === 1;
    return isFirst && atSeconds > second && faults.length === 0 && this.#world.server.restarts === 0;
  }

  #couldSeeResult(bySeconds: number): boolean {
    return this.#published.standing.some(
      ({ marker, visibleAtSeconds = Number.POSITIVE_INFINITY }) =>
        marker === this.#published.done && visibleAtSeconds < bySeconds,
    );
  }

  #doingsOf(process: string): Doings {
    let doings = this.#doings.get(process);
    if (doings === undefined) {
      doings = { looks: [], readFailureAtSeconds: 0, mustAskAfterSeconds: -1, callEndedAtSeconds: 0 };
      this.#doings.set(process, doings);
    }
    return doings;
  }

  get #now(): number {
    return this.#world.timeline.nowSeconds;
  }

  #publishes(marker: string, text: string, by: Deed['by']): void {
    const content = readMarker(text);
    if (content === undefined) this.#world.violate(`${marker} was published incomplete`);
    const earlier = this.#published.all.filter((published) => published.marker === marker);
    if (earlier.some(({ removed }) => removed === undefined)) {
      this.#world.violate(`a second ${marker} was published over the first`);
    }
    // One that was moved aside by mistake and is put back was published when the lock was still held.
    if (by.isLate || earlier.some((published) => published.text === text)) return;
    this.#forbidLostPublisher(by.name, content?.token);
    if (marker !== this.#published.done && this.#couldSeeResult(this.#doingsOf(by.name).callEndedAtSeconds))
      this.#world.violate(`${by.name} published ${marker} although a result was there to be seen when its call ended`);
  }

  /**
   * Between asking and publishing a holder may stall, and lose the lock; that cannot be helped, and the link decides. But
   * whoever asks after the loss, or does not ask at all, or is told by its heartbeat, publishes nothing.
   */
  #forbidLostPublisher(by: string, token: string | undefined): void {
    const lostAt = token === undefined ? undefined : this.#claims.lostAtSeconds(token);
    if (lostAt === undefined) return;
    const askedAt = this.#claims.askedAtSeconds(by, 'main');
    const beatAskedAt = this.#claims.askedAtSeconds(by, 'beat');
    const process = this.#world.processes.get(by);
    const isDelayed = process?.wasDelayed === true || (process?.delayedUntilSeconds ?? 0) > beatAskedAt;
    const wasTold = beatAskedAt > lostAt && this.#now - beatAskedAt > TOLD_SECONDS && !isDelayed;
    const what =
      askedAt > lostAt
        ? 'had asked for after its loss'
        : askedAt < this.#doingsOf(by).mustAskAfterSeconds
          ? 'had lost and not asked for'
          : wasTold
            ? 'was told of after its loss'
            : undefined;
    if (what !== undefined) this.#world.violate(`${by} published under the claim ${token}, which it ${what}`);
  }

  /**
   * Nobody takes the lock to learn that it is done: whoever looks sees it. (Of two looks the second may be one for other
   * things, after the first.)
   */
  #takes(by: string): void {
    if (this.#mayBeRemoved || this.#world.processes.get(by)?.faults.length !== 0) return;
    for (const { marker, visibleAtSeconds = Number.POSITIVE_INFINITY } of this.#published.all) {
      const looks = this.#doingsOf(by).looks.filter((at) => at > visibleAtSeconds).length;
      if (marker !== this.#published.done || looks < 2) continue;
      this.#world.violate(`${by} takes the lock although it has looked ${looks} times since ${marker} was to be seen`);
    }
  }

  /** Only of one whom nothing went wrong for: an error ends the changes of `.locks` early, a full disk among them. */
  #releases(by: string, token: string): void {
    if (this.#world.wasFull || this.#world.processes.get(by)?.faults.length !== 0) return;
    for (const published of this.#published.standing) {
      if (published.token !== token || published.by !== by || this.#claims.ownerOf(token) !== by) continue;
      // Who has lost it makes a name of its claim's once more, to see that, and removes it.
      if (published.visibleAtSeconds !== undefined || this.#claims.lostAtSeconds(token) !== undefined) continue;
      this.#world.violate(
        `${by} gives the lock back although a client that listed just before ${published.marker} would not see it`,
      );
    }
  }
}

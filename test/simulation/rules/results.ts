import { isDelay, type RequestPoint } from '../faults.ts';
import type { DirectoryInode, FileInode } from '../nfs/inode.ts';
import type { Deed } from '../nfs/server.ts';
import type { SimulatedProcess } from '../process.ts';
import type { Thread } from '../thread.ts';
import type { Rule, World } from '../world.ts';
import type { ClaimRule } from './claims.ts';
import { type MarkerText, readMarker } from './marker-text.ts';

/** By then a heartbeat's finding has reached whoever is about to publish. */
const TOLD_SECONDS = 2;

/** A marker that was published, from its link to its removal. */
interface Published extends MarkerText {
  readonly marker: string;
  readonly by: string;
  readonly text: string;
  readonly atSeconds: number;
  readonly dir: DirectoryInode;
  readonly dirMarker: number;
  /** From when on whoever opens the directory sees it, whatever its cache holds. */
  visibleAtSeconds?: number;
  removedAtSeconds?: number;
}

export interface ResultRuleOptions {
  /** The directory of the markers, and what the entry is called there. */
  readonly locks: string;
  readonly name: string;
  /** Whether markers are rightly removed in this run: by clean(), or as they no longer hold. */
  readonly mayBeRemoved: boolean;
}

/**
 * What is published stays the one result: at most one `.done`, by nobody who had lost the lock and could know it;
 * everybody returns what was published; nobody makes the call when it is concluded; nobody fails where a result was to
 * be seen; and whoever has published gives the lock back only when everybody can see it.
 */
export class ResultRule implements Rule {
  readonly #world: World;
  readonly #claims: ClaimRule;
  readonly #options: ResultRuleOptions;
  readonly #published: Published[] = [];
  /** When a process last asked whether its claim stands, and when it last looked for markers. */
  readonly #askedAt = new Map<string, number>();
  readonly #looks = new Map<string, number[]>();
  /** When a process last read a failure marker. */
  readonly #readFailureAt = new Map<string, number>();

  constructor(world: World, claims: ClaimRule, options: ResultRuleOptions) {
    this.#world = world;
    this.#claims = claims;
    this.#options = options;
  }

  /** Values of all results that were published, the latest last. */
  get values(): unknown[] {
    return this.#published.filter(({ marker }) => marker === this.#done).map(({ value }) => value);
  }

  served({ process, name }: Thread, { operation, path }: RequestPoint): void {
    const { locks } = this.#options;
    const isLook =
      (operation === 'list' && path === locks) || (operation === 'stat' && path === `${locks}/${this.#done}`);
    if (isLook && name === 'main') this.#looksOf(process.name).push(this.#now);
    if (operation === 'read' && path.startsWith(`${locks}/${this.#options.name}.failed`)) {
      this.#readFailureAt.set(process.name, this.#now);
    }
    if (operation === 'list' && path.endsWith('.lock')) this.#askedAt.set(`${process.name} ${name}`, this.#now);
  }

  deed({ what, dir, name, from, inode, by }: Deed): void {
    this.#noteVisible(dir);
    if (what === 'unlink') this.#removed(name);
    if (what === 'rename' && from !== undefined) this.#removed(from);
    if (what === 'create' && name.includes('.beat.')) this.#takes(by.name);
    if (what === 'rmdir' && name.startsWith('holder.')) this.#releases(by.name, name.slice('holder.'.length));
    if ((what === 'link' || what === 'rename') && this.#isMarker(name) && inode.kind === 'file') {
      this.#publishes(name, dir, inode, by);
    }
  }

  /** @param ownFailure the failure marker that counts for this caller */
  begins(process: SimulatedProcess, token: string, ownFailure: string, holds: (value: unknown) => boolean): void {
    this.#world.log?.(process.name, `CALLS with ${token}`);
    const begunAt = this.#claims.begunAtSeconds(token);
    for (const { marker, value, atSeconds, removedAtSeconds } of this.#published) {
      const concludes = marker === ownFailure || (marker === this.#done && holds(value));
      if (!concludes || atSeconds > begunAt || removedAtSeconds !== undefined) continue;
      this.#world.violate(`${process.name} makes the call although ${marker} was there before it took the lock`);
    }
  }

  returned(process: SimulatedProcess, value: unknown, sinceSeconds: number): void {
    this.#world.log?.(process.name, `RETURNS ${JSON.stringify(value)}`);
    const stood = this.#published.some(
      (published) =>
        published.marker === this.#done &&
        published.value === value &&
        (published.removedAtSeconds ?? Number.POSITIVE_INFINITY) >= sinceSeconds,
    );
    if (!stood) this.#world.violate(`${process.name} returned ${JSON.stringify(value)}, which was not published`);
  }

  failed(process: SimulatedProcess, message: string): void {
    this.#world.log?.(process.name, `FAILS: ${message}`);
    const known = this.#published.some((published) => published.marker !== this.#done && published.message === message);
    if (!known) this.#world.violate(`${process.name} failed with ${JSON.stringify(message)}, which was not published`);
    const lookedAt = this.#looksOf(process.name).at(-1) ?? 0;
    // A success may overtake a failure: what is looked at last is whether there is one.
    if ((this.#readFailureAt.get(process.name) ?? 0) > lookedAt)
      this.#world.violate(`${process.name} failed without having looked for a result last`);
    for (const { marker, visibleAtSeconds, removedAtSeconds } of this.#published) {
      if (marker !== this.#done || removedAtSeconds !== undefined || visibleAtSeconds === undefined) continue;
      if (visibleAtSeconds < lookedAt)
        this.#world.violate(`${process.name} failed although a result was there to be seen`);
    }
  }

  #looksOf(process: string): number[] {
    let looks = this.#looks.get(process);
    if (looks === undefined) {
      looks = [];
      this.#looks.set(process, looks);
    }
    return looks;
  }

  get #now(): number {
    return this.#world.timeline.nowSeconds;
  }

  get #done(): string {
    return `${this.#options.name}.done`;
  }

  #isMarker(name: string): boolean {
    return name === this.#done || name.startsWith(`${this.#options.name}.failed`);
  }

  #publishes(marker: string, dir: DirectoryInode, { text }: FileInode, by: Deed['by']): void {
    const { server } = this.#world;
    const content = readMarker(text);
    if (content === undefined) this.#world.violate(`${marker} was published incomplete`);
    const earlier = this.#published.filter((published) => published.marker === marker);
    if (earlier.some((published) => published.removedAtSeconds === undefined)) {
      this.#world.violate(`a second ${marker} was published over the first`);
    }
    // One that was moved aside by mistake and is put back was published when the lock was still held.
    const isPutBack = earlier.some((published) => published.text === text);
    if (!by.isLate && !isPutBack) this.#forbidLostPublisher(by.name, content?.token);
    const visible = server.version === 4 ? { visibleAtSeconds: this.#now } : {};
    this.#published.push({
      ...content,
      ...visible,
      marker,
      by: by.name,
      text,
      atSeconds: this.#now,
      dir,
      dirMarker: server.marker(dir),
    });
  }

  /**
   * Between asking and publishing a holder may stall, and lose the lock; that cannot be helped, and the link decides. But
   * whoever asks after the loss, or is told by its heartbeat, publishes nothing.
   */
  #forbidLostPublisher(by: string, token: string | undefined): void {
    const lostAt = token === undefined ? undefined : this.#claims.removedAtSeconds(token);
    if (lostAt === undefined) return;
    const asked = (this.#askedAt.get(`${by} main`) ?? 0) > lostAt;
    const beatAskedAt = this.#askedAt.get(`${by} beat`) ?? 0;
    const wasTold = beatAskedAt > lostAt && this.#now - beatAskedAt > TOLD_SECONDS && !this.#wasDelayed(by);
    if (asked || wasTold) {
      this.#world.violate(
        `${by} published under the claim ${token}, which it ${asked ? 'had asked for' : 'was told of'} after its loss`,
      );
    }
  }

  /** It or its machine: what cuts off one process of a machine cuts off all. */
  #wasDelayed(by: string): boolean {
    const { machine } = this.#world.processes.get(by) ?? {};
    const neighbours = [...this.#world.processes.values()].filter((process) => process.machine === machine);
    return neighbours.some(({ faults }) => faults.some(isDelay));
  }

  #noteVisible(dir: DirectoryInode): void {
    for (const published of this.#published) {
      if (published.dir !== dir || published.visibleAtSeconds !== undefined) continue;
      if (this.#world.server.marker(dir) !== published.dirMarker) published.visibleAtSeconds = this.#now;
    }
  }

  #removed(name: string): void {
    if (!this.#isMarker(name)) return;
    if (!this.#options.mayBeRemoved) this.#world.violate(`${name} was removed`);
    for (const published of this.#published) {
      if (published.marker === name) published.removedAtSeconds ??= this.#now;
    }
  }

  /**
   * Nobody takes the lock to learn that it is done: whoever looks sees it. (Of two looks the second may be one for other
   * things, after the first.)
   */
  #takes(by: string): void {
    if (this.#options.mayBeRemoved || this.#world.processes.get(by)?.faults.length !== 0) return;
    for (const { marker, visibleAtSeconds = Number.POSITIVE_INFINITY } of this.#published) {
      const looks = this.#looksOf(by).filter((at) => at > visibleAtSeconds).length;
      if (marker !== this.#done || looks < 2) continue;
      this.#world.violate(`${by} takes the lock although it has looked ${looks} times since ${marker} was to be seen`);
    }
  }

  /** Only of one whom nothing went wrong for: an error ends the bump early, a full disk among them. */
  #releases(by: string, token: string): void {
    if (this.#world.wasFull || this.#world.processes.get(by)?.faults.length !== 0) return;
    for (const published of this.#published) {
      if (published.token !== token || published.by !== by || this.#claims.ownerOf(token) !== by) continue;
      if (published.visibleAtSeconds !== undefined) continue;
      if (published.removedAtSeconds !== undefined) continue;
      this.#world.violate(
        `${by} gives the lock back although a client that listed just before ${published.marker} would not see it`,
      );
    }
  }
}

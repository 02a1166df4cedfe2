import type { Deed } from '../nfs/server.ts';
import type { SimulatedProcess } from '../process.ts';
import { REMOVER, type Rule, type World } from '../world.ts';
import { type ClaimRule, tokenIn } from './claims.ts';
import type { LossRule } from './losses.ts';
import type { PublishedMarkers } from './published.ts';

/**
 * Markers are removed under the lock, by nobody who had lost it and could know it: failures before the result that may
 * have overtaken them, all of them, and for everybody to see; and a result that still holds is not thrown away.
 */
export class RemovalRule implements Rule {
  readonly #world: World;
  readonly #claims: ClaimRule;
  readonly #losses: LossRule;
  readonly #published: PublishedMarkers;
  /** Whether a result's data is there. */
  readonly #holds: (value: unknown) => boolean;

  constructor(
    world: World,
    claims: ClaimRule,
    losses: LossRule,
    published: PublishedMarkers,
    holds: (value: unknown) => boolean,
  ) {
    this.#world = world;
    this.#claims = claims;
    this.#losses = losses;
    this.#published = published;
    this.#holds = holds;
  }

  deed(deed: Deed): void {
    const { what, name, inode, by } = deed;
    if (by.isLate) return;
    if (this.#published.removedBy(deed) === this.#published.done) this.#removesResult(by.name, what === 'unlink');
    if (what === 'unlink' && name.includes('.invalid.') && inode.kind === 'file' && inode.links === 0)
      this.#throwsAway(by.name, inode.text);
    const token = tokenIn(name);
    if (what === 'unlink' && token !== undefined && this.#claims.ownerOf(token) === by.name) this.#releases(by.name);
  }

  /** clean() has come to its end. */
  cleaned(process: SimulatedProcess): void {
    this.#world.log?.(process.name, 'HAS CLEANED');
    const holding = this.#losses.holding(process.name);
    if (holding === undefined) return;
    for (const { marker, atSeconds } of this.#published.standing) {
      if (atSeconds > holding.sinceSeconds) continue;
      this.#world.violate(`${process.name} has cleaned, but ${marker} is still there`);
    }
  }

  #removesResult(by: string, isClean: boolean): void {
    if (by === REMOVER) return;
    const holding = this.#losses.holding(by);
    if (holding === undefined) {
      this.#world.violate(`${by} removed the result without ever having had the lock`);
      return;
    }
    const { token, sinceSeconds } = holding;
    const lostAt = this.#claims.lostAtSeconds(token);
    const askedAt = this.#claims.askedAtSeconds(by, 'main');
    if (lostAt !== undefined && (askedAt > lostAt || askedAt < sinceSeconds))
      this.#world.violate(`${by} removed the result under the claim ${token}, which it had lost and could know it`);
    for (const { marker, atSeconds } of isClean ? this.#published.standing : []) {
      if (marker === this.#published.done || atSeconds > sinceSeconds) continue;
      this.#world.violate(`${by} removed the result before ${marker}, which it had overtaken`);
    }
  }

  #throwsAway(by: string, text: string): void {
    const same = this.#published.all.filter((published) => published.text === text);
    const isNeeded = !this.#published.standing.some(({ marker }) => marker === this.#published.done);
    if (same.length !== 1 || !isNeeded || !this.#holds(same[0]?.value)) return;
    this.#world.violate(`${by} threw a result away that still held: ${JSON.stringify(same[0]?.value)}`);
  }

  /** Only of one whom nothing went wrong for, as with what was published. */
  #releases(by: string): void {
    const { server, wasFull, processes } = this.#world;
    if (wasFull || server.version === 4 || processes.get(by)?.faults.length !== 0) return;
    for (const { marker, dir, removed } of this.#published.all) {
      if (removed?.by !== by || removed.dirMarker !== server.marker(dir)) continue;
      this.#world.violate(
        `${by} gives the lock back although a client that listed just before would still see ${marker}`,
      );
    }
  }
}

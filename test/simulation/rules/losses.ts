import type { Loss } from '../../../src/nfs-lock/heartbeat/heartbeat.ts';
import type { Host } from '../../../src/nfs-lock/host.ts';
import type { RequestPoint } from '../faults.ts';
import type { SimulatedProcess } from '../process.ts';
import type { Thread } from '../thread.ts';
import { REMOVER, type Rule, type World } from '../world.ts';
import type { ClaimRule } from './claims.ts';

/** By then what a heartbeat has found out has reached whoever is at work under the lock. */
const TOLD_SECONDS = 2;
/** An error is no look, and a stale path may end in one; so many beats in a row without any fault meet a true listing. */
const MOST_BEATS_AFTER_LOSS = 3;

/** A lock that a process has, or last had. */
interface Holding {
  readonly token: string;
  readonly sinceSeconds: number;
  toldAtSeconds?: number;
  beatsAfterLoss: number;
  /** When the heartbeat last found out what its ENOENT meant: that may have to wait for a dead client, or end in errors. */
  followedUpAtSeconds?: number;
  /** How much had gone wrong for it when it beat first after its loss. */
  faults: number;
}

/**
 * Whose claim is taken away learns it from its heartbeat, and ends what it does under the lock; whose claim stands is not
 * told that it is gone; and nobody begins under a claim that was gone before it looked for it.
 */
export class LossRule implements Rule {
  readonly #world: World;
  readonly #claims: ClaimRule;
  readonly #holdings = new Map<string, Holding>();

  constructor(world: World, claims: ClaimRule) {
    this.#world = world;
    this.#claims = claims;
  }

  /** What that process has, or last had. */
  holding(process: string): Pick<Holding, 'token' | 'sinceSeconds'> | undefined {
    return this.#holdings.get(process);
  }

  /** The same host, whose heartbeats are watched. */
  watched(process: SimulatedProcess, host: Host): Host {
    return {
      ...host,
      startHeartbeat: (beating) => {
        const { token } = beating;
        const holding: Holding = { token, sinceSeconds: this.#now, beatsAfterLoss: 0, faults: 0 };
        this.#holdings.set(process.name, holding);
        return host.startHeartbeat({
          ...beating,
          onLost: (loss) => {
            if (loss.kind !== 'failed') this.#told(process, holding, loss);
            beating.onLost(loss);
          },
        });
      },
    };
  }

  served({ process, name }: Thread, { operation }: RequestPoint): void {
    const holding = this.#holdings.get(process.name);
    if (name !== 'beat' || holding === undefined || holding.toldAtSeconds !== undefined) return;
    if (operation !== 'rename') {
      holding.followedUpAtSeconds = this.#now;
      return;
    }
    const lostAt = this.#claims.lostAtSeconds(holding.token);
    if (lostAt === undefined) return;
    if (holding.faults !== process.faults.length) holding.beatsAfterLoss = 0;
    holding.faults = process.faults.length;
    holding.beatsAfterLoss += 1;
    if (holding.beatsAfterLoss > MOST_BEATS_AFTER_LOSS)
      this.#world.violate(`${process.name} beats on for ${holding.token}, which it lost at ${lostAt.toFixed(3)} s`);
  }

  /** The way in is one's own claim made, then looked for: a loss in between must be seen. */
  enters(process: SimulatedProcess, token: string): void {
    const lostAt = this.#claims.lostAtSeconds(token);
    if (lostAt === undefined) return;
    // Of a directory that is removed in that very moment a client may still have the listing; the first beat tells.
    if (this.#claims.lostTo(token) === REMOVER) return;
    const askedAt = this.#claims.askedAtSeconds(process.name, 'main');
    if (askedAt > this.#claims.madeAtSeconds(token) && askedAt <= lostAt) return;
    this.#world.violate(`${process.name} entered with ${token}, which was gone before it looked for it`);
  }

  /** What its heartbeat has seen ends whatever it does under the lock: an ENOENT, and then what that meant. */
  leaves(process: SimulatedProcess, token: string): void {
    const lostAt = this.#claims.lostAtSeconds(token);
    const seenAt = this.#holdings.get(process.name)?.followedUpAtSeconds;
    if (lostAt === undefined || seenAt === undefined || seenAt <= lostAt) return;
    if (this.#now - Math.max(seenAt, process.delayedUntilSeconds) <= TOLD_SECONDS) return;
    this.#world.violate(
      `${process.name} went on under ${token} for long after its heartbeat had seen that it was lost`,
    );
  }

  get #now(): number {
    return this.#world.timeline.nowSeconds;
  }

  #told(process: SimulatedProcess, holding: Holding, { kind }: Loss): void {
    this.#world.log?.(process.name, `IS TOLD that ${holding.token} is lost`);
    holding.toldAtSeconds = this.#now;
    if (this.#claims.stands(holding.token))
      this.#world.violate(`${process.name} was told that it had lost ${holding.token}, which stands`);
    const by = this.#claims.lostTo(holding.token);
    if (kind === 'removed' && by !== undefined && by !== REMOVER)
      this.#world.violate(`${process.name} was told that ${holding.token} was removed, which ${by} took from it`);
    const isSpotless = process.faults.every(({ kind }) => kind === 'removed') && this.#world.server.restarts === 0;
    if (kind === 'broken' && by === REMOVER && isSpotless && !process.wasDelayed)
      this.#world.violate(`${process.name} was told that it was taken for dead, though ${holding.token} was removed`);
  }
}

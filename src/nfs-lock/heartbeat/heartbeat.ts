import type { BeatCalls } from '../../shared-dir/blocking-calls.ts';
import { claimName, LockPaths, sortInside } from '../lock-paths.ts';

/** One holder's claim: what to keep alive, how often, and whom to tell that it is gone. */
export interface Beating {
  /** The lock directory. */
  readonly lock: string;
  readonly token: string;
  /** What the claim says. */
  readonly text: string;
  /** When the request that made the claim was sent, on this machine's monotonic clock. */
  readonly claimedAtSeconds: number;
  readonly leaseSeconds: number;
  readonly everySeconds: number;
  /** Called once, when the claim is gone, or can be kept alive no longer. */
  readonly onLost: (loss: Loss | BeatFailure) => void;
}

/** How a claim came to be gone. */
export type Loss =
  /** No heartbeat had reached the server for that long, the lease or longer: another process took this holder for dead. */
  | { readonly kind: 'broken'; readonly silentSeconds: number }
  /** Somebody removed it although its holder was alive. */
  | { readonly kind: 'removed' };

/** What became of a claim that is gone, where the last beat that surely reached the server was sent that long ago. */
export function lossAfter(silentSeconds: number, leaseSeconds: number): Loss {
  return silentSeconds >= leaseSeconds ? { kind: 'broken', silentSeconds } : { kind: 'removed' };
}

/** How far a heartbeat has come. */
export interface Beats {
  /** How often it has beaten, which names the claim. */
  readonly beats: number;
  /** When the last beat that surely reached the server was sent, on this machine's monotonic clock. */
  readonly lastSeconds: number;
}

/** The heartbeat itself has ended, for a reason that ends a sentence; whoever hears of it ends the claim. */
export interface BeatFailure {
  readonly kind: 'failed';
  readonly why: string;
}

/**
 * Moves one claim from each beat's name to the next. To beat and to ask whether the claim stands are one request, for the
 * server moves nothing that is not there (protocol: hold 1).
 */
export class Beater {
  readonly #calls: BeatCalls;
  readonly #nowSeconds: () => number;
  readonly #beating: Omit<Beating, 'everySeconds' | 'onLost'>;
  readonly #paths: LockPaths;
  #beats = 0;
  #lastSeconds: number;
  /** Until a look has shown that the claim is alone, also where that look ends in an error. */
  #isDoubtful = false;
  #loss: Loss | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(calls: BeatCalls, nowSeconds: () => number, beating: Omit<Beating, 'everySeconds' | 'onLost'>) {
    this.#calls = calls;
    this.#nowSeconds = nowSeconds;
    this.#beating = beating;
    this.#paths = new LockPaths(beating.lock);
    this.#lastSeconds = beating.claimedAtSeconds;
  }

  get state(): Beats {
    return { beats: this.#beats, lastSeconds: this.#lastSeconds };
  }

  /** @throws SharedDirError where the mount could not say: neither a beat nor a loss */
  async beat(): Promise<'stands' | Loss> {
    const turn = this.#turn.then(async () => await this.#beat());
    this.#turn = turn.catch(() => undefined);
    return await turn;
  }

  async #beat(): Promise<'stands' | Loss> {
    if (this.#loss !== undefined) return this.#loss;
    const sentSeconds = this.#nowSeconds();
    while ((await this.#calls.rename(this.#path(this.#beats), this.#path(this.#beats + 1))) === 'absent') {
      if (!(await this.#wasMoved())) return this.#lost();
      // That was an earlier beat, which may be long seen: this one is still to come.
      this.#beats += 1;
      this.#isDoubtful = true;
    }
    this.#beats += 1;
    // protocol: hold 3. After such a silence others may have ended the claim, and what was moved is what they made to see
    // whether it is there.
    this.#isDoubtful ||= this.#nowSeconds() - this.#lastSeconds >= this.#beating.leaseSeconds;
    if (this.#isDoubtful && !(await this.#isAlone())) {
      await this.#calls.unlink(this.#path(this.#beats));
      return this.#lost();
    }
    this.#isDoubtful = false;
    this.#lastSeconds = sentSeconds;
    return 'stands';
  }

  /**
   * For a beat that was told ENOENT: whether it, or one before it that ended in an error, was done all the same. The server
   * says so when it is to make the new name (protocol: hold 2).
   */
  async #wasMoved(): Promise<boolean> {
    const { lock, token, text } = this.#beating;
    const next = { token, beats: this.#beats + 1 };
    let made: 'made' | 'exists' | 'no-parent';
    try {
      made = await this.#calls.symlink(text, this.#paths.claim(next));
    } catch {
      // A full disk takes no link. A listing may be a little old, but is an answer.
      return (await this.#calls.list(lock))?.includes(claimName(next)) === true;
    }
    if (made === 'made') {
      try {
        await this.#calls.unlink(this.#paths.claim(next));
      } catch {
        // The claim is lost all the same; others find a dead one.
      }
    }
    return made === 'exists';
  }

  async #isAlone(): Promise<boolean> {
    const { claims } = sortInside((await this.#calls.list(this.#beating.lock)) ?? []);
    return claims.length > 0 && claims.every(({ token }) => token === this.#beating.token);
  }

  #lost(): Loss {
    this.#loss = lossAfter(this.#nowSeconds() - this.#lastSeconds, this.#beating.leaseSeconds);
    return this.#loss;
  }

  #path(beats: number): string {
    return this.#paths.claim({ token: this.#beating.token, beats });
  }
}

/**
 * Beats until told to stop, or until the claim is gone. Whoever cannot reach the server cannot know, and tries again.
 *
 * @param pause resolves to false when the heartbeat is to end
 */
export async function keepBeating(
  beater: Pick<Beater, 'beat'>,
  pause: () => Promise<boolean>,
): Promise<'stopped' | Loss> {
  while (await pause()) {
    const answer = await beater.beat().catch(() => 'stands' as const);
    if (answer !== 'stands') return answer;
  }
  return 'stopped';
}

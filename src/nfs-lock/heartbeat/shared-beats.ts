import type { Beats } from './heartbeat.ts';

const [IDLE, BEATING, STOPPED] = [0, 1, 2] as const;

/**
 * How far a heartbeat has come, in memory that its thread and the holder's share: to know that no beat is under way, and that
 * none comes, a holder that releases need not wait for the thread.
 */
export class SharedBeats {
  readonly memory: SharedArrayBuffer;
  readonly #phase: Int32Array;
  /** `beats`, `lastSeconds`; written in BEATING alone, and read after it. */
  readonly #beats: Float64Array;

  /** @param memory of the other side; without it a new one, in which no beat has been made */
  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(24)) {
    this.memory = memory;
    this.#phase = new Int32Array(memory, 0, 1);
    this.#beats = new Float64Array(memory, 8, 2);
  }

  static begin(beats: Beats): SharedBeats {
    const shared = new SharedBeats();
    shared.#beats.set([beats.beats, beats.lastSeconds]);
    return shared;
  }

  /** Of the thread, before a beat. @returns false where there must be none any more */
  enter(): boolean {
    return Atomics.compareExchange(this.#phase, 0, IDLE, BEATING) === IDLE;
  }

  leave({ beats, lastSeconds }: Beats): void {
    this.#beats.set([beats, lastSeconds]);
    Atomics.store(this.#phase, 0, IDLE);
  }

  /** Of the holder: ends the heartbeat. @returns undefined where a beat is under way, which the thread knows more of */
  stop(): Beats | undefined {
    if (Atomics.compareExchange(this.#phase, 0, IDLE, STOPPED) !== IDLE) return undefined;
    const [beats = 0, lastSeconds = 0] = this.#beats;
    return { beats, lastSeconds };
  }
}

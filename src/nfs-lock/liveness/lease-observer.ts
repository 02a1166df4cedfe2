/**
 * How long something has looked the same, in an unbroken series of successful looks by one's own monotonic clock.
 *
 * A gap in one's own looking starts the series again: when the server or the network was away, the holder could not beat
 * either, and the first to come back must not take the silence for death. What a look saw may be as old as its beginning
 * (a process can stall between the answer and its next step), so a gap is counted from there to the end of the next look.
 */
export class LeaseObserver {
  readonly #maxGapSeconds: number;
  #value: string | undefined;
  #since = 0;
  #lastBegan = 0;

  constructor(maxGapSeconds: number) {
    this.#maxGapSeconds = maxGapSeconds;
  }

  /** When the series began: at the end of its first look. */
  get sinceSeconds(): number {
    return this.#since;
  }

  /**
   * Records a look that began and ended at these times and saw `value`.
   *
   * @returns seconds from the end of the series' first look to the beginning of this one; 0 where the series starts
   */
  observe(value: string, beganSeconds: number, endedSeconds: number): number {
    const isUnbroken = this.#value === value && endedSeconds - this.#lastBegan <= this.#maxGapSeconds;
    this.#lastBegan = beganSeconds;
    if (!isUnbroken) {
      this.#value = value;
      this.#since = endedSeconds;
      return 0;
    }
    return Math.max(0, beganSeconds - this.#since);
  }

  /** Begins a new series with the next look. */
  restart(): void {
    this.#value = undefined;
  }
}

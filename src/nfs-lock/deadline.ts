import type { Clock } from './host.ts';

/** The one limit that every wait of a caller goes through, on the monotonic clock. */
export class Deadline {
  readonly #clock: Clock;
  readonly #began: number;
  readonly #timeoutSeconds: number;

  /** @param timeoutSeconds -1 for never */
  constructor(clock: Clock, timeoutSeconds: number) {
    this.#clock = clock;
    this.#began = clock.monotonicSeconds();
    this.#timeoutSeconds = timeoutSeconds < 0 ? Number.POSITIVE_INFINITY : timeoutSeconds;
  }

  get waitedSeconds(): number {
    return this.#clock.monotonicSeconds() - this.#began;
  }

  get hasPassed(): boolean {
    return this.waitedSeconds >= this.#timeoutSeconds;
  }

  /** Sleeps, but not past the deadline. */
  async sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    await this.#clock.sleep(Math.max(0, Math.min(seconds, this.#timeoutSeconds - this.waitedSeconds)), signal);
  }
}

import type { Clock } from '../nfs-lock/host.ts';

const EVERY_SECONDS = 10;

/**
 * When a waiter is to ask by mkdir of the lock itself, which is the one question that no client's cache can answer wrongly (protocol: look 3).
 * In between it goes by its listing, which costs the server less.
 */
export class SureLook {
  readonly #clock: Clock;
  #madeAtSeconds = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isDue(): boolean {
    return this.#clock.monotonicSeconds() - this.#madeAtSeconds >= EVERY_SECONDS;
  }

  make(): void {
    this.#madeAtSeconds = this.#clock.monotonicSeconds();
  }

  /** The next look is to be one. */
  makeNext(): void {
    this.#madeAtSeconds = Number.NEGATIVE_INFINITY;
  }
}

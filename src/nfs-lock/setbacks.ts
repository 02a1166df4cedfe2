import { isPassing, SharedDirError } from '../shared-dir/shared-dir.ts';
import type { Clock } from './host.ts';

/** A directory that another user has just made may be closed to us until that user has set its mode. */
const DENIED_SECONDS = 5;
const LOOKS: readonly string[] = ['list', 'look at', 'read'];

/**
 * Which errors of the mount a waiter bears. An error is no look, never an answer: one that may pass (a soft mount, a
 * restarted server) is borne for as long as the caller waits at all, a denied permission for a moment, any other not.
 */
export class Setbacks {
  readonly #clock: Clock;
  #deniedSince: number | undefined;
  /** The error of the last look, if it failed. */
  last: unknown;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  clear(): void {
    this.#deniedSince = undefined;
    this.last = undefined;
  }

  /** @throws the error itself if it is not one to bear */
  bear(error: unknown): void {
    this.last = error;
    if (isPassing(error)) return;
    if (!(error instanceof SharedDirError) || error.code !== 'EACCES' || !LOOKS.includes(error.operation)) throw error;
    this.#deniedSince ??= this.#clock.monotonicSeconds();
    if (this.#clock.monotonicSeconds() - this.#deniedSince >= DENIED_SECONDS) throw error;
  }
}

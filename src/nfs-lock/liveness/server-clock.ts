import type { SharedDir } from '../../shared-dir/shared-dir.ts';
import type { Clock } from '../host.ts';

/**
 * The server's clock, read off a directory made for it. Between two readings it is carried on by this machine's
 * monotonic clock; the clocks of two hosts are never compared.
 */
export class ServerClock {
  readonly #shared: SharedDir;
  readonly #clock: Clock;
  readonly #newScratch: () => string;
  /** Server seconds minus monotonic seconds. */
  #offset: number | undefined;

  /** @param newScratch gives a path on the mount that nobody else uses; gone again after each reading */
  constructor(shared: SharedDir, clock: Clock, newScratch: () => string) {
    this.#shared = shared;
    this.#clock = clock;
    this.#newScratch = newScratch;
  }

  /** Age in seconds of something that the server stamped; asks the server only the first time. 0 where it cannot be told. */
  async ageSeconds(mtimeNs: bigint): Promise<number> {
    this.#offset ??= await this.#read();
    if (this.#offset === undefined) return 0;
    return this.#clock.monotonicSeconds() + this.#offset - Number(mtimeNs) / 1e9;
  }

  /** The same by a new reading, for a decision that must not rest on an old one. */
  async ageSecondsNow(mtimeNs: bigint): Promise<number> {
    this.#offset = undefined;
    return await this.ageSeconds(mtimeNs);
  }

  /** Undefined if somebody cleared the scratch directory away; the next look reads again. */
  async #read(): Promise<number | undefined> {
    const scratch = this.#newScratch();
    await this.#shared.mkdir(scratch);
    try {
      const status = await this.#shared.status(scratch);
      return status && Number(status.mtimeNs) / 1e9 - this.#clock.monotonicSeconds();
    } finally {
      await this.#shared.rmdir(scratch);
    }
  }
}

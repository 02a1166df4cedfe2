import { setTimeout as sleep } from 'node:timers/promises';
import type { Waiting } from '../../call-once/options.ts';
import type { PreviousBuild } from '../key/previous-build.ts';
import { describeUnderWay } from '../output/builder.ts';
import type { LogFollower } from './log-follower.ts';

/** When a leg first says that it is still waiting; then after twice as long, and so on, up to once a minute. */
const FIRST_SIGN_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_LINE = 120;
const LAST_LOOK_MS = 2_000;

export interface WaitReportOptions {
  /** The entry's id. */
  readonly entry: string;
  readonly clockSeconds: () => number;
  readonly print: (line: string) => void;
  readonly follower: LogFollower;
  /** Finds an earlier build of the same name; called once, when there is something to wait for. */
  readonly findPrevious: () => Promise<PreviousBuild | undefined>;
  /** How long the build has been running; undefined if that is not known (yet). */
  readonly buildSeconds: () => Promise<number | undefined>;
}

/**
 * What a waiting leg shows: once, who builds, since when and where to look; the build's output as it grows; and now and then
 * that it is still waiting, by a timer of its own, since a look at a mount that hangs may take minutes.
 */
export class WaitReport implements AsyncDisposable {
  readonly #options: WaitReportOptions;
  #timer: NodeJS.Timeout | undefined;
  #waitBeganSeconds: number | undefined;
  #builder: string | undefined;
  /** When the build under way began, on this leg's own clock. */
  #buildBeganSeconds: number | undefined;
  #previous: PreviousBuild | undefined;

  constructor(options: WaitReportOptions) {
    this.#options = options;
  }

  /** Called at each look while somebody else builds. */
  async waiting({ holder }: Waiting): Promise<void> {
    const { entry, clockSeconds, print, follower, findPrevious } = this.#options;
    if (this.#waitBeganSeconds === undefined) {
      this.#waitBeganSeconds = clockSeconds();
      this.#signAfter(FIRST_SIGN_MS);
      this.#previous = await findPrevious().catch(() => undefined);
    }
    // The lock directory exists a moment before its claim does.
    const builder = holder === undefined ? this.#builder : describeUnderWay(holder);
    if (builder !== this.#builder) {
      this.#builder = builder;
      this.#buildBeganSeconds = undefined;
      const known =
        this.#previous === undefined ? '' : `; the build before it took ${Math.round(this.#previous.seconds)} s`;
      print(`Waiting for ${entry}: it is being built by ${builder}${known}`);
    }
    if (this.#previous !== undefined) this.#buildBeganSeconds ??= await this.#findBuildBegan();
    await follower.look(holder?.token);
  }

  /** The wait is over, but may start again: stops the timer and shows the rest of the build's output. */
  async end(): Promise<void> {
    if (this.#waitBeganSeconds === undefined) return;
    clearTimeout(this.#timer);
    this.#waitBeganSeconds = undefined;
    this.#builder = undefined;
    // A leg that has given up on a mount that hangs must not start waiting for it again.
    await Promise.race([this.#options.follower.end(), sleep(LAST_LOOK_MS)]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #findBuildBegan(): Promise<number | undefined> {
    const age = await this.#options.buildSeconds().catch(() => undefined);
    return age === undefined ? undefined : this.#options.clockSeconds() - age;
  }

  #signAfter(pauseMs: number): void {
    this.#timer = setTimeout(() => {
      this.#sign();
      this.#signAfter(Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
    }, pauseMs);
  }

  #sign(): void {
    const { entry, clockSeconds, print, follower } = this.#options;
    const now = clockSeconds();
    const parts = [`Still waiting for ${entry} after ${Math.round(now - (this.#waitBeganSeconds ?? now))} s`];
    if (this.#previous !== undefined && this.#buildBeganSeconds !== undefined) {
      const left = this.#previous.seconds - (now - this.#buildBeganSeconds);
      parts.push(
        left > 0
          ? `about ${Math.round(left)} s left, going by the build before`
          : `it takes longer than the ${Math.round(this.#previous.seconds)} s of the build before`,
      );
    }
    if (follower.lastLine !== '') parts.push(`last line: ${follower.lastLine.slice(0, LONGEST_LINE)}`);
    print(parts.join('; '));
  }
}

import { readGrowth } from '../../shared-dir/log/tail-file.ts';
import type { SharedDir } from '../../shared-dir/shared-dir.ts';
import { attemptPlace, parseAttempt, shortToken } from '../../store/layout.ts';
import { Lines, type Piece } from '../output/lines.ts';
import { OthersText } from '../output/others-text.ts';
import { forMatchers, oneLine } from '../output/printable.ts';
import { asOwnLine, showableLength } from '../output/unfinished-line.ts';
import type { Reporter } from '../reporter.ts';

/** More than this between two looks is skipped: 255 waiting legs must not each read a log of gigabytes. */
const MOST_BYTES_A_LOOK = 256 * 1024;
const NEWLINE = 0x0a;

/** To open the log costs more than a look, so it is done at each second of them, and more seldom while nothing comes. */
const APART_WHILE_GROWING = 2;
const MOST_APART = 8;

/** How long to wait for the end of a line that may be half written. */
const PATIENCE_SECONDS = 1;
/** What is on the share is masked. */
const NO_MASKS = { endOutside: (_: string, end: number) => end };

export interface LogFollowerOptions {
  readonly shared: SharedDir;
  /** `PATH/OWNER/REPO/NAME-DIGEST`, where the attempts' logs stand. */
  readonly entryDir: string;
  readonly clockSeconds: () => number;
  readonly reporter: Pick<Reporter, 'showOthers'>;
}

/**
 * Shows a waiting leg the output of the build as it grows on the share. The mount is asked at the pace of the caller's looks, or
 * slower, and an error of it is only a look less.
 */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  #claimToken: string | undefined;
  #attempt: string | undefined;
  #looks = 0;
  #looksApart = 1;
  #offset = 0;
  #lines = new Lines();
  #unfinishedSince: number | undefined;
  #lastLine = '';

  constructor(options: LogFollowerOptions) {
    this.#options = options;
  }

  /** The last line of the build's output that was seen, for a line of ours. */
  get lastLine(): string {
    return this.#lastLine;
  }

  /**
   * To be called at each of the caller's looks.
   *
   * @param claimToken of whoever builds, where that is known: attempts are named after it, and only those are shown
   */
  async look(claimToken = this.#claimToken): Promise<void> {
    this.#looks += 1;
    if (claimToken === this.#claimToken && this.#looks < this.#looksApart) return;
    this.#claimToken = claimToken;
    this.#looks = 0;
    this.#looksApart = (await this.#follow()) ? APART_WHILE_GROWING : Math.min(2 * this.#looksApart, MOST_APART);
  }

  /** Shows what came last, be it without a newline. */
  async end(): Promise<void> {
    await this.#follow();
    await this.#showLines(this.#lines.end());
    this.#lastLine = '';
  }

  /** @returns whether there was something new */
  async #follow(): Promise<boolean> {
    try {
      // The entry is listed only where this log has nothing new: a build that is tried again has another.
      if (this.#attempt !== undefined && (await this.#showGrowth())) return true;
      return (await this.#findAttempt()) && (await this.#showGrowth());
    } catch {
      // Nothing depends on the log; the protocol's own look reports what is wrong with the mount.
      return false;
    }
  }

  async #findAttempt(): Promise<boolean> {
    if (this.#claimToken === undefined) return false;
    const names = (await this.#options.shared.list(this.#options.entryDir)) ?? [];
    const latest = latestLogged(names, shortToken(this.#claimToken));
    if (latest === undefined || latest === this.#attempt) return false;
    await this.#showLines(this.#lines.end());
    this.#attempt = latest;
    this.#offset = 0;
    this.#lastLine = '';
    return true;
  }

  async #showGrowth(): Promise<boolean> {
    const growth = await readGrowth(this.logPath, this.#offset, MOST_BYTES_A_LOOK);
    if (growth === undefined) return false;
    const { bytes, offset } = growth;
    const skipped = offset - this.#offset;
    this.#offset = offset + bytes.length;
    if (skipped === 0) {
      await this.#showLines(this.#lines.take(bytes));
    } else {
      await this.#showLines(this.#lines.end());
      // The bytes may begin in the middle of a line, or of a character.
      const whole = bytes.subarray(bytes.indexOf(NEWLINE) + 1);
      const left = skipped + bytes.length - whole.length;
      await this.#show(`[${left} bytes skipped; all of it: ${this.logPath}]\n`);
      await this.#showLines(this.#lines.take(whole));
    }
    if (bytes.includes(NEWLINE)) this.#unfinishedSince = undefined;
    await this.#showUnfinished();
    return bytes.length > 0;
  }

  async #showUnfinished(): Promise<void> {
    const { unfinished } = this.#lines;
    if (unfinished.bytes.length === 0) return;
    const now = this.#options.clockSeconds();
    this.#unfinishedSince ??= now;
    if (now - this.#unfinishedSince < PATIENCE_SECONDS) return;
    this.#unfinishedSince = undefined;
    const length = showableLength(unfinished, NO_MASKS);
    if (length > 0) await this.#showLines([this.#lines.takeUnfinished(length)]);
  }

  async #showLines(pieces: Iterable<Piece>): Promise<void> {
    let shown = '';
    for (const piece of pieces) {
      const line = asOwnLine(piece);
      if (line === undefined) continue;
      shown += `${line}\n`;
      this.#lastLine = oneLine(forMatchers(line.trimEnd())) || this.#lastLine;
    }
    await this.#show(shown);
  }

  async #show(text: string): Promise<void> {
    await this.#options.reporter.showOthers(new OthersText(text), `Output of the build (${this.logPath})`);
  }

  get logPath(): string {
    return attemptPlace(this.#options.entryDir, this.#attempt ?? '').log;
  }
}

/** The last attempt of that claim that has a log: a build that is tried again is tried again under the same claim. */
function latestLogged(names: readonly string[], token: string): string | undefined {
  const attempts = names
    .filter((name) => name.endsWith('.log'))
    .map((name) => name.slice(0, -'.log'.length))
    .filter((name) => parseAttempt(name)?.token === token);
  return attempts.sort((a, b) => (parseAttempt(a)?.number ?? 0) - (parseAttempt(b)?.number ?? 0)).at(-1);
}

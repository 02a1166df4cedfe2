import { join } from 'node:path';
import { Lines } from '../build/lines.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import { readGrowth } from '../shared-dir/tail-file.ts';
import { OthersText } from './console/others-text.ts';
import type { StepConsole } from './console/step-console.ts';
import { forMatchers, oneLine } from './printable.ts';

/** More than this between two looks is skipped: 255 waiting legs must not each read all of a log of gigabytes. */
const MOST_BYTES_A_LOOK = 256 * 1024;
const NEWLINE = 0x0a;

/**
 * Shows a waiting leg the output of the build as it grows on the share. The mount is asked at the pace of the caller's looks,
 * and an error of it is only a look less.
 */
export class LogFollower {
  readonly #shared: SharedDir;
  readonly #entryDir: string;
  readonly #stepConsole: Pick<StepConsole, 'showOthers'>;
  /** Attempts of this leg's own. */
  readonly #own = new Set<number>();
  #attempt = 0;
  #offset = 0;
  #lines = new Lines();
  #lastLine = '';

  /** @param entryDir `PATH/OWNER/REPO/NAME-DIGEST`, where the attempts' logs stand */
  constructor(shared: SharedDir, entryDir: string, stepConsole: Pick<StepConsole, 'showOthers'>) {
    this.#shared = shared;
    this.#entryDir = entryDir;
    this.#stepConsole = stepConsole;
  }

  /** This leg has shown the output of that attempt while it built. */
  readonly skip = (attempt: number): void => {
    this.#own.add(attempt);
  };

  /** The last line of the build's output that was seen, for a line of ours. */
  get lastLine(): string {
    return this.#lastLine;
  }

  async look(): Promise<void> {
    try {
      await this.#findAttempt();
      if (this.#attempt > 0 && !this.#own.has(this.#attempt)) await this.#showGrowth();
    } catch {
      // Nothing rests on the log; the protocol's own look finds out what is wrong with the mount.
    }
  }

  /** Shows what came last, be it without a newline. */
  async end(): Promise<void> {
    await this.look();
    await this.#showLines(this.#lines.end());
    this.#lastLine = '';
  }

  async #findAttempt(): Promise<void> {
    const names = (await this.#shared.list(this.#entryDir)) ?? [];
    const latest = Math.max(0, ...names.map((name) => Number(/^(\d+)\.log$/.exec(name)?.[1] ?? 0)));
    if (latest === this.#attempt) return;
    await this.#showLines(this.#lines.end());
    this.#attempt = latest;
    this.#offset = 0;
    this.#lastLine = '';
  }

  async #showGrowth(): Promise<void> {
    const piece = await readGrowth(this.logPath, this.#offset, MOST_BYTES_A_LOOK);
    if (piece === undefined || piece.bytes.length === 0) return;
    const skipped = piece.offset - this.#offset;
    this.#offset = piece.offset + piece.bytes.length;
    if (skipped === 0) return await this.#showLines(this.#lines.take(piece.bytes));
    await this.#showLines(this.#lines.end());
    // What the piece begins with is the end of a line, maybe of a character.
    const whole = piece.bytes.subarray(piece.bytes.indexOf(NEWLINE) + 1);
    const bytes = skipped + piece.bytes.length - whole.length;
    await this.#show(`[${bytes} bytes skipped; all of it: ${this.logPath}]\n`);
    await this.#showLines(this.#lines.take(whole));
  }

  async #showLines(lines: Iterable<Buffer>): Promise<void> {
    let shown = '';
    for (const line of lines) {
      const text = line.toString('utf8');
      shown += text.endsWith('\n') ? text : `${text}\n`;
      this.#lastLine = oneLine(forMatchers(text.trimEnd())) || this.#lastLine;
    }
    await this.#show(shown);
  }

  async #show(text: string): Promise<void> {
    await this.#stepConsole.showOthers(new OthersText(text), `Output of the build (${this.logPath})`);
  }

  get logPath(): string {
    return join(this.#entryDir, `${this.#attempt}.log`);
  }
}

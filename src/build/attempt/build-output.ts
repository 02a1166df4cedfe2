import { Lines, type Piece } from '../output/lines.ts';
import { asOwnLine, showableLength } from '../output/unfinished-line.ts';
import type { OutputReporter } from '../reporter.ts';
import type { BuildLog } from './build-log.ts';
import type { Masks } from './masks/masks.ts';

const NEWLINE = 0x0a;
/** How long to wait for the end of a line: prompts have none, nor do the dots of a tool queueing for a licence. */
const PATIENCE_MS = 1000;
/** Buffers are multiples of this: a tool that filled one stopped in the middle of a line by chance. */
const BUFFER_UNIT = 1024;
const LONGEST_SEEN = 64 * 1024;

/** Where a build's output goes. */
export interface BuildOutputOptions {
  readonly log: BuildLog;
  readonly masks: Masks;
  /** Called with each line as the build wrote it, without its end; of a huge line, with its beginning. */
  readonly see: (line: string) => void;
  /** This job's own log, for people and problem matchers. */
  readonly reporter: OutputReporter;
}

/**
 * Passes a build's output on: masked but otherwise unchanged to the log on the share, and line by line to this job's own
 * log, for the problem matchers. A line that does not end is shown in pieces.
 */
export class BuildOutput {
  readonly #options: BuildOutputOptions;
  readonly #lines: Lines;
  #isFullBuffer = false;
  /** What was already passed on of a line that has not ended. */
  #begun = '';
  #timer: NodeJS.Timeout | undefined;
  /** Pieces on their way to the console and the log, in order. */
  #passing: Promise<void> = Promise.resolve();

  constructor(options: BuildOutputOptions) {
    this.#options = options;
    this.#lines = new Lines((text, end) => options.masks.endOutside(text, end));
  }

  async take(bytes: Buffer): Promise<void> {
    this.#isFullBuffer = bytes.length % BUFFER_UNIT === 0;
    if (bytes.includes(NEWLINE)) this.#stopWaiting();
    await this.#pass(() => this.#lines.take(bytes));
    if (this.#lines.unfinished.bytes.length > 0) this.#waitForNewline();
  }

  /** Flushes a last line without a newline, and closes what the output left open. */
  async end(): Promise<void> {
    this.#stopWaiting();
    await this.#pass(() => this.#lines.end());
    await this.#options.reporter.end();
  }

  #waitForNewline(): void {
    // After a stall of this process, the rest of the line may be waiting: it is read before the immediate runs.
    this.#timer ??= setTimeout(() => setImmediate(this.#showUnfinished), PATIENCE_MS);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #showUnfinished = (): void => {
    if (this.#timer === undefined) return;
    this.#stopWaiting();
    if (this.#isFullBuffer) return;
    // An error shows up with the next bytes, or at the end.
    void this.#pass(() => {
      const length = showableLength(this.#lines.unfinished, this.#options.masks);
      return length === 0 ? [] : [this.#lines.takeUnfinished(length)];
    }).catch(() => undefined);
  };

  async #pass(take: () => Iterable<Piece>): Promise<void> {
    this.#passing = this.#passing.then(() => this.#passNow(take()));
    await this.#passing;
  }

  async #passNow(pieces: Iterable<Piece>): Promise<void> {
    const { log, masks, reporter } = this.#options;
    const stored: Buffer[] = [];
    const shown: string[] = [];
    for (const piece of pieces) {
      stored.push(masks.hideLine(piece.bytes));
      this.#see(piece);
      const line = asOwnLine(piece);
      if (line !== undefined) shown.push(line);
    }
    if (stored.length === 0) return;
    await reporter.print(shown);
    await log.append(Buffer.concat(stored));
  }

  #see({ bytes }: Piece): void {
    const text = bytes.toString('utf8');
    const line = this.#begun.length < LONGEST_SEEN ? `${this.#begun}${text}` : this.#begun;
    const hasEnded = text.endsWith('\n');
    this.#begun = hasEnded ? '' : line;
    if (hasEnded) this.#options.see(line.replace(/\r?\n$/, ''));
  }
}

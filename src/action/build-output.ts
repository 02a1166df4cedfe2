import type { BuildLog } from '../build/build-log.ts';
import { Lines } from '../build/lines.ts';
import type { JobLog } from './job-log.ts';
import type { Masks } from './masks.ts';
import { OpenCommands } from './open-commands.ts';

/** Where a build's output goes. */
export interface BuildOutputOptions {
  readonly log: BuildLog;
  readonly masks: Masks;
  /** How a line looks in this job's own log, for people and problem matchers. */
  readonly show: (line: string) => string;
  readonly print: JobLog['print'];
}

/**
 * A build's output on its way: as it is, but masked, into the log on the share; for this job's own log, line by line as
 * the problem matchers can read it.
 */
export class BuildOutput {
  readonly #options: BuildOutputOptions;
  readonly #lines = new Lines();
  readonly #open = new OpenCommands();

  constructor(options: BuildOutputOptions) {
    this.#options = options;
  }

  async take(bytes: Buffer): Promise<void> {
    await this.#pass(this.#lines.take(bytes));
  }

  /** The last line of a build may lack its newline; what its output has left open is closed. */
  async end(): Promise<void> {
    await this.#pass(this.#lines.end());
    await this.#options.print(this.#open.closing);
  }

  async #pass(lines: Iterable<Buffer>): Promise<void> {
    const { log, masks, show, print } = this.#options;
    const stored: Buffer[] = [];
    let printed = '';
    for (const line of lines) {
      stored.push(masks.hideLine(line));
      const shown = show(line.toString('utf8').replace(/\r?\n$/, ''));
      this.#open.see(shown);
      printed += `${shown}\n`;
    }
    if (stored.length === 0) return;
    await print(printed);
    await log.append(Buffer.concat(stored));
  }
}

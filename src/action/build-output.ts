import type { BuildLog } from '../build/build-log.ts';
import { Lines } from '../build/lines.ts';
import type { StepConsole } from './console/step-console.ts';
import type { Masks } from './masks.ts';

/** Where a build's output goes. */
export interface BuildOutputOptions {
  readonly log: BuildLog;
  readonly masks: Masks;
  /** Called with each line as the build has written it, without its end. */
  readonly see: (line: string) => void;
  /** How a line looks in this job's own log, for people and problem matchers. */
  readonly show: (line: string) => string;
  readonly stepConsole: Pick<StepConsole, 'buildOutput' | 'endBuildOutput'>;
}

/**
 * A build's output on its way: as it is, but masked, into the log on the share; for this job's own log, line by line as
 * the problem matchers can read it.
 */
export class BuildOutput {
  readonly #options: BuildOutputOptions;
  readonly #lines = new Lines();

  constructor(options: BuildOutputOptions) {
    this.#options = options;
  }

  async take(bytes: Buffer): Promise<void> {
    await this.#pass(this.#lines.take(bytes));
  }

  /** The last line of a build may lack its newline; what its output has left open is closed. */
  async end(): Promise<void> {
    await this.#pass(this.#lines.end());
    await this.#options.stepConsole.endBuildOutput();
  }

  async #pass(lines: Iterable<Buffer>): Promise<void> {
    const { log, masks, see, show, stepConsole } = this.#options;
    const stored: Buffer[] = [];
    const shown: string[] = [];
    for (const line of lines) {
      stored.push(masks.hideLine(line));
      const text = line.toString('utf8').replace(/\r?\n$/, '');
      see(text);
      shown.push(show(text));
    }
    if (stored.length === 0) return;
    await stepConsole.buildOutput(shown);
    await log.append(Buffer.concat(stored));
  }
}

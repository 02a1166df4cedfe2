import { createInterface } from 'node:readline/promises';
import { harmlessJson } from './harmless.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
};

export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** All that the command prints: its result on stdout, what else there is to say on stderr. */
export class Terminal {
  readonly #streams: TerminalStreams;
  readonly #mayColour: boolean;

  /** @param env NO_COLOR, of any value but an empty one, means no colours */
  constructor(
    streams: TerminalStreams,
    env: { readonly NO_COLOR?: string | undefined; readonly TERM?: string | undefined },
  ) {
    this.#streams = streams;
    this.#mayColour = !env.NO_COLOR && env.TERM !== 'dumb';
    // The reader is gone (`| head`). Ending properly what was begun matters more.
    for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => undefined);
  }

  /** Whether the result goes to a screen, where escape sequences act. */
  get isScreen(): boolean {
    return this.#streams.stdout.isTTY === true;
  }

  /** Whether messages go to a screen, where a line can be updated in place. */
  get showsProgress(): boolean {
    return this.#streams.stderr.isTTY === true;
  }

  get columns(): number | undefined {
    return this.isScreen ? this.#streams.stdout.columns : undefined;
  }

  /** For a text of the result. */
  style(style: Style, text: string): string {
    return this.#style(style, text, this.isScreen);
  }

  /** A line of the result, or several. */
  readonly result = (text: string): void => {
    this.#streams.stdout.write(`${text}\n`);
  };

  /** The result as it is. Resolves when there is room for more of it. */
  async resultBytes(bytes: Uint8Array | string): Promise<void> {
    await new Promise<void>((resolve) => this.#streams.stdout.write(bytes, () => resolve()));
  }

  readonly json = (value: unknown): void => this.result(harmlessJson(JSON.stringify(value, undefined, 2)));

  readonly info = (text: string): void => {
    this.#streams.stderr.write(`${text}\n`);
  };

  readonly warning = (text: string): void =>
    this.info(`${this.#style('yellow', 'warning:', this.showsProgress)} ${text}`);

  readonly error = (text: string): void =>
    this.info(`${this.#style('red', 'build-once:', this.showsProgress)} ${text}`);

  /** Writes a message as it is. Resolves when there is room for more. */
  async infoText(text: string): Promise<void> {
    await new Promise<void>((resolve) => this.#streams.stderr.write(text, () => resolve()));
  }

  /** A line that the next one replaces; only on a screen. */
  readonly progress = (text: string): void => {
    if (this.showsProgress) this.#streams.stderr.write(`\r\u001b[K${text}`);
  };

  /** @returns undefined if there is nobody to ask */
  async ask(question: string): Promise<string | undefined> {
    const { stdin, stderr } = this.#streams;
    if (stdin.isTTY !== true || !this.showsProgress) return undefined;
    const lines = createInterface({ input: stdin, output: stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  }

  /** Waits until all of it has been read: writing to a pipe is asynchronous. */
  async end(): Promise<void> {
    await Promise.all([this.resultBytes(''), this.infoText('')]);
  }

  #style(style: Style, text: string, isScreen: boolean): string {
    const [on, off] = CODES[style];
    return isScreen && this.#mayColour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  }
}

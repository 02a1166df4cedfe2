import { StringDecoder } from 'node:string_decoder';
import { harmlessLog } from './harmless.ts';
import type { Terminal } from './terminal.ts';

/** A line without an end that is longer is shown in pieces. */
const LONGEST_LINE = 64 * 1024;

/** Prints a log as it comes: byte for byte, or on a screen line by line, so that no escape sequence in it acts. */
export class LogPrinter {
  readonly #terminal: Terminal;
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  async print(bytes: Buffer): Promise<void> {
    if (!this.#terminal.isScreen) return await this.#terminal.resultBytes(bytes);
    const text = this.#rest + this.#decoder.write(bytes);
    const end = text.length > LONGEST_LINE ? text.length : text.lastIndexOf('\n') + 1;
    this.#rest = text.slice(end);
    if (end > 0) await this.#terminal.resultBytes(harmlessLog(text.slice(0, end)));
  }

  async end(): Promise<void> {
    if (this.#rest !== '') await this.#terminal.resultBytes(`${harmlessLog(this.#rest)}\n`);
    this.#rest = '';
  }
}

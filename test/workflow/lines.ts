import { StringDecoder } from 'node:string_decoder';

/** Cuts a stream of bytes into lines as the runner does: a carriage return ends one, too. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  write(bytes: Buffer): void {
    // A carriage return at the end waits for what comes: it may be half of a line's end.
    const lines = (this.#rest + this.#decoder.write(bytes)).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line);
  }

  end(): void {
    const last = (this.#rest + this.#decoder.end()).replace(/\r$/, '');
    if (this.#rest !== '') this.#onLine(last);
    this.#rest = '';
  }
}

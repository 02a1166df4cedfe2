const NEWLINE = 0x0a;
/** A line longer than this comes in parts: nobody reads it as one, and it must not fill the memory. */
const LONGEST_LINE = 64 * 1024;

/**
 * Cuts a stream of bytes into lines, each with its newline. Bytes stay bytes: a character that is split between two
 * chunks is not, and what is no UTF-8 comes out as it went in.
 */
export class Lines {
  #rest: Buffer = Buffer.alloc(0);

  /** The lines that are complete with these bytes. */
  *take(bytes: Buffer): Generator<Buffer> {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const newline = rest.indexOf(NEWLINE);
      const end = newline < 0 ? rest.length : newline + 1;
      if (newline < 0 && end < LONGEST_LINE) break;
      const cut = Math.min(end, LONGEST_LINE);
      yield rest.subarray(0, cut);
      rest = rest.subarray(cut);
    }
    this.#rest = Buffer.from(rest);
  }

  /** What is left without a newline at the end of the stream, with one. */
  *end(): Generator<Buffer> {
    if (this.#rest.length > 0) yield Buffer.concat([this.#rest, Buffer.of(NEWLINE)]);
    this.#rest = Buffer.alloc(0);
  }
}

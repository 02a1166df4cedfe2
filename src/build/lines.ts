const NEWLINE = 0x0a;
const BLANK = 0x20;
/** A line longer than this comes in parts: nobody reads it as one, and it must not fill the memory. */
const LONGEST_LINE = 64 * 1024;
/** How far back a blank is looked for to cut at. */
const LONGEST_WORD = 4 * 1024;

/**
 * Cuts a stream of bytes into lines, each with its newline, but for the parts of one that is too long. Bytes stay bytes: a
 * character that is split between two chunks is not, and what is no UTF-8 comes out as it went in.
 */
export class Lines {
  #rest: Buffer = Buffer.alloc(0);

  /** The lines that are complete with these bytes. */
  *take(bytes: Buffer): Generator<Buffer> {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const newline = rest.indexOf(NEWLINE);
      if (newline >= 0 && newline <= LONGEST_LINE) {
        yield rest.subarray(0, newline + 1);
        rest = rest.subarray(newline + 1);
      } else if (rest.length > LONGEST_LINE) {
        const end = placeToCut(rest);
        yield rest.subarray(0, end);
        rest = rest.subarray(end);
      } else break;
    }
    this.#rest = Buffer.from(rest);
  }

  /** What is left without a newline at the end of the stream, with one. */
  *end(): Generator<Buffer> {
    if (this.#rest.length > 0) yield Buffer.concat([this.#rest, Buffer.of(NEWLINE)]);
    this.#rest = Buffer.alloc(0);
  }
}

/** Behind a blank, if there is one: nothing can mask a secret that is cut in two. At least between two characters. */
function placeToCut(line: Buffer): number {
  const blank = line.subarray(0, LONGEST_LINE).lastIndexOf(BLANK);
  if (blank >= LONGEST_LINE - LONGEST_WORD) return blank + 1;
  const isWithinCharacter = (at: number) => ((line[at] ?? 0) & 0b1100_0000) === 0b1000_0000;
  return [0, 1, 2, 3].map((back) => LONGEST_LINE - back).find((at) => !isWithinCharacter(at)) ?? LONGEST_LINE;
}

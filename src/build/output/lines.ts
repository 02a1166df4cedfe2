const NEWLINE = 0x0a;
const BLANK = 0x20;
/** A line longer than this comes in pieces: nobody reads it as one, and it must not fill the memory. */
const LONGEST_LINE = 64 * 1024;
/** How far back to look for a blank to cut at. */
const LONGEST_WORD = 4 * 1024;

type EndOutside = (text: string, end: number) => number;

/** A line with its newline, or a piece of one. */
export interface Piece {
  readonly bytes: Buffer;
  /** Whether another piece of the same line came before. */
  readonly isRest: boolean;
}

/**
 * Splits a stream of bytes into lines, each with its newline, except for pieces of a line that is too long or whose end nobody
 * waits for. Bytes stay bytes: no character is broken between chunks, and invalid UTF-8 passes unchanged.
 */
export class Lines {
  readonly #endOutside: EndOutside;
  #rest: Buffer = Buffer.alloc(0);
  #isWithinLine = false;

  /** @param endOutside where a line that is too long may be cut, up to a place where it is to be */
  constructor(endOutside: EndOutside = (_, end) => end) {
    this.#endOutside = endOutside;
  }

  /** The lines that are complete with these bytes. */
  *take(bytes: Buffer): Generator<Piece> {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const newline = rest.indexOf(NEWLINE);
      if (newline >= 0 && newline <= LONGEST_LINE) {
        yield this.#piece(rest.subarray(0, newline + 1));
        rest = rest.subarray(newline + 1);
      } else if (rest.length > LONGEST_LINE) {
        const end = this.#placeToCut(rest);
        yield this.#piece(rest.subarray(0, end));
        rest = rest.subarray(end);
      } else break;
    }
    this.#rest = Buffer.from(rest);
  }

  /** What has come of a line that has not ended, and was not given out yet. */
  get unfinished(): Piece {
    return { bytes: this.#rest, isRest: this.#isWithinLine };
  }

  /** The first bytes of the unfinished line. */
  takeUnfinished(length: number): Piece {
    const piece = this.#piece(this.#rest.subarray(0, length));
    this.#rest = this.#rest.subarray(length);
    return piece;
  }

  /** What is left without a newline at the end of the stream, with one. */
  *end(): Generator<Piece> {
    if (this.#rest.length > 0 || this.#isWithinLine) yield this.#piece(Buffer.concat([this.#rest, Buffer.of(NEWLINE)]));
    this.#rest = Buffer.alloc(0);
  }

  #piece(bytes: Buffer): Piece {
    const isRest = this.#isWithinLine;
    this.#isWithinLine = bytes.at(-1) !== NEWLINE;
    return { bytes, isRest };
  }

  /** Nothing can mask a secret that is cut in two. */
  #placeToCut(line: Buffer): number {
    const end = placeToCut(line);
    return this.#endOutside(line.subarray(0, 2 * LONGEST_LINE).toString('latin1'), end) || end;
  }
}

/** Behind a blank, if there is one; at least between two characters. */
function placeToCut(line: Buffer): number {
  const blank = line.subarray(0, LONGEST_LINE).lastIndexOf(BLANK);
  if (blank >= LONGEST_LINE - LONGEST_WORD) return blank + 1;
  const isWithinCharacter = (at: number) => ((line[at] ?? 0) & 0b1100_0000) === 0b1000_0000;
  return [0, 1, 2, 3].map((back) => LONGEST_LINE - back).find((at) => !isWithinCharacter(at)) ?? LONGEST_LINE;
}

import type { Finder, Range } from './finder.ts';

/** So little of a form at the end of a line is as likely chance. Where the whole line looks like base64, less is enough. */
const SHORTEST_BEGIN = 8;
const SHORTEST_BEGIN_OF_BASE64 = 4;
/** What base64, base64url and hexadecimal are written in. */
const IS_DIGIT = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w+/=-]/.test(String.fromCharCode(byte)) ? 1 : 0));
const IS_BLANK = Uint8Array.from({ length: 256 }, (_, byte) => (/[ \t\r\n]/.test(String.fromCharCode(byte)) ? 1 : 0));
const NEWLINE = 0x0a;
const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Finds secrets that wrap from one line to the next: base64 at 76 or 64 columns, hexadecimal at 60. A line once stored cannot
 * be taken back, so a secret's beginning is found at the end of its line, before the rest has come.
 */
export class WrappedLines {
  readonly #forms: Finder;
  /** The end of the lines so far, from where a form may have begun. */
  #carry: Buffer = NOTHING;

  constructor(forms: Finder) {
    this.#forms = forms;
  }

  /** What in this line is a part of a form that goes on over its ends. */
  next(line: Buffer): Range[] {
    if (this.#forms.isEmpty) return [];
    let [begin, end] = [0, line.length];
    while (begin < end && IS_BLANK[line[begin] ?? 0] === 1) begin += 1;
    while (end > begin && IS_BLANK[line[end - 1] ?? 0] === 1) end -= 1;
    let [endOfFirst, beginOfLast] = [begin, end];
    while (endOfFirst < end && IS_DIGIT[line[endOfFirst] ?? 0] === 1) endOfFirst += 1;
    while (beginOfLast > begin && IS_DIGIT[line[beginOfLast - 1] ?? 0] === 1) beginOfLast -= 1;

    const found: Range[] = [];
    const carry = this.#carry;
    const first = Buffer.concat([carry, line.subarray(begin, endOfFirst)]);
    for (const range of carry.length === 0 || endOfFirst === begin ? [] : this.#forms.find(first)) {
      if (range.end > carry.length)
        found.push(shift({ ...range, start: Math.max(range.start, carry.length) }, begin - carry.length));
    }

    const isOneWord = endOfFirst === end;
    const last = isOneWord ? first : line.subarray(beginOfLast, end);
    const unfinished = this.#beginOfUnfinished(last);
    if (last.length - unfinished >= (isOneWord ? SHORTEST_BEGIN_OF_BASE64 : SHORTEST_BEGIN) && end > begin) {
      const start = isOneWord ? Math.max(unfinished, carry.length) : unfinished;
      found.push(shift({ start, end: last.length }, end - last.length));
    }
    this.#carry = line.at(-1) === NEWLINE ? last.subarray(unfinished) : NOTHING;
    return found;
  }

  /** Where a form begins that the text may be cut off in; its last bytes may be the beginning of many. */
  #beginOfUnfinished(text: Buffer): number {
    const unsure = Math.max(0, text.length - SHORTEST_BEGIN_OF_BASE64 + 1);
    for (let at = Math.max(0, text.length - this.#forms.longest); at < unsure; at += 1) {
      if (this.#forms.reachesBeyond(text, at, text.length)) return at;
    }
    return unsure;
  }
}

function shift({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

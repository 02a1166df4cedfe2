import { forMatchers } from '../output/printable.ts';
import { isError, type ProblemMatchers } from '../output/problem-matchers.ts';

const MOST_ERRORS = 5;
const LONGEST_TEXT = 500;
/** Errors about no source file, such as a missing unit, option or library; they cannot be annotated. */
const WITHOUT_PLACE =
  /^(?:[\w.+/-]+: ?)?(?:fatal |internal )?error: (?!\d|ld returned|linker command failed|compilation error$)\S|^(?:\S*\/)?ld(?:\.\w+)?: cannot find \S/i;

/** A line of a build's output that reports an error. */
export type ErrorLine = {
  /** In the log, counted from 1. */
  readonly line: number;
  readonly text: string;
};

/** Collects the first errors in a build's output; the last lines, which are shown anyway, are often mere consequences. */
export class FirstErrors {
  readonly #matchers: ProblemMatchers;
  readonly #found: ErrorLine[] = [];
  #line = 0;

  constructor(matchers: ProblemMatchers) {
    this.#matchers = matchers;
  }

  get found(): readonly ErrorLine[] {
    return this.#found;
  }

  /** @param line of the output, in order */
  see(line: string): void {
    this.#line += 1;
    if (this.#found.length === MOST_ERRORS) return;
    const text = forMatchers(line);
    if (isError(this.#matchers, text) || WITHOUT_PLACE.test(text))
      this.#found.push({ line: this.#line, text: text.slice(0, LONGEST_TEXT) });
  }
}

import { stripVTControlCharacters } from 'node:util';
import { createContext, Script } from 'node:vm';
import type { RetryPattern } from './retry-pattern.ts';

export interface RetryMatch {
  readonly pattern: RetryPattern;
  /** The line of the output, of at most 4,096 characters. */
  readonly line: string;
}

const LONGEST_LINE = 4096;
/** How many characters are gathered for one search, which costs half a millisecond whatever there is to find. */
const BATCH = 64 * 1024;
/** An expression may backtrack for ever on a line that its author has not thought of. */
const LONGEST_SEARCH_MS = 500;

/** Looks through a build's output, from its first line to its last, for what `retry-on` names. */
export class RetryWatch {
  readonly #warn: (message: string) => void;
  #patterns: readonly RetryPattern[];
  #lines: string[] = [];
  #size = 0;
  #match: RetryMatch | undefined;

  constructor(patterns: readonly RetryPattern[], warn: (message: string) => void) {
    this.#patterns = patterns;
    this.#warn = warn;
  }

  see(line: string): void {
    if (this.#match !== undefined || this.#patterns.length === 0) return;
    this.#lines.push(line.slice(0, LONGEST_LINE));
    this.#size += Math.min(line.length, LONGEST_LINE) + 1;
    if (this.#size >= BATCH) this.#search();
  }

  /** The first match in all that was seen. */
  get match(): RetryMatch | undefined {
    this.#search();
    return this.#match;
  }

  #search(): void {
    const lines = this.#lines.map((line) => (line.includes('\u001b') ? stripVTControlCharacters(line) : line));
    this.#lines = [];
    this.#size = 0;
    while (lines.length > 0 && this.#patterns.length > 0) {
      const found = firstMatch(this.#patterns, lines);
      if (found.kind !== 'too slow') {
        if (found.kind === 'match') this.#match = found.match;
        return;
      }
      const { text, line } = found.pattern;
      this.#patterns = this.#patterns.filter((pattern) => pattern !== found.pattern);
      this.#warn(
        `input 'retry-on': line ${line}, \`${text}\`, takes over ${LONGEST_SEARCH_MS / 1000} s on this output; ` +
          'it is not looked for any more. Nested repetitions, such as (a+)+, do that.',
      );
    }
  }
}

type Found =
  | { readonly kind: 'match'; readonly match: RetryMatch }
  | { readonly kind: 'none' }
  | { readonly kind: 'too slow'; readonly pattern: RetryPattern };

/** A context's own variables are slow, so each is asked for once. */
const SEARCH = new Script(`
  ((patterns, lines) => {
    for (at = 0; found < 0 && at < patterns.length; at += 1) {
      const { regexp } = patterns[at];
      found = lines.findIndex((line) => regexp.test(line));
    }
  })(patterns, lines)`);

/** In a context of its own: that is how Node ends what takes too long. */
function firstMatch(patterns: readonly RetryPattern[], lines: readonly string[]): Found {
  const state = { patterns, lines, at: 0, found: -1 };
  try {
    SEARCH.runInContext(createContext(state), { timeout: LONGEST_SEARCH_MS });
  } catch (error) {
    const slow = patterns[state.at];
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT' || slow === undefined) throw error;
    return { kind: 'too slow', pattern: slow };
  }
  const [pattern, line] = [patterns[state.at - 1], lines[state.found]];
  return pattern === undefined || line === undefined ? { kind: 'none' } : { kind: 'match', match: { pattern, line } };
}

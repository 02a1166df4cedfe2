/** A line of the input `retry-on`. */
export interface RetryPattern {
  /** As it is given. */
  readonly text: string;
  /** Counted from 1, empty lines among them. */
  readonly line: number;
  readonly regexp: RegExp;
}

/** @throws SyntaxError for what is no regular expression of JavaScript's; a leading `(?i)`, as others have it, is one */
export function parseRetryPattern(text: string, line: number): RetryPattern {
  const [prefix = '', flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  // `m`: a progress bar's carriage returns divide a line for people, too.
  const regexp = new RegExp(text.slice(prefix.length), [...new Set(`m${flags}`)].join(''));
  return { text, line, regexp };
}

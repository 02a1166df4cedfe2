import { stripVTControlCharacters } from 'node:util';

/** Replaces masked text, as in the runner's own log. */
export const HIDDEN = '***';

const LONGEST = 4096;
/** Leaves room for escapes: a line of megabytes is cut before anything scans it. */
const LONGEST_RAW = 4 * LONGEST;
/** How far back to look for a blank to cut at. */
const LONGEST_WORD = 512;

/**
 * A line of the build's output as problem matchers need it. Without colours: the runner fails to strip them, and every pattern
 * begins at the start of the line. Without carriage returns, where the runner would break the line; what follows the last one
 * is what a terminal ends up showing. At most 4,096 characters, since a matcher's time is limited; the log on the share keeps
 * the rest.
 */
export function forMatchers(line: string): string {
  const last = line
    .slice(0, LONGEST_RAW)
    .split('\r')
    .findLast((part) => stripVTControlCharacters(part) !== '');
  if (last === undefined) return '';
  const shown = stripVTControlCharacters(last);
  // Losing its colours must not turn a line into a command.
  return cut(/^\s*::/.test(shown) && !/^\s*::/.test(last) ? last : shown);
}

/** Cuts at a blank if possible: the runner cannot mask part of a secret. */
function cut(shown: string): string {
  if (shown.length <= LONGEST) return shown;
  const blank = shown.lastIndexOf(' ', LONGEST - 1);
  const end = blank > LONGEST - LONGEST_WORD ? blank : LONGEST - 1;
  return `${shown.slice(0, end).toWellFormed()}…`;
}

/** Another job's text made safe for one of our own lines: it cannot begin a line or hold a workflow command. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('##[', '## [')
    .trim();
}

/** The same, cut to `longest` characters. */
export function shortLine(text: string, longest: number): string {
  const line = oneLine(text.slice(0, 2 * longest));
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

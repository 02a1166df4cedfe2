import { stripVTControlCharacters } from 'node:util';

/** What stands in the place of a masked text, as in the runner's own log. */
export const HIDDEN = '***';

const LONGEST = 4096;
/** Room for the escapes around what is shown: a line of megabytes is cut before anything goes through all of it. */
const LONGEST_RAW = 4 * LONGEST;
/** How far back a blank is looked for to cut at. */
const LONGEST_WORD = 512;

/**
 * A line of the build's output as problem matchers need it. Without colours, since the runner's own stripping of them does
 * not work and every pattern begins at the line's start. Without carriage returns, at which the runner would break the line:
 * what follows the last one is what a terminal shows in the end. No longer than 4,096 characters, a matcher's time being
 * limited; the build log on the share keeps the rest.
 */
export function forMatchers(line: string): string {
  const last = line
    .slice(0, LONGEST_RAW)
    .split('\r')
    .findLast((part) => stripVTControlCharacters(part) !== '');
  if (last === undefined) return '';
  const shown = stripVTControlCharacters(last);
  // What is no command as it stands must not become one by losing its colours.
  return cut(/^\s*::/.test(shown) && !/^\s*::/.test(last) ? last : shown);
}

/** At a blank, if there is one: the runner cannot mask a secret of which a part is missing. */
function cut(shown: string): string {
  if (shown.length <= LONGEST) return shown;
  const blank = shown.lastIndexOf(' ', LONGEST - 1);
  const end = blank > LONGEST - LONGEST_WORD ? blank : LONGEST - 1;
  return `${shown.slice(0, end).toWellFormed()}…`;
}

/** A text of another job's, for a line of our own: it can begin no line, and hold no workflow command. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('##[', '## [')
    .trim();
}

/** The same of at most `longest` characters. */
export function shortLine(text: string, longest: number): string {
  const line = oneLine(text.slice(0, 2 * longest));
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}

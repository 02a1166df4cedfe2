import { stripVTControlCharacters } from 'node:util';

const LONGEST = 4096;
/** Room for the escapes around what is shown: a line of megabytes is cut before anything goes through all of it. */
const LONGEST_RAW = 4 * LONGEST;

/**
 * A line of the build's output as problem matchers need it. Without colours, since the runner's own stripping of them does
 * not work and every pattern begins at the line's start. Without carriage returns, at which the runner would break the line:
 * what follows the last one is what a terminal shows in the end. No longer than 4,096 characters, a matcher's time being
 * limited; the build log on the share keeps the rest.
 */
export function forMatchers(line: string): string {
  const shown = stripVTControlCharacters(line.slice(0, LONGEST_RAW))
    .split('\r')
    .findLast((part) => part !== '');
  if (shown === undefined) return '';
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST - 1).toWellFormed()}…`;
}

import { stripVTControlCharacters } from 'node:util';

/** Marks that turn the direction of writing: by them a text can show other than what it says. */
const DIRECTION = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
const CONTROLS = new RegExp(`[\\p{Cc}\\u2028\\u2029${DIRECTION}]`, 'gu');
const CONTROLS_WITHIN_LOG = new RegExp(`(?![\\t\\n])[\\p{Cc}\\u2028\\u2029${DIRECTION}]`, 'gu');
const CONTROLS_OF_JSON = new RegExp(`(?!\\n)[\\p{Cc}\\u2028\\u2029${DIRECTION}]`, 'gu');

/*
 * Whatever stands on the share, whoever may write there can have written. On a terminal it must not move the cursor, ring,
 * answer for the user or hide a part of itself.
 */

/** For use within a line of ours. */
export function harmless(text: string): string {
  return stripVTControlCharacters(text).replaceAll(CONTROLS, ' ').trim();
}

/** As a line of ours, which may begin with what others have named. On GitHub it is no command for that. */
export function ownLine(line: string): string {
  return noMarks(harmless(line)).replace(/^(?=::)/, ': ');
}

/** GitHub's runner takes this for a command wherever it stands. */
export function noMarks(text: string): string {
  return text.replaceAll('##[', '## [');
}

/** Lines of a log: they stay lines. What a terminal shows in the end of one with carriage returns follows the last of them. */
export function harmlessLog(text: string): string {
  return stripVTControlCharacters(text.replaceAll(/[^\r\n]*\r(?=[^\r\n])/g, '').replaceAll('\r', '')).replaceAll(
    CONTROLS_WITHIN_LOG,
    ' ',
  );
}

/** JSON stays the same JSON: JSON.stringify escapes ASCII's control characters alone. No line of it begins with a text. */
export function harmlessJson(json: string): string {
  const escaped = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replaceAll(CONTROLS_OF_JSON, escaped).replaceAll('##[', `#${escaped('#')}[`);
}

import type { Piece } from './lines.ts';

/** As the runner reads it: behind white space, `::` begins a command. White space alone may still become one. */
const COMMAND = /^\s*(?::?$|::)/;
/** The older form stands anywhere in a line. */
const COMMAND_IN_BRACKETS = /##\[|##?$/;
const RETURNS = /\r+$/;
const ESC = '\u001b';
/** A colour or a link, without its end. */
const ESCAPE = new RegExp(`${ESC}(?:\\[[\\d;:?]*|\\][^\\u0007${ESC}]*)?$`);
/** UTF-8, one character a byte. */
const CHARACTER = /(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})$/;

/** Tells where a text can be cut without cutting a secret in two. */
export interface Secrets {
  endOutside(text: string, end: number): number;
}

/**
 * How much of a line that has not ended can be shown: what comes later must neither be needed to understand it (a workflow
 * command, a character) nor to hide it (a secret of which the beginning is there).
 */
export function showableLength({ bytes, isRest }: Piece, secrets: Secrets): number {
  const text = bytes.toString('latin1');
  const lastReturn = text.lastIndexOf('\r');
  const last = text.slice(lastReturn + 1);
  const isCommand = COMMAND.test(last) && (!isRest || lastReturn >= 0);
  const ends = [COMMAND_IN_BRACKETS, RETURNS, ESCAPE, CHARACTER].map((pattern) => text.search(pattern));
  return secrets.endOutside(
    text,
    Math.min(isCommand ? lastReturn + 1 : text.length, ...ends.filter((end) => end >= 0)),
  );
}

/**
 * A piece of a line as a line of its own. What was no command in the middle of its line does not become one.
 *
 * @returns undefined where nothing is left to show
 */
export function asOwnLine({ bytes, isRest }: Piece): string | undefined {
  const text = bytes.toString('utf8').replace(/\r?\n$/, '');
  if (!isRest) return text;
  // The runner takes a carriage return for the end of a line.
  const shown = text.replace(/^\r+/, '');
  if (shown === '') return undefined;
  return shown === text ? shown.replace(/^(?=\s*::)/, '…') : shown;
}

import type { Piece } from './lines.ts';

/** By the runner's rules: `::` after white space begins a command; white space alone may still become one. */
const COMMAND = /^\s*(?::?$|::)/;
/** The older form may stand anywhere in a line. */
const COMMAND_IN_BRACKETS = /##\[|##?$/;
const RETURNS = /\r+$/;
const ESC = '\u001b';
/** A colour or a link, without its end. */
const ESCAPE = new RegExp(`${ESC}(?:\\[[\\d;:?]*|\\][^\\u0007${ESC}]*)?$`);
/** UTF-8, one character a byte. */
const CHARACTER = /(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})$/;

/** Tells where a text can be cut without splitting a secret. */
export interface Secrets {
  endOutside(text: string, end: number): number;
}

/**
 * How much of an unfinished line can be shown already: what follows must not change its meaning (a workflow command, a
 * character) nor be needed to hide it (the beginning of a secret).
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
 * A piece of a line as a line of its own; what was no command in the middle of a line must not become one.
 *
 * @returns undefined if nothing is left to show
 */
export function asOwnLine({ bytes, isRest }: Piece): string | undefined {
  const text = bytes.toString('utf8').replace(/\r?\n$/, '');
  if (!isRest) return text;
  // The runner treats a carriage return as the end of a line.
  const shown = text.replace(/^\r+/, '');
  if (shown === '') return undefined;
  return shown === text ? shown.replace(/^(?=\s*::)/, '…') : shown;
}

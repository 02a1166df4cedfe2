import { oneLine } from '../../build/output/printable.ts';

/** GitHub takes 1 MiB; ours is a few lines, unless a user's path or name is huge. */
const LONGEST_FIELD = 1000;

/**
 * As text on one line, and not too much of it: whatever means something in HTML or Markdown is a character's number. A `_`
 * within a word means nothing there, and names of files are full of them.
 */
export function asText(text: string, longest: number = LONGEST_FIELD): string {
  return oneLine(text.slice(0, longest)).replaceAll(
    /[&<>"'`*~[\]\\#@|!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g,
    (mark) => `&#${mark.charCodeAt(0)};`,
  );
}

/** The same in `<pre>`, where Markdown means nothing. */
export function asPreformatted(text: string): string {
  return oneLine(text.slice(0, LONGEST_FIELD)).replaceAll(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A path, and where in the text it stands. */
export interface FoundPath {
  readonly at: number;
  readonly path: string;
}

const BEFORE_A_PATH = /[\s"'`:;,=([{<>|&!#\0]/;
const BEHIND_A_PATH = /[/\s"'`:;,=()[\]}<>|&!?#\0]/;
/** As JSON and C write a line break, a tab or a quote in a string. */
const ESCAPE = /^\\[nrtbf"'\\]/;
/** What a path may follow without a separator: `-I/x`, `-isystem/x`, `@/x`. */
const OPTION = /^(?:-[A-Za-z]|-i[a-z]+|@)$/;

/**
 * Finds these absolute paths, or anything below them, in a text, whatever surrounds them: a list (`a:b`), an option (`-I/x`),
 * JSON, quotes, a `file:` URL. The longest path wins. Neither `/w/ab` nor `/home/w/a` names `/w/a`.
 */
export function findPaths(text: string, paths: readonly string[]): FoundPath[] {
  const longestFirst = [...new Set(paths)].sort((a, b) => b.length - a.length);
  const found: FoundPath[] = [];
  let word = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isEscape(text, at)) {
      at += 1;
      word = at + 1;
    } else if (text[at] === '/') {
      const isPlusArg = text[word] === '+';
      const path = longestFirst.find(
        (each) => text.startsWith(each, at) && isEnd(text, at + each.length, isPlusArg) && isBegin(text, word, at),
      );
      if (path === undefined) continue;
      found.push({ at, path });
      at += path.length - 1;
    } else if (BEFORE_A_PATH.test(text[at] ?? '')) word = at + 1;
  }
  return found;
}

/** The text with `replace` of each such path, and `keep` of what is between them. */
export function mapPaths(
  text: string,
  paths: readonly string[],
  { replace, keep = (part) => part }: { replace: (path: string) => string; keep?: (part: string) => string },
): string {
  let mapped = '';
  let end = 0;
  for (const { at, path } of findPaths(text, paths)) {
    mapped += keep(text.slice(end, at)) + replace(path);
    end = at + path.length;
  }
  return mapped + keep(text.slice(end));
}

/** @param word where the word begins that the path would be in */
function isBegin(text: string, word: number, at: number): boolean {
  const before = text.slice(word, at);
  if (before === '' || OPTION.test(before)) return true;
  // `+incdir+/x+/y`
  if (before.startsWith('+') && before.endsWith('+')) return true;
  if (/^\/\/[^/]*$/.test(before)) return /\bfile:$/i.test(text.slice(Math.max(0, word - 8), word));
  // `//x` is `/x`, but for the host's name of a URL.
  return before === '/' && text[word - 1] !== ':';
}

function isEnd(text: string, end: number, isPlusArg: boolean): boolean {
  const next = text[end];
  if (next === undefined || BEHIND_A_PATH.test(next) || isEscape(text, end)) return true;
  if (next === '.') return /^\.+(?:$|[\s"'`)\]])/.test(text.slice(end, end + 8));
  return next === '+' && isPlusArg;
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '\\' && ESCAPE.test(text.slice(at, at + 2));
}

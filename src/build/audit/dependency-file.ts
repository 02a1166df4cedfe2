/** What a dependency file says: `TARGETS: NAMES` for make (Verilator, gcc, clang), or one name a line (Icarus). */
export interface DependencyFile {
  readonly targets: readonly string[];
  /** Of the files that a tool has read. */
  readonly names: readonly string[];
}

export function parseDependencyFile(text: string): DependencyFile {
  return parseRules(text) ?? { targets: [], names: parseNames(text) };
}

/** One path a line; Icarus' `-Mprefix` says before each whether it is a module or an include. */
export function parseNames(text: string): string[] {
  return [...new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^[IM] (?=\S)/, '')))].filter(
    (name) => name !== '',
  );
}

/** Undefined where there is no rule. */
function parseRules(text: string): DependencyFile | undefined {
  const targets = new Set<string>();
  const names = new Set<string>();
  let isRule = false;
  for (const line of text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    // A recipe, or a comment.
    if (/^(\t|\s*#)/.test(line)) continue;
    const words = splitWords(line);
    const colon = words.findIndex(({ isEnd }) => isEnd);
    if (colon < 0) continue;
    isRule = true;
    for (const [index, { word }] of words.entries()) {
      if (word === '' || word === '|') continue;
      if (index <= colon) targets.add(word);
      else names.add(word);
    }
  }
  return isRule ? { targets: [...targets], names: [...names] } : undefined;
}

interface Word {
  readonly word: string;
  /** Whether it is the last of the targets. */
  readonly isEnd: boolean;
}

/** As gcc writes names for make: `\ ` is a blank of the name, `\#` a `#`, `$$` a `$`; any other backslash is one. */
function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let word = '';
  let isBehindTargets = false;
  const end = (isEnd: boolean) => {
    if (word !== '' || isEnd) words.push({ word, isEnd });
    word = '';
  };
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    const next = line[at + 1] ?? '';
    if ((char === '\\' && /[\s#:\\]/.test(next) && isEscaping(line, at)) || (char === '$' && next === '$')) {
      word += next;
      at += 1;
    } else if (/\s/.test(char)) end(false);
    else if (char === ':' && !isBehindTargets && /^:?(\s|$)/.test(line.slice(at + 1, at + 3))) {
      isBehindTargets = true;
      end(true);
      if (next === ':') at += 1;
    } else word += char;
  }
  end(false);
  return words;
}

/** Backslashes are doubled only before what one of them escapes. */
function isEscaping(line: string, at: number): boolean {
  const [run = ''] = /^\\+/.exec(line.slice(at)) ?? [];
  return run.length === 1 || /[\s#]/.test(line[at + run.length] ?? '');
}

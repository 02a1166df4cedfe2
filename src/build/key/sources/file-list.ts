/** What a simulator's file list says, in the order in which it says it. */
export type ListItem =
  | { readonly kind: 'file'; readonly name: string; readonly isSure: boolean }
  /** A directory that is searched for includes, and those below it; or for modules, in itself alone. */
  | { readonly kind: 'directory'; readonly name: string; readonly isDeep: boolean }
  /** Names in it begin at the working directory (`-f`), or at itself (`-F`). */
  | { readonly kind: 'list'; readonly name: string; readonly relativeTo: 'working directory' | 'list' };

/**
 * Options that take the next word with all simulators that know them. Not those that take it with some, or in one word with
 * themselves (VCS' -debug_access, -j8; Verilator's -GW=8): what follows these may be a source.
 */
const WITH_WORD =
  /^-{1,2}(o|l|log|top|top-module|prefix|work|lib|L|Mdir|timescale|define|sv_lib|sv_root|sv_liblist|snapshot|CFLAGS|LDFLAGS|threads|error-limit|cm|cm_dir|cm_name|access|seed|svseed|nclibdirname|xmlibdirname|libext)$/;
/** As a source ends; not a list of endings, `.v,.sv`. */
const LIKE_SOURCE = /\w\.(svh?|svi|svp|vh?|vp|vs|vhdl?|c|cc|cpp|cxx|h|hh|hpp)$/i;
const LISTS: Readonly<Record<string, 'working directory' | 'list'>> = {
  '-f': 'working directory',
  '-file': 'working directory',
  '-F': 'list',
};

/**
 * Reads what Verilator, Icarus, Questa, VCS and Xcelium read with `-f`: names of sources, `-v`, `-y`, `+libdir+`, `+incdir+`,
 * `-I`, further lists, in quotes or not, with environment variables and comments. What only says how to compile is passed over.
 *
 * @throws Error for a variable that is not set, or what is not closed
 */
export function parseFileList(text: string, env: Readonly<Record<string, string | undefined>>): ListItem[] {
  const items: ListItem[] = [];
  const words = splitWords(text, env);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = () => {
      at += 1;
      const name = words[at];
      if (name === undefined) throw new Error(`${word} stands at its end, without what it names`);
      return named(name);
    };
    const relativeTo = LISTS[word];
    if (relativeTo !== undefined) items.push({ kind: 'list', name: next(), relativeTo });
    else if (word === '-v') items.push({ kind: 'file', name: next(), isSure: true });
    else if (word === '-y') items.push({ kind: 'directory', name: next(), isDeep: false });
    else if (/^-{1,2}incdir$/i.test(word) || word === '-I')
      items.push({ kind: 'directory', name: next(), isDeep: true });
    else if (/^-I./.test(word)) items.push({ kind: 'directory', name: named(word.slice(2)), isDeep: true });
    else if (/^\+(incdir|libdir|libdir-nocase)\+/i.test(word)) {
      const isDeep = /^\+incdir/i.test(word);
      const names = named(word).split('+').slice(2);
      items.push(...names.filter((name) => name !== '').map((name) => ({ kind: 'directory', name, isDeep }) as const));
    } else if (!/^[-+]/.test(word)) {
      const option = words[at - 1] ?? '';
      const isLikeSource = LIKE_SOURCE.test(word);
      const isOptionsWord = at > 0 && WITH_WORD.test(option);
      // It may be the word of an option that is not known here; and Icarus' -l has a library where others have a log.
      const isSure = !isOptionsWord && (isLikeSource || !option.startsWith('-'));
      if (isLikeSource || !isOptionsWord) items.push({ kind: 'file', name: named(word), isSure });
    }
  }
  return items;
}

const VARIABLE = /^\$(?:(\w+)|\{(\w+)\}|\((\w+)\))/;

function splitWords(text: string, env: Readonly<Record<string, string | undefined>>): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const rest = text.slice(at, at + 2);
    const [whole, ...names] = quote === "'" || char !== '$' ? [] : (VARIABLE.exec(text.slice(at, at + 260)) ?? []);
    if (whole !== undefined) {
      word = (word ?? '') + valueIn(names.find((name) => name !== undefined) ?? '', env);
      at += whole.length - 1;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || (char === "'" && word === undefined)) {
      // A `'` within a word is that of a number: +define+WIDTH=8'd32.
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (word === undefined && (rest === '//' || char === '#')) at = endOf(text, '\n', at);
    else if (word === undefined && rest === '/*') at = endOf(text, '*/', at + 2);
    else if (char === '\\' && /^\r?\n/.test(text.slice(at + 1, at + 3))) at = endOf(text, '\n', at);
    else if (char === '\\' && /[\s"'\\]/.test(text[at + 1] ?? '')) {
      word = (word ?? '') + text[at + 1];
      at += 1;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') throw new Error(`a ${quote} is not closed`);
  return word === undefined ? words : [...words, word];
}

function endOf(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length - 1;
}

/** Of a variable that is not set, a mark that only what is named complains about. */
function valueIn(name: string, env: Readonly<Record<string, string | undefined>>): string {
  return env[name] ?? `\0${name}\0`;
}

function named(word: string): string {
  const [, unset] = /\0(\w+)\0/.exec(word) ?? [];
  if (unset !== undefined) throw new Error(`the environment variable ${unset}, by which it names a file, is not set`);
  return word;
}

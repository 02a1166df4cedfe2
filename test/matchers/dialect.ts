/**
 * The part of regular expressions that means the same in .NET's ECMAScript mode, where the runner applies a matcher, and
 * in JavaScript, where the tests do: anything else is refused. Left out, because the two differ or for want of need:
 * lookbehind, named groups, inline flags, `\p`, `\b`, back-references, escapes of letters other than `\d \w \s`, class
 * subtraction, and a `*`, `+` or `{}` on a group (.NET keeps the captures of earlier rounds, JavaScript forgets them).
 * Every expression begins with `^`, so that there is one place in a line where it may start.
 */
export type Node =
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'chars'; readonly has: (code: number) => boolean }
  | {
      readonly kind: 'repeat';
      readonly of: (code: number) => boolean;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'optional'; readonly of: Node; readonly lazy: boolean }
  | { readonly kind: 'look'; readonly of: Node; readonly negative: boolean }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

export interface Expression {
  readonly root: Node;
  /** The same expression for JavaScript: `.` and `\s` are spelled out, since .NET's ECMAScript mode reads them otherwise. */
  readonly js: RegExp;
  readonly groupCount: number;
}

const DOT = '[^\\n]';
const SPACE = '\\t-\\r ';
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** @throws SyntaxError for what is not in the common part */
export function parseExpression(regexp: string): Expression {
  const parser = new Parser(regexp);
  const root = parser.whole();
  return { root, js: new RegExp(parser.js), groupCount: parser.groupCount };
}

class Parser {
  js = '';
  groupCount = 1;
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Node {
    if (!this.#text.startsWith('^')) throw this.#no('does not begin with ^');
    const root = this.#choice();
    if (this.#at < this.#text.length) throw this.#no('an unopened )');
    if (root.kind === 'choice') throw this.#no('an alternative outside of a group');
    return root;
  }

  #choice(): Node {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
  }

  #sequence(): Node {
    const items: Node[] = [];
    while (this.#at < this.#text.length && !/[|)]/.test(this.#next)) items.push(this.#item());
    return { kind: 'sequence', items };
  }

  #item(): Node {
    if (this.#at === 0 && this.#take('^')) return { kind: 'start' };
    if (this.#take('$')) return { kind: 'end' };
    if (this.#next === '(') return this.#group();
    return this.#repeated(this.#chars());
  }

  #group(): Node {
    const look = this.#take('(?=') ? 'positive' : this.#take('(?!') ? 'negative' : undefined;
    if (look === undefined && !this.#take('(?:')) {
      this.#take('(');
      if (this.#next === '?') throw this.#no('a group other than (…), (?:…), (?=…) and (?!…)');
      this.groupCount += 1;
    }
    const of = this.#choice();
    if (!this.#take(')')) throw this.#no('an unclosed group');
    if (look !== undefined) return { kind: 'look', of, negative: look === 'negative' };
    if (/[*+{]/.test(this.#next)) throw this.#no('a repeated group');
    if (!this.#take('?')) return of;
    if (isNullable(of)) throw this.#no('an optional group that may match nothing');
    return { kind: 'optional', of, lazy: this.#take('?') };
  }

  #repeated(has: (code: number) => boolean): Node {
    const bounds = this.#bounds();
    if (bounds === undefined) return { kind: 'chars', has };
    return { kind: 'repeat', of: has, ...bounds, lazy: this.#take('?') };
  }

  #bounds(): { min: number; max: number } | undefined {
    if (this.#take('*')) return { min: 0, max: Infinity };
    if (this.#take('+')) return { min: 1, max: Infinity };
    if (this.#take('?')) return { min: 0, max: 1 };
    const [all, min, comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(this.#text.slice(this.#at)) ?? [];
    if (all === undefined || !this.#take(all)) return undefined;
    return { min: Number(min), max: max ? Number(max) : comma ? Infinity : Number(min) };
  }

  /** One character, `.`, an escape or a class. */
  #chars(): (code: number) => boolean {
    const from = this.js.length;
    if (this.#next === '[') this.#class();
    else if (this.#next === '\\') this.#escape('[', ']');
    else if (this.#next === '.') this.#replace(1, DOT);
    else if (/[*+?{}\]^]/.test(this.#next)) throw this.#no(`a bare ${this.#next}`);
    else this.#take(this.#next);
    return table(new RegExp(`^${this.js.slice(from)}$`));
  }

  #class(): void {
    this.#take('[');
    this.#take('^');
    if (this.#next === ']') throw this.#no('an empty class');
    while (this.#next !== ']') {
      if (this.#at >= this.#text.length) throw this.#no('an unclosed class');
      if (this.#next === '[') throw this.#no('a bare [ in a class');
      if (this.#next === '\\') this.#escape('', '');
      else this.#take(this.#next);
    }
    this.#take(']');
  }

  #escape(open: string, close: string): void {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 's') this.#replace(2, `${open}${SPACE}${close}`);
    else if (/[dw]/.test(letter) || PUNCTUATION.test(letter)) this.#take(`\\${letter}`);
    else throw this.#no(`the escape \\${letter}`);
  }

  get #next(): string {
    return this.#text[this.#at] ?? '';
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#replace(text.length, text);
    return true;
  }

  #replace(length: number, js: string): void {
    this.js += js;
    this.#at += length;
  }

  #no(what: string): SyntaxError {
    return new SyntaxError(`${what}, at ${this.#at} of ${this.#text}`);
  }
}

function isNullable(node: Node): boolean {
  if (node.kind === 'sequence') return node.items.every(isNullable);
  if (node.kind === 'choice') return node.options.some(isNullable);
  return node.kind === 'repeat' ? node.min === 0 : node.kind !== 'chars';
}

function table(one: RegExp): (code: number) => boolean {
  const latin1 = Array.from({ length: 256 }, (_, code) => one.test(String.fromCharCode(code)));
  return (code) => latin1[code] ?? one.test(String.fromCharCode(code));
}

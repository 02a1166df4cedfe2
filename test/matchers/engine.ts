import { type Expression, parseExpression } from './dialect.ts';

/** What the runner makes of a line, before it looks whether the file exists. */
export interface Annotation {
  readonly owner: string;
  readonly severity: 'error' | 'warning' | 'notice';
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly code?: string;
  readonly message: string;
}

const PROPERTIES = ['file', 'line', 'column', 'severity', 'code', 'message', 'fromPath'] as const;
type Property = (typeof PROPERTIES)[number];
type Found = Partial<Record<Property, string>>;
type Pattern = { readonly expression: Expression; readonly loop: boolean } & Partial<Record<Property, number>>;

/** One problem matcher, and how far into its patterns the lines so far have brought it. */
class Matcher {
  readonly owner: string;
  readonly patterns: readonly Pattern[];
  readonly #severity: string;
  #running: (Found | undefined)[] = [];

  constructor(config: unknown) {
    const { owner, severity = '', pattern, ...rest } = config as Record<string, unknown>;
    refuseRest(rest, `matcher ${owner}`);
    if (typeof owner !== 'string' || owner === '') throw new TypeError('a matcher without owner');
    if (typeof severity !== 'string' || !/^(error|warning|notice)?$/i.test(severity)) {
      throw new TypeError(`${owner}: severity ${severity}`);
    }
    if (!Array.isArray(pattern) || pattern.length === 0) throw new TypeError(`${owner}: no pattern`);
    this.owner = owner;
    this.#severity = severity;
    this.patterns = pattern.map((each) => parsePattern(each, owner));
    this.#validate();
  }

  reset(): void {
    this.#running = [];
  }

  /** Goes through the patterns from the last to the first, so that one line takes a match one pattern further. */
  match(line: string): Found | undefined {
    const last = this.patterns.length - 1;
    for (const [index, pattern] of [...this.patterns.entries()].reverse()) {
      const before = index === 0 ? {} : this.#running[index - 1];
      if (before === undefined) continue;
      const groups = pattern.expression.js.exec(line);
      const found = groups === null ? undefined : merge(before, pattern, groups);
      if (index < last) {
        this.#running[index] = found;
      } else if (found === undefined) {
        if (index > 0) this.#running[index - 1] = undefined;
      } else {
        this.reset();
        if (pattern.loop) this.#running[index - 1] = before;
        return { ...found, severity: found.severity || this.#severity };
      }
    }
    return undefined;
  }

  #validate(): void {
    const { owner, patterns } = this;
    for (const property of PROPERTIES) {
      const uses = patterns.map((pattern) => pattern[property]).filter((group) => group !== undefined);
      if (uses.length > 1) throw new TypeError(`${owner}: '${property}' is set twice`);
    }
    for (const [index, pattern] of patterns.entries()) {
      for (const property of PROPERTIES) {
        const group = pattern[property] ?? 0;
        if (!Number.isInteger(group) || group < 0 || group >= pattern.expression.groupCount) {
          throw new TypeError(`${owner}: '${property}' names group ${group}, which is not there`);
        }
      }
      const mayLoop = index > 0 && index === patterns.length - 1 && pattern.message !== undefined;
      if (pattern.loop && !mayLoop) throw new TypeError(`${owner}: only a last pattern of several may loop`);
    }
    if (patterns.every(({ message }) => message === undefined)) throw new TypeError(`${owner}: no message`);
  }
}

/** The runner's part in annotations: matchers come and go by workflow command, and each line of output goes to them. */
export class MatcherEngine {
  #matchers: readonly Matcher[] = [];

  /** `::add-matcher::`: the last one of a file, and the last file, is asked first. */
  add(file: { readonly problemMatcher: readonly unknown[] }): void {
    const { problemMatcher, ...rest } = file;
    refuseRest(rest, 'a matcher file');
    for (const config of problemMatcher) {
      const matcher = new Matcher(config);
      this.remove(matcher.owner);
      this.#matchers = [matcher, ...this.#matchers];
    }
  }

  /** `::remove-matcher owner=…::` */
  remove(owner: string): void {
    this.#matchers = this.#matchers.filter((matcher) => matcher.owner.toLowerCase() !== owner.toLowerCase());
  }

  get owners(): readonly string[] {
    return this.#matchers.map(({ owner }) => owner);
  }

  get expressions(): readonly { readonly owner: string; readonly expression: Expression }[] {
    return this.#matchers.flatMap(({ owner, patterns }) => patterns.map(({ expression }) => ({ owner, expression })));
  }

  /** The annotation that a line gives, by the first matcher that makes one of it. */
  see(line: string): Annotation | undefined {
    for (const matcher of this.#matchers) {
      const found = matcher.match(line);
      if (found === undefined) continue;
      for (const other of this.#matchers) if (other !== matcher) other.reset();
      const annotation = toAnnotation(matcher.owner, found);
      if (annotation !== undefined) return annotation;
    }
    return undefined;
  }
}

function parsePattern(config: unknown, owner: string): Pattern {
  const { regexp, loop = false, ...groups } = config as Record<string, unknown>;
  const { file, line, column, severity, code, message, fromPath, ...rest } = groups;
  refuseRest(rest, `a pattern of ${owner}`);
  if (typeof regexp !== 'string') throw new TypeError(`${owner}: a pattern without regexp`);
  return { expression: parseExpression(regexp), loop: loop === true, ...(groups as Partial<Record<Property, number>>) };
}

/** What an earlier pattern has found stays; a group that took no part counts as empty text. */
function merge(before: Found, pattern: Pattern, groups: RegExpExecArray): Found {
  const own = PROPERTIES.flatMap((property) => {
    const group = pattern[property];
    return group === undefined ? [] : [[property, groups[group] ?? '']];
  });
  return { ...Object.fromEntries(own), ...before };
}

/** Without a message, or with a severity that is none of the three, there is no annotation. */
function toAnnotation(owner: string, found: Found): Annotation | undefined {
  const severity = (found.severity || 'error').toLowerCase();
  const message = found.message ?? '';
  if (message.trim() === '') return undefined;
  if (severity !== 'error' && severity !== 'warning' && severity !== 'notice') return undefined;
  return {
    owner,
    severity,
    ...(found.file?.trim() ? { file: found.file } : {}),
    ...(isInt32(found.line) ? { line: Number(found.line) } : {}),
    ...(isInt32(found.column) ? { column: Number(found.column) } : {}),
    ...(found.code?.trim() ? { code: found.code.trim() } : {}),
    message,
  };
}

function isInt32(text: string | undefined): boolean {
  return text !== undefined && /^\d+$/.test(text) && Number(text) < 2 ** 31;
}

function refuseRest(rest: object, where: string): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new TypeError(`${where}: unknown property '${unknown}'`);
}

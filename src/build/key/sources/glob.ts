/** What a name between two slashes must look like. */
export type Segment =
  /** `**`: any number of directories, none among them. */
  | { readonly kind: 'any depth' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'pattern'; readonly parts: readonly Part[] };

/** `*`, or one character that must be of a kind. */
type Part = 'star' | ((char: string) => boolean);

/** A pattern of `hashFiles`: `*`, `?`, `[…]` within a name, `**` for directories; and `{a,b}`, which that does not know. */
export type Glob = readonly Segment[];

const MOST_ALTERNATIVES = 1000;

/**
 * One for each alternative in braces.
 *
 * @throws RangeError for too many of them
 */
export function parseGlobs(pattern: string): Glob[] {
  return expandBraces(pattern).map((each) =>
    each
      .split('/')
      .filter((name) => name !== '' && name !== '.')
      .map(parseSegment),
  );
}

export function literalGlob(path: string): Glob {
  return path
    .split('/')
    .filter((name) => name !== '')
    .map((name) => ({ kind: 'name', name }));
}

export function matchesName(segment: Segment, name: string): boolean {
  switch (segment.kind) {
    case 'any depth':
      return true;
    case 'name':
      return segment.name === name;
    case 'pattern':
      return matchesParts(segment.parts, [...name]);
  }
}

/** Whether a path is one that the pattern matches, or is below one: a directory stands for all that is in it. */
export function isWithin(glob: Glob, path: string): boolean {
  const names = path.split('/');
  // As with the parts of a name: what went wrong behind the last `**` can only be mended by a longer one.
  let [at, name] = [0, 0];
  let last: { at: number; name: number } | undefined;
  for (;;) {
    const segment = glob[at];
    if (segment === undefined) return true;
    if (segment.kind === 'any depth') {
      last = { at, name };
      at += 1;
    } else if (name < names.length && matchesName(segment, names[name] ?? '')) {
      at += 1;
      name += 1;
    } else if (last !== undefined && last.name < names.length) {
      last.name += 1;
      [at, name] = [last.at + 1, last.name];
    } else return false;
  }
}

function expandBraces(pattern: string): string[] {
  const found = findBraces(pattern);
  if (found === undefined) return [pattern];
  const { before, alternatives, behind } = found;
  const expanded = alternatives.flatMap((each) => expandBraces(`${before}${each}${behind}`));
  if (expanded.length > MOST_ALTERNATIVES) throw new RangeError(`has over ${MOST_ALTERNATIVES} alternatives in braces`);
  return expanded;
}

/** The first braces with a comma in them; others stand for themselves. */
function findBraces(pattern: string): { before: string; alternatives: string[]; behind: string } | undefined {
  for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
    if (pattern[start - 1] === '\\') continue;
    const commas: number[] = [];
    let depth = 0;
    for (let at = start; at < pattern.length; at += 1) {
      if (pattern[at] === '\\') at += 1;
      else if (pattern[at] === '{') depth += 1;
      else if (pattern[at] === ',' && depth === 1) commas.push(at);
      else if (pattern[at] === '}') {
        depth -= 1;
        if (depth > 0) continue;
        if (commas.length === 0) break;
        const cuts = [start, ...commas, at];
        const alternatives = cuts.slice(1).map((end, index) => pattern.slice((cuts[index] ?? 0) + 1, end));
        return { before: pattern.slice(0, start), alternatives, behind: pattern.slice(at + 1) };
      }
    }
  }
  return undefined;
}

function parseSegment(text: string): Segment {
  if (text === '**') return { kind: 'any depth' };
  const parts: Part[] = [];
  let name = '';
  let isPattern = false;
  const chars = [...text];
  for (let at = 0; at < chars.length; at += 1) {
    let char = chars[at] ?? '';
    const set = char === '[' ? parseSet(chars, at) : undefined;
    if (char === '*') {
      if (parts.at(-1) !== 'star') parts.push('star');
    } else if (char === '?') parts.push(() => true);
    else if (set !== undefined) {
      parts.push(set.has);
      at = set.end;
    } else {
      if (char === '\\' && at + 1 < chars.length) char = chars[++at] ?? '';
      const wanted = char;
      parts.push((given) => given === wanted);
      name += char;
      continue;
    }
    isPattern = true;
  }
  return isPattern ? { kind: 'pattern', parts } : { kind: 'name', name };
}

/** `[a-z_]`, `[!a]`; undefined for a bracket that is never closed, which stands for itself. */
function parseSet(
  chars: readonly string[],
  start: number,
): { has: (char: string) => boolean; end: number } | undefined {
  let at = start + 1;
  const isNegated = chars[at] === '!' || chars[at] === '^';
  if (isNegated) at += 1;
  const first = at;
  const ranges: (readonly [string, string])[] = [];
  for (; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    if (char === ']' && at > first) {
      return { has: (given) => ranges.some(([from, to]) => from <= given && given <= to) !== isNegated, end: at };
    }
    const to = chars[at + 2];
    const isRange = chars[at + 1] === '-' && to !== undefined && to !== ']';
    ranges.push([char, isRange ? to : char]);
    if (isRange) at += 2;
  }
  return undefined;
}

/** In time that grows with the lengths alone: what went wrong behind the last star can only be mended by a longer one. */
function matchesParts(parts: readonly Part[], chars: readonly string[]): boolean {
  let [at, char] = [0, 0];
  let last: { at: number; char: number } | undefined;
  for (;;) {
    const part = parts[at];
    if (part === 'star') {
      last = { at, char };
      at += 1;
    } else if (part === undefined ? char === chars.length : char < chars.length && part(chars[char] ?? '')) {
      if (part === undefined) return true;
      at += 1;
      char += 1;
    } else if (last !== undefined && last.char < chars.length) {
      last.char += 1;
      [at, char] = [last.at + 1, last.char];
    } else return false;
  }
}

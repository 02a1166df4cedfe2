import { isAbsolute } from 'node:path';
import { isObject, type Json } from '../../shared-dir/json.ts';
import { type Source, showPath } from '../key/sources/source-list.ts';

/** Some of many paths. */
export type Some = {
  readonly count: number;
  readonly first: readonly string[];
};

/** What a build has read, beside what its `sources` covers. Stored with the result: who reuses it wants to know as well. */
export type Audit = {
  /** Whether any tool has told what it has read. */
  readonly isTold: boolean;
  /** Of the checkout, and part of no key: a change there is not seen. Relative to the workspace. */
  readonly uncovered: Some;
  /** Elsewhere, of no tool that is named in `fingerprint`. */
  readonly outside: Some;
  /** Sources that the build did not read, as far as that is known. */
  readonly unread: Some;
  /** What `$BUILD_ONCE_INPUTS` names, and what is not there. */
  readonly missing: Some;
  /** Lines of `sources` that would cover what is uncovered. */
  readonly suggested: Some;
};

const MOST_STORED = 100;
/** Of a path on Linux. */
const LONGEST_PATH = 4096;

export function some(paths: readonly string[]): Some {
  return { count: paths.length, first: paths.slice(0, MOST_STORED) };
}

const LISTS = ['uncovered', 'outside', 'unread', 'missing', 'suggested'] as const;

/** What can be read of it in a `.done`, which anybody may have written. */
export function parseAudit(value: Json | undefined): Audit | undefined {
  if (!isObject(value) || typeof value.isTold !== 'boolean') return undefined;
  const [uncovered, outside, unread, missing, suggested] = LISTS.map((name) => parseSome(value[name]));
  if (!uncovered || !outside || !unread || !missing || !suggested) return undefined;
  if (uncovered.first.some((path) => isAbsolute(path) || path.split('/').includes('..'))) return undefined;
  return { isTold: value.isTold, uncovered, outside, unread, missing, suggested };
}

function parseSome(value: Json | undefined): Some | undefined {
  if (!isObject(value) || !Array.isArray(value.first) || !Number.isSafeInteger(value.count)) return undefined;
  const isPath = (path: Json): path is string =>
    typeof path === 'string' && path.length <= LONGEST_PATH && !path.includes('\0');
  return { count: Number(value.count), first: value.first.filter(isPath).slice(0, MOST_STORED) };
}

/** Sources that no build is known to have read: not this one, nor the one before, where that had them. */
export function neverRead({ unread }: Audit, before: Audit | undefined, sourcesBefore: readonly Source[]): Some {
  const had = new Set(sourcesBefore.map(({ path }) => path));
  if (before === undefined || !before.isTold || before.unread.count > before.unread.first.length) return unread;
  const wasRead = (path: string) => had.has(path) && !before.unread.first.includes(path);
  const first = unread.first.filter((path) => !wasRead(path));
  return { count: unread.count - (unread.first.length - first.length), first };
}

const MOST_NAMED = 10;

/** The first of the paths on one line, and how many more. */
export function listSome({ count, first }: Some): string {
  const shown = first.slice(0, MOST_NAMED);
  const more = count - shown.length;
  return `${shown.map(showPath).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What makes a build fail where `audit` is `error`, and what to do. */
export function describeUncovered({ uncovered, suggested }: Audit): string {
  const files = uncovered.count === 1 ? 'a file' : `${uncovered.count} files`;
  return (
    `the build read ${files} of the checkout that sources does not cover (audit: error): ${listSome(uncovered)}. ` +
    `Add to sources: ${listSome(suggested)}`
  );
}

/** The line of `sources` that covers a file: its name alone, for what looks like a pattern there is also just a name. */
export function sourceLineFor(path: string): string {
  // Blanks at a line's end are no part of it.
  const end = /\s+$/.exec(path)?.[0] ?? '';
  return end === ''
    ? startLine(path)
    : startLine(`${escapePattern(path.slice(0, -end.length))}${end.replace(/./g, '[$&]')}`);
}

function startLine(line: string): string {
  // What a line begins with may mean something there.
  return /^[!#+\s-]/.test(line) ? `./${line}` : line;
}

function escapePattern(name: string): string {
  return name.replace(/[\\*?[\]{}]/g, '\\$&');
}

/** The fewest lines of `sources` that would cover these files: a directory for several in it, else the file. */
export function suggestSources(paths: readonly string[]): string[] {
  const inDirectories = new Map<string, string[]>();
  for (const path of paths) {
    const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    inDirectories.set(directory, [...(inDirectories.get(directory) ?? []), path]);
  }
  return [...inDirectories]
    .flatMap(([directory, files]) =>
      directory === '' || files.length === 1 ? files.map(sourceLineFor) : [startLine(`${escapePattern(directory)}/**`)],
    )
    .sort();
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a pattern finds the path of a source file in a line. */
export interface Location {
  readonly pattern: RegExp;
  readonly group: number;
}

/** The pattern of a message's first line. */
interface Headline {
  readonly pattern: RegExp;
  /** Where it finds the severity; without one, or where that takes no part, it is `severity`. */
  readonly group: number | undefined;
  readonly severity: string;
}

/** The problem matchers that come with the action. */
export interface ProblemMatchers {
  /** What is registered with the runner, by absolute path. */
  readonly files: readonly string[];
  readonly owners: readonly string[];
  /** In the order in which the runner asks: the last matcher first. */
  readonly locations: readonly Location[];
  readonly headlines: readonly Headline[];
}

/** The part of a matcher file that is of interest here; the rest is the runner's. */
interface MatcherFile {
  readonly problemMatcher: readonly {
    readonly owner: string;
    readonly severity?: string;
    readonly pattern: readonly { readonly regexp: string; readonly file?: number; readonly severity?: number }[];
  }[];
}

/** Reads all `*.json` of the directory. */
export async function readProblemMatchers(directory: string): Promise<ProblemMatchers> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  const files = names.map((name) => join(directory, name));
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const matchers = contents.flatMap((content) => (JSON.parse(content) as MatcherFile).problemMatcher);
  return {
    files,
    owners: matchers.map(({ owner }) => owner),
    locations: matchers
      .toReversed()
      .flatMap(({ pattern }) =>
        pattern.flatMap(({ regexp, file }) =>
          file === undefined ? [] : [{ pattern: new RegExp(regexp, 'd'), group: file }],
        ),
      ),
    headlines: matchers.flatMap(({ severity = 'error', pattern: [first] }) =>
      first === undefined ? [] : [{ pattern: new RegExp(first.regexp), group: first.severity, severity }],
    ),
  };
}

/** One of these is in each line that a pattern matches, and in few others: asking all patterns costs tens of microseconds. */
const HINT =
  /[:(]\d|, \d|\*\* |: \*[EFW],|%Error|%Warning|Error-\[|Warning-\[|ERROR|WARNING|FATAL|undefined reference|multiple definition|Error: "|Fatal: "|Warning: "| Line: /;

export function mayMatch(line: string): boolean {
  return HINT.test(line);
}

/** Whether a line is an error's, or begins one of several lines. */
export function isError({ headlines }: ProblemMatchers, line: string): boolean {
  if (!mayMatch(line)) return false;
  return headlines.some(({ pattern, group, severity }) => {
    const found = pattern.exec(line);
    return found !== null && ((group && found[group]) || severity).toLowerCase() === 'error';
  });
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a pattern finds the path of a source file in a line. */
export interface Location {
  readonly pattern: RegExp;
  readonly group: number;
}

/** The problem matchers that come with the action. */
export interface ProblemMatchers {
  /** What is registered with the runner, by absolute path. */
  readonly files: readonly string[];
  readonly owners: readonly string[];
  readonly locations: readonly Location[];
}

/** The part of a matcher file that is of interest here; the rest is the runner's. */
interface MatcherFile {
  readonly problemMatcher: readonly {
    readonly owner: string;
    readonly pattern: readonly { readonly regexp: string; readonly file?: number }[];
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
    locations: matchers.flatMap(({ pattern }) =>
      pattern.flatMap(({ regexp, file }) =>
        file === undefined ? [] : [{ pattern: new RegExp(regexp, 'd'), group: file }],
      ),
    ),
  };
}

/** Workflow commands, one a line: they count only where commands are not stopped. */
export function addMatchers({ files }: ProblemMatchers): string {
  return files.map((file) => `::add-matcher::${escapeData(file)}\n`).join('');
}

/** By owner, which works without the files, too. A matcher that was not added is no error. */
export function removeMatchers({ owners }: ProblemMatchers): string {
  return owners.map((owner) => `::remove-matcher owner=${owner}::\n`).join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

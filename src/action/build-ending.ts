import { describeExitCode } from '../build/exit-code.ts';
import { listOwn, type Matches, matchFiles } from '../shared-dir/result-files.ts';

/** How a build ended, and what it left. */
export interface Ending extends Matches {
  readonly exitCode: number;
  readonly dir: string;
  /** What is in the result directory; undefined where that is gone. */
  readonly left: readonly string[] | undefined;
}

/** @param expect patterns, each of which must match something in the result directory */
export async function lookAt(dir: string, exitCode: number, expect: readonly string[]): Promise<Ending> {
  const left = await listOwn(dir);
  const matches = left === undefined ? { found: [], unmatched: [] } : await matchFiles(dir, expect);
  return { exitCode, dir, left, ...matches };
}

const MOST_NAMES = 5;

/** What is wrong with a build that has ended, in one line; undefined if it is good. */
export function describeProblem({ exitCode, dir, left, unmatched }: Ending): string | undefined {
  if (exitCode !== 0) return `the build failed with ${describeExitCode(exitCode)}`;
  if (left === undefined)
    return `the build removed its own directory BUILD_ONCE_DIR (${dir}); empty it, but leave it there`;
  if (unmatched.length === 0) return undefined;
  const patterns = unmatched.map((pattern) => `'${pattern}'`).join(', ');
  const names = left.length === 0 ? 'nothing' : left.slice(0, MOST_NAMES).join(', ');
  const more = left.length > MOST_NAMES ? `, and ${left.length - MOST_NAMES} more` : '';
  return `the build succeeded, but left nothing that matches ${patterns} (expect); it left ${names}${more}`;
}

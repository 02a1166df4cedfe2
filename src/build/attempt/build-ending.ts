import { describeExitCode } from '../../command/exit-code.ts';
import { followLinks } from '../../shared-dir/tree/links.ts';
import type { Unprotected } from '../../shared-dir/tree/protect-files.ts';
import { fixedPart, hasFiles, listOwn, type Matches, matchFiles } from '../../shared-dir/tree/result-files.ts';

/** How a build ended, and what it left. */
export interface Ending extends Matches {
  readonly exitCode: number;
  readonly dir: string;
  /** What is in the result directory; undefined where that is gone, or is a link. */
  readonly left: readonly string[] | undefined;
  /** Whether there is no file in it, nor anything else but directories. */
  readonly isEmpty: boolean;
  /** Links that were expected, as `ls` shows them: those that lead nowhere, and those that lead out of the result. */
  readonly broken: readonly string[];
  readonly outside: readonly string[];
}

/** @param expect patterns, each of which must match something in the result directory */
export async function lookAt(dir: string, exitCode: number, expect: readonly string[]): Promise<Ending> {
  const left = await listOwn(dir);
  const matches = left === undefined ? { found: [], unmatched: [] } : await matchFiles(dir, expect);
  // A directory on the way may itself be a link.
  const behind = await followLinks(dir, [...matches.found, ...matches.unmatched.map(fixedPart)]);
  // Without `expect`, only the top level is checked, and only to warn.
  const onTop = expect.length === 0 ? await followLinks(dir, left ?? []) : [];
  const chains = (kind: 'nothing' | 'outside', all = behind) =>
    all.flatMap((each) => (each.kind === kind ? [each.chain] : []));
  const isEmpty = left !== undefined && !(await hasFiles(dir));
  return {
    exitCode,
    dir,
    left,
    isEmpty,
    ...matches,
    broken: chains('nothing'),
    outside: chains('outside', [...behind, ...onTop]),
  };
}

const MOST_NAMES = 5;

/** What is wrong with a build that has ended, in one line; undefined if it is good. */
export function describeProblem({ exitCode, dir, left, unmatched, broken }: Ending): string | undefined {
  if (exitCode !== 0) return `the build failed with ${describeExitCode(exitCode)}`;
  if (left === undefined)
    return `the build removed its own directory BUILD_ONCE_DIR (${dir}), or put a link or a file in its place; empty it, but leave it there`;
  if (broken.length > 0) return `the build succeeded, but left links that lead nowhere: ${some(broken)} (expect)`;
  if (unmatched.length === 0) return undefined;
  const patterns = unmatched.map((pattern) => `'${pattern}'`).join(', ');
  const names = left.length === 0 ? 'nothing' : some(left);
  return `the build succeeded, but left nothing that matches ${patterns} (expect); it left ${names}`;
}

/** What a person should know of a good build; one line each. */
export function describeDoubts({ dir, isEmpty, outside }: Ending): string[] {
  const doubts: string[] = [];
  if (isEmpty) doubts.push(`the build left no file in BUILD_ONCE_DIR (${dir}). ${WHAT_TO_DO_WHEN_EMPTY}`);
  if (outside.length > 0) {
    doubts.push(
      `links lead out of the result: ${some(outside)}. What is there is not kept with it, and other runners may not have it: ` +
        'copy it into BUILD_ONCE_DIR instead',
    );
  }
  return doubts;
}

export function describeUnprotected({ foreign, linked }: Unprotected): string[] {
  const doubts: string[] = [];
  if (foreign.length > 0)
    doubts.push(`files of the result belong to another user, and stay writable: ${some(foreign)}`);
  if (linked.length > 0) {
    doubts.push(
      `files of the result have another name outside of it (hard links), and stay writable: ${some(linked)}. Copy them instead`,
    );
  }
  return doubts;
}

/** The build most likely wrote into the checkout. */
export const WHAT_TO_DO_WHEN_EMPTY =
  'Legs that reuse it have only its outputs, and each will compile again: let it build into "$BUILD_ONCE_DIR", or copy there ' +
  'what the legs need. If its outputs are all that they need, leave a file there';

function some(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : '';
  return names.slice(0, MOST_NAMES).join(', ') + more;
}

import { isObject, type Json } from '../../shared-dir/json.ts';
import { shortLine } from '../output/printable.ts';

/** The commit that a run is about, as people know it. */
export type Commit = {
  readonly sha: string;
  /** A branch, a tag, or `pull request #12`. */
  readonly of?: string;
};

const LONGEST_REF = 100;
const SHORT_SHA = 7;

/** What a `.done` says of it, which anybody may have written. */
export function parseCommit(value: Json | undefined): Commit | undefined {
  return isObject(value) ? commitFrom(value.sha, typeof value.of === 'string' ? value.of : undefined) : undefined;
}

/** `commit 1a2b3c4 of main`. */
export function describeCommit({ sha, of }: Commit): string {
  return `commit ${sha.slice(0, SHORT_SHA)}${of === undefined ? '' : ` of ${shortLine(of, LONGEST_REF)}`}`;
}

/** Undefined if `sha` is not a commit. */
export function commitFrom(sha: unknown, of: string | undefined): Commit | undefined {
  if (typeof sha !== 'string' || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
  return of === undefined ? { sha } : { sha, of };
}

import { makeDirectory } from '../shared-dir/make-directory.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import { attemptName, attemptPlace, parseAttempt } from './layout.ts';

/** A higher number is not one that counting has come to; somebody else's directory must not drive ours beyond all bounds. */
const HIGHEST_NUMBER = 999_999;

/**
 * Makes the directories of a new attempt, below an entry that is there. No other attempt ever uses them, so two builds at
 * once (a holder that was taken for dead and had only stalled) cannot mix.
 *
 * The users' directory comes first and is made here alone: whoever removes it retires the attempt for good.
 *
 * @param after the number of this claim's attempt before, 0 for its first: a listing may have been cleared away since
 * @returns the attempt's name
 * @throws SharedDirError with ENOENT where the entry is gone
 */
export async function makeAttempt(
  shared: SharedDir,
  entryDir: string,
  claimToken: string,
  after: number,
): Promise<string> {
  const names = (await shared.list(entryDir)) ?? [];
  const numbers = names.map(numberOf).filter((number) => number <= HIGHEST_NUMBER);
  const attempt = attemptName(Math.max(after, ...numbers) + 1, claimToken);
  const { users, dir } = attemptPlace(entryDir, attempt);
  // `exists`, under a name that only this claim uses, is its own doing: the reply got lost, and it was sent again.
  await makeDirectory(shared, users);
  await makeDirectory(shared, dir);
  return attempt;
}

/** A log is named after its attempt, and stays where somebody clears the directory away. */
function numberOf(name: string): number {
  return parseAttempt(name.replace(/\.[a-z]+$/, ''))?.number ?? 0;
}

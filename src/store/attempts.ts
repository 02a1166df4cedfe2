import { join } from 'node:path';
import { advanceMtime } from '../shared-dir/advance-mtime.ts';
import { makeDirectory } from '../shared-dir/make-directory.ts';
import { type SharedDir, SharedDirError } from '../shared-dir/shared-dir.ts';
import { SCRATCH } from './ages.ts';
import { attemptName, attemptPlace, parseAttempt } from './layout.ts';
import type { Uses } from './users.ts';

/** Nobody counts this far; a stranger's directory must not drive our numbers out of bounds. */
const HIGHEST_NUMBER = 999_999;

/** Another user who sees the claim can take the next names before us, but not for ever. */
const MOST_TAKEN = 10;

/**
 * Makes the directories of a new attempt in an existing entry. No other attempt ever uses them, so two builds at once (a
 * stalled holder that was taken for dead, and its successor) cannot mix.
 *
 * The users' directory comes first and is made here alone: whoever removes it retires the attempt for good. The builder is
 * its first user, so that nobody prunes it while it is built (protocol: use 1).
 *
 * @param after the number of this claim's attempt before, 0 for its first: a listing may have been cleared away since
 * @returns the attempt's name; the link of its use is made
 * @throws SharedDirError with ENOENT where the entry is gone, with EEXIST where somebody takes one name after the other
 */
export async function makeAttempt(
  shared: SharedDir,
  entryDir: string,
  claimToken: string,
  uses: Pick<Uses, 'begin'>,
  after: number,
): Promise<string> {
  const names = (await shared.list(entryDir)) ?? [];
  const numbers = names.map(numberOf).filter((number) => number <= HIGHEST_NUMBER);
  const first = Math.max(after, ...numbers) + 1;
  for (let number = first; ; number += 1) {
    const attempt = attemptName(number, claimToken);
    const { users, dir } = attemptPlace(entryDir, attempt);
    // An existing one may be ours, after a lost reply, or lead anywhere: only a directory just made is used.
    if (
      (await makeDirectory(shared, users)) === 'made' &&
      (await uses.begin(users)) === 'in use' &&
      (await makeDirectory(shared, dir)) === 'made'
    ) {
      // A client that listed the entry in this same tick of the server's clock would never see the attempt, nor its result.
      await advanceMtime(shared, entryDir, join(entryDir, `${SCRATCH}${attempt}`));
      return attempt;
    }
    if (number === first + MOST_TAKEN) throw new SharedDirError('make directory', dir, 'EEXIST');
  }
}

/** A log is named after its attempt, and stays if the directory is removed. */
function numberOf(name: string): number {
  return parseAttempt(name.replace(/\.[a-z]+$/, ''))?.number ?? 0;
}

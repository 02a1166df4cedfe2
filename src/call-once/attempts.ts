import { join } from 'node:path';
import { makeDirectory } from '../shared-dir/make-directory.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';

/**
 * Makes the next attempt's directory below `entry`: `entry/1`, `entry/2`, … An attempt has a directory of its own that
 * no other attempt ever uses, so two builds at once (a holder taken for dead that was only stalled) cannot mix.
 *
 * @param last the last attempt that is known of; its directory, and all of the entry's, may have been cleared away
 */
export async function makeAttempt(shared: SharedDir, entry: string, last = 0): Promise<number> {
  await makeDirectory(shared, entry);
  const names = (await shared.list(entry)) ?? [];
  // A log is named after its attempt, and stays when an admin clears the directory away.
  const numbers = names.map((name) => Number.parseInt(name, 10)).filter((number) => number > 0);
  for (let attempt = Math.max(last, ...numbers) + 1; ; attempt += 1) {
    if ((await makeDirectory(shared, join(entry, `${attempt}`))) === 'made') return attempt;
  }
}

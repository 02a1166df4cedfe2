import { basename, join } from 'node:path';
import type { Host } from '../nfs-lock/host.ts';
import { firstMissing, matchFiles } from '../shared-dir/result-files.ts';
import { attemptPlace } from '../store/layout.ts';
import type { Inputs } from './inputs.ts';
import { type BuildResult, isBuildResult } from './result.ts';

/**
 * Why what a `.done` says is no result for a step of these inputs; undefined if it is one.
 *
 * @param entryDir where the `.done` was found, and all that it names has to be
 */
export async function whyNoResult(
  { dir: shared }: Host,
  entryDir: string,
  expect: Inputs['expect'],
  value: BuildResult,
): Promise<string | undefined> {
  if (!isBuildResult(value)) return 'its .done was not written by build-once';
  const { dir, users } = attemptPlace(entryDir, value.attempt);
  const expected = value.expected.map((file) => join(value.attempt, file));
  const missing = await firstMissing(shared, entryDir, [basename(users), value.attempt, ...expected]);
  if (missing === users) return `${dir} is retired: ${users} is gone`;
  if (missing !== undefined) return `${missing} is gone`;
  // This step may expect more than the one that built it.
  const asked = expect.filter((pattern) => !value.expected.includes(pattern));
  const { unmatched } = await matchFiles(dir, asked);
  return unmatched.length === 0 ? undefined : `nothing in ${dir} matches '${unmatched[0]}' (expect)`;
}

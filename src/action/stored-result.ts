import type { Host } from '../nfs-lock/host.ts';
import { firstMissing, matchFiles } from '../shared-dir/result-files.ts';
import type { Inputs } from './inputs.ts';
import { type BuildResult, isBuildResult, resultDir } from './result.ts';

/** Why what a `.done` says is no result for a step of these inputs; undefined if it is one. */
export async function whyNoResult(
  { dir }: Host,
  inputs: Pick<Inputs, 'path' | 'expect'>,
  value: BuildResult,
): Promise<string | undefined> {
  if (!isBuildResult(value)) return 'its .done was not written by build-once';
  const missing = await firstMissing(dir, inputs.path, value.dir, value.expected);
  if (missing !== undefined) return `${missing} is gone`;
  // This step may expect more than the one that built it.
  const asked = inputs.expect.filter((pattern) => !value.expected.includes(pattern));
  const { unmatched } = await matchFiles(resultDir(inputs.path, value), asked);
  return unmatched.length === 0 ? undefined : `nothing in ${value.dir} matches '${unmatched[0]}' (expect)`;
}

import { readText } from '../../shared-dir/read-text.ts';
import { type SharedDir, SharedDirError } from '../../shared-dir/shared-dir.ts';
import {
  compareSources,
  describeSourceChanges,
  formatSources,
  parseSources,
  type Source,
} from './sources/source-list.ts';

/** Twice what half a million sources with long paths take. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Leaves the list beside the attempt, under a name that no other uses. @throws SharedDirError where the mount refuses */
export async function storeSources(shared: SharedDir, path: string, sources: readonly Source[]): Promise<void> {
  if (sources.length === 0) return;
  if ((await shared.write(path, formatSources(sources))) === 'no-parent')
    throw new SharedDirError('write', path, 'ENOENT');
}

/** What has become of the sources since another build, whose list stands at `path`; undefined where that does not tell. */
export async function changesSince(path: string, sources: readonly Source[]): Promise<string | undefined> {
  try {
    return describeSourceChanges(compareSources(parseSources(await readText(path, MOST_BYTES)), sources));
  } catch {
    // It may have been removed, or be something else. It explains a miss, and decides nothing.
    return undefined;
  }
}

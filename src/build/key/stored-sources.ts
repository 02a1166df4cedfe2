import { readText } from '../../shared-dir/read-text.ts';
import { type SharedDir, SharedDirError } from '../../shared-dir/shared-dir.ts';
import { formatSources, parseSources, type Source } from './sources/source-list.ts';

/** Twice what half a million sources with long paths take. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Leaves the list beside the attempt, under a name that no other uses. @throws SharedDirError where the mount refuses */
export async function storeSources(shared: SharedDir, path: string, sources: readonly Source[]): Promise<void> {
  if (sources.length === 0) return;
  if ((await shared.write(path, formatSources(sources))) === 'no-parent')
    throw new SharedDirError('write', path, 'ENOENT');
}

/** The list that another build has left; undefined where it has none, or something else is there: it explains, and decides nothing. */
export async function readStoredSources(path: string): Promise<Source[] | undefined> {
  try {
    return parseSources(await readText(path, MOST_BYTES));
  } catch {
    return undefined;
  }
}

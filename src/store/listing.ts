import { join } from 'node:path';
import { EntryPaths } from '../call-once/entry-paths.ts';
import { parseContent, readMarker } from '../call-once/marker-content.ts';
import { type Done, parseDone } from '../call-once/markers.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import { newestFirst } from '../shared-dir/tree/newest-first.ts';
import { BUILD } from './layout.ts';

/** A repository may hold any number of entries; beyond this many, some are left out of the search. */
const MOST_COMPARED = 256;
/** Entries without a result (failed, being built) that are passed over. */
const MOST_READ = 8;

/** An entry in its repository's listing. */
export interface ListedEntry {
  readonly id: string;
  readonly dir: string;
}

/** A repository's entries, newest first, in a bounded number of requests. */
export async function newestEntries(
  shared: SharedDir,
  repository: string,
  { isAsked, most }: { readonly isAsked: (id: string) => boolean; readonly most: number },
): Promise<ListedEntry[]> {
  const ids = ((await shared.list(repository)) ?? []).filter(isAsked).slice(0, MOST_COMPARED);
  const byDir = new Map(ids.map((id) => [join(repository, id), id]));
  const newest = (await newestFirst([...byDir.keys()])).slice(0, most);
  return newest.map((dir) => ({ dir, id: byDir.get(dir) ?? '' }));
}

/** An entry's finished build. */
export interface FinishedEntry {
  readonly id: string;
  readonly done: Done;
}

/** The newest finished build among a repository's entries. */
export async function findNewest(
  shared: SharedDir,
  repository: string,
  isAsked: (id: string) => boolean,
): Promise<FinishedEntry | undefined> {
  for (const { id, dir } of await newestEntries(shared, repository, { isAsked, most: MOST_READ })) {
    const path = new EntryPaths(dir, BUILD).done;
    const content = await readMarker(shared, path);
    const parsed = content && parseContent(path, content, (text) => parseDone(text, false));
    if (parsed?.kind === 'valid') return { id, done: parsed.marker };
  }
  return undefined;
}

import { EntryPaths } from '../call-once/entry-paths.ts';
import { parseContent, readMarker } from '../call-once/marker-content.ts';
import { type Done, type Failure, type Parsed, parseDone, parseFailure } from '../call-once/markers.ts';
import { type Holder, parseHolder } from '../nfs-lock/holder.ts';
import { LockPaths } from '../nfs-lock/lock-paths.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import { BUILD } from './layout.ts';

/** What is to be seen of an entry from outside, for people: nothing here is waited for or taken over. */
export type EntryStatus =
  | { readonly kind: 'built'; readonly done: Done }
  | { readonly kind: 'being built'; readonly builder: Holder }
  /** The newest failure. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'unknown' };

export async function readStatus(shared: SharedDir, entryDir: string): Promise<EntryStatus> {
  const paths = new EntryPaths(entryDir, BUILD);
  const listing = paths.sort((await shared.list(paths.locks)) ?? []);
  if (listing.done) {
    const done = await readValid(shared, paths.done, (text) => parseDone(text, false));
    if (done !== undefined) return { kind: 'built', done };
  }
  const info = listing.locked ? await readMarker(shared, new LockPaths(paths.lock).info) : undefined;
  const builder = info?.kind === 'text' ? parseHolder(info.text) : undefined;
  if (builder !== undefined) return { kind: 'being built', builder };
  const failed = listing.failures.at(-1);
  const failure = failed && (await readValid(shared, paths.listed(failed), (text) => parseFailure(text, false)));
  return failure ? { kind: 'failed', failure } : { kind: 'unknown' };
}

async function readValid<M>(
  shared: SharedDir,
  path: string,
  parse: (text: string) => Parsed<M>,
): Promise<M | undefined> {
  const content = await readMarker(shared, path);
  const parsed = content && parseContent(path, content, parse);
  return parsed?.kind === 'valid' ? parsed.marker : undefined;
}

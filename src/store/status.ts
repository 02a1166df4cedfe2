import { EntryPaths } from '../call-once/entry-paths.ts';
import { type Done, type Failure, parseDone, parseFailure } from '../call-once/markers.ts';
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
  const done = listing.done ? await shared.read(paths.done) : undefined;
  if (done !== undefined) return { kind: 'built', done: parseDone(done) };
  const info = listing.locked ? await shared.read(new LockPaths(paths.lock).info) : undefined;
  const builder = info === undefined ? undefined : parseHolder(info);
  if (builder !== undefined) return { kind: 'being built', builder };
  const failed = listing.failures.at(-1);
  const failure = failed === undefined ? undefined : await shared.read(paths.listed(failed));
  return failure === undefined ? { kind: 'unknown' } : { kind: 'failed', failure: parseFailure(failure) };
}

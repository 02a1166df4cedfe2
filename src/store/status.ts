import { EntryPaths } from '../call-once/entry-paths.ts';
import { parseContent, readMarker } from '../call-once/marker-content.ts';
import { type Done, type Failure, type Parsed, parseDone, parseFailure } from '../call-once/markers.ts';
import { type Holder, parseHolder } from '../nfs-lock/holder.ts';
import { LockPaths, sortInside } from '../nfs-lock/lock-paths.ts';
import type { SharedDir } from '../shared-dir/shared-dir.ts';
import { BUILD } from './layout.ts';

/** An entry as seen from outside, for people: waits for nothing and takes nothing over. */
export type EntryStatus =
  | { readonly kind: 'built'; readonly done: Done }
  | { readonly kind: 'being built'; readonly builder: Holder }
  /** The newest failure. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** `why`: what makes the marker unusable, in words. */
  | { readonly kind: 'unknown'; readonly why?: string };

export async function readStatus(shared: SharedDir, entryDir: string): Promise<EntryStatus> {
  const paths = new EntryPaths(entryDir, BUILD);
  const listing = paths.sort((await shared.list(paths.locks)) ?? []);
  let why: string | undefined;
  if (listing.done) {
    const done = await readParsed(shared, paths.done, (text) => parseDone(text, false));
    if (done?.kind === 'valid') return { kind: 'built', done: done.marker };
    why = done?.why;
  }
  const builder = listing.locked ? await readHolder(shared, new LockPaths(paths.lock)) : undefined;
  if (builder !== undefined) return { kind: 'being built', builder };
  const failed = listing.failures.at(-1);
  const failure =
    failed === undefined
      ? undefined
      : await readParsed(shared, paths.listed(failed), (text) => parseFailure(text, false));
  if (failure?.kind === 'valid') return { kind: 'failed', failure: failure.marker };
  why ??= failure?.why;
  return { kind: 'unknown', ...(why === undefined ? {} : { why }) };
}

/** A heartbeat may rename the claim between the two calls; a second look then finds its new name. */
async function readHolder(shared: SharedDir, paths: LockPaths): Promise<Holder | undefined> {
  for (let look = 0; look < 2; look += 1) {
    const [claim] = sortInside((await shared.list(paths.lock)) ?? []).claims;
    const link = claim && (await shared.readLink(paths.claim(claim)));
    if (link !== undefined) return parseHolder(link.text);
  }
  return undefined;
}

async function readParsed<M>(
  shared: SharedDir,
  path: string,
  parse: (text: string) => Parsed<M>,
): Promise<Parsed<M> | undefined> {
  const content = await readMarker(shared, path);
  return content && parseContent(path, content, parse);
}

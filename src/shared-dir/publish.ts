import { advanceMtime } from './advance-mtime.ts';
import { type SharedDir, UnusableFile } from './shared-dir.ts';

/** Where a marker is written before it is published, and the scratch name that its directory is changed by. */
export interface PublishPaths {
  readonly dir: string;
  readonly marker: string;
  /** Nobody else's name; holds the complete text before the marker does. */
  readonly draft: string;
  readonly scratch: string;
}

/**
 * Publishes `text` under the marker's name, once and for all: the complete file, already on the server's disk, gets the
 * name by `link`, which the server grants to the first caller only. No reader ever sees a part of it, and nothing rests
 * on a lock. The draft stays, as a second name of the same file: others have that open by then, and its removal may have
 * to wait for them.
 *
 * - `published`: the marker holds `text`.
 * - `exists`: another was first; read the marker and adopt it.
 * - `swept`: the draft was taken for a dead caller's and removed; a caller that may still publish writes another.
 * - `no-parent`: the directory is gone.
 *
 * A link whose reply got lost is sent again and then answered EEXIST although it was ours; so after EEXIST the marker is
 * read back, and is ours when it says what we wrote (`text` must therefore be unique to this caller).
 *
 * @throws SharedDirError where the mount failed; the marker may then be there or not, and nobody may claim either.
 */
export async function publish(
  shared: SharedDir,
  { dir, marker, draft, scratch }: PublishPaths,
  text: string,
): Promise<'published' | 'exists' | 'swept' | 'no-parent'> {
  // protocol: publish 3, publish 4
  if ((await shared.write(draft, text)) === 'no-parent') return 'no-parent';
  const answer = await shared.link(draft, marker);
  if (answer === 'absent') return 'swept';
  if (answer === 'exists') {
    await shared.list(dir);
    if (!(await holds(shared, marker, text))) return 'exists';
  }
  // protocol: publish 5. The marker stands; whether everybody sees it at once is all that can still go wrong.
  await advanceMtime(shared, dir, scratch).catch(() => undefined);
  return 'published';
}

async function holds(shared: SharedDir, marker: string, text: string): Promise<boolean> {
  try {
    return (await shared.read(marker)) === text;
  } catch (error) {
    if (error instanceof UnusableFile) return false;
    throw error;
  }
}

/**
 * Sees that names can be linked in `dir` at all, before an hour of work is put into a result that could not be published:
 * some file systems have no hard links.
 *
 * @returns `no-parent` if the directory is gone
 * @throws SharedDirError where they cannot
 */
export async function checkLinks(
  shared: SharedDir,
  { draft }: Pick<PublishPaths, 'draft'>,
): Promise<'ready' | 'no-parent'> {
  if ((await shared.write(draft, '')) === 'no-parent') return 'no-parent';
  try {
    // Named like a draft, it is swept like one if this process dies here.
    if ((await shared.link(draft, `${draft}-link`)) === 'absent') return 'no-parent';
    await shared.unlink(`${draft}-link`);
  } finally {
    await shared.unlink(draft).catch(() => undefined);
  }
  return 'ready';
}

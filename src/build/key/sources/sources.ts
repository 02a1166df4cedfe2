import { resolve } from 'node:path';
import { findSources, type SourcePlaces } from './find-sources.ts';
import { type HashThreads, hashFiles } from './hash-files.ts';
import type { SourceLine } from './source-lines.ts';
import type { Source } from './source-list.ts';
import { SourcesError } from './sources-error.ts';

/**
 * The files that `sources` names, as they are now, sorted by path.
 *
 * @throws SourcesError for a line that names nothing, and what cannot be read; the reason of `stop`
 */
export async function readSources(
  lines: readonly SourceLine[],
  places: SourcePlaces,
  threads: HashThreads,
  stop?: AbortSignal,
): Promise<Source[]> {
  const files = await findSources(lines, places);
  const withContent = files.filter(({ hasContent }) => hasContent);
  const hashed = await hashFiles(
    withContent.map(({ path }) => resolve(places.workspace, path)),
    threads,
    stop,
  );
  const contents = new Map(withContent.map(({ path }, index) => [path, hashed[index]]));
  return files.map(({ path, target }) => {
    const content = contents.get(path);
    if (content?.kind === 'unreadable') {
      throw new SourcesError(`${path} cannot be read: ${content.why}; make it readable, or exclude it, "!${path}"`);
    }
    const link = target === undefined ? {} : { target };
    return content === undefined
      ? { path, isExecutable: false, ...link }
      : { path, sha256: content.sha256, isExecutable: content.isExecutable, ...link };
  });
}

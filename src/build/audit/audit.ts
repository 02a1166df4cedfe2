import { realpath } from 'node:fs/promises';
import { extname, isAbsolute, resolve } from 'node:path';
import { inBatches } from '../../shared-dir/in-batches.ts';
import type { Source } from '../key/sources/source-list.ts';
import { type Audit, some, suggestSources } from './findings.ts';
import type { ReadFile, ReadFiles } from './read-files.ts';

export interface Compared {
  readonly read: ReadFiles;
  readonly sources: readonly Source[];
  readonly workspace: string;
  /** Whether a file belongs to a tool whose version is part of the key. */
  readonly isToolFile: (path: string) => boolean;
}

/** Compares what a build has read with what `sources` covers. */
export async function compareReads({ read, sources, workspace, isToolFile }: Compared): Promise<Audit> {
  const paths = new Set(sources.map(({ path }) => path));
  // A file may be read by one name and named by another, with a link on the way.
  let physical: ReadonlyMap<string, string> | undefined;
  const physicalPaths = async () => {
    physical ??= new Map(
      await inBatches(sources, async ({ path }) => [await physicalOf(resolve(workspace, path)), path] as const),
    );
    return physical;
  };
  const covering = async (file: ReadFile) =>
    paths.has(file.path) ? file.path : (await physicalPaths()).get(file.physical);
  const used = new Set<string>();
  const uncovered: string[] = [];
  const outside: string[] = [];
  for (const file of [...read.inCheckout, ...read.outside]) {
    const source = await covering(file);
    if (source !== undefined) used.add(source);
    else if (!isAbsolute(file.path)) uncovered.push(file.path);
    else if (!isToolFile(file.path) && !isToolFile(file.physical)) outside.push(file.path);
  }
  const isTold = read.inCheckout.length + read.outside.length > 0;
  // A tool that lists the files of one kind lists all of them; of other kinds it says nothing.
  const kinds = new Set([...used, ...uncovered].map((path) => extname(path)));
  const isKnown = (path: string) => extname(path) !== '' && kinds.has(extname(path));
  const unread = isTold ? sources.filter(({ path }) => !used.has(path) && isKnown(path)) : [];
  return {
    isTold,
    uncovered: some(uncovered),
    outside: some(outside),
    unread: some(unread.map(({ path }) => path)),
    missing: some(read.missing),
    suggested: some(suggestSources(uncovered)),
  };
}

async function physicalOf(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}

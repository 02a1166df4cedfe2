import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { inBatches } from '../../shared-dir/in-batches.ts';
import { findBase } from './base-directory.ts';
import type { FoundDependencyFile } from './find-dependency-files.ts';

/** What a build has left that tells what it has read, and where its names may begin. */
export interface Traces {
  readonly dependencyFiles: readonly FoundDependencyFile[];
  /** What the command has listed in `$BUILD_ONCE_INPUTS`. */
  readonly listed: readonly string[];
  readonly workingDirectory: string;
  /** Directories, each by all of its names: of the checkout, and of what is no source (the result, RUNNER_TEMP). */
  readonly workspace: readonly string[];
  readonly others: readonly string[];
  /** Directories of sources, relative to the workspace: a makefile may have gone there. */
  readonly sourceDirectories: readonly string[];
  /** When the build began, in milliseconds by the clock of the file system. */
  readonly sinceMs: number;
  /** The files of the checkout that git tracks. */
  readonly tracked: () => ReadonlySet<string>;
}

/** A file that is there and was read. */
export interface ReadFile {
  /** Relative to the workspace, absolute outside of it. */
  readonly path: string;
  /** Absolute, without links on the way. */
  readonly physical: string;
}

export interface ReadFiles {
  /** What the build itself has made, and read again, is not among them. */
  readonly inCheckout: readonly ReadFile[];
  readonly outside: readonly ReadFile[];
  /** Names in `$BUILD_ONCE_INPUTS` that no file has. */
  readonly missing: readonly string[];
}

/** The files that a build has read, sorted by their paths. */
export async function findReadFiles(traces: Traces): Promise<ReadFiles> {
  const isFile = remember(async (path: string) => (await statOf(path))?.isFile() === true);
  const paths = new Set<string>();
  const missing: string[] = [];
  for (const file of [...traces.dependencyFiles, { names: traces.listed, targets: [], path: undefined }]) {
    const base = (await findBase(file, candidatesFor(file.path, traces), isFile)) ?? traces.workingDirectory;
    const resolved = file.names.map((name) => resolve(base, name));
    const there = await inBatches(resolved, isFile);
    for (const [index, path] of resolved.entries()) {
      if (there[index]) paths.add(path);
      // Tools delete some of what they have read; who lists a file by hand means one that is there.
      else if (file.path === undefined) missing.push(file.names[index] ?? '');
    }
  }
  const found = await inBatches([...paths].sort(), async (path) => await locate(path, traces));
  const all = unique(found.filter((file) => file !== undefined));
  const inCheckout = all.filter(({ path }) => !isAbsolute(path));
  const isMade = await findMade(inCheckout, traces);
  return {
    inCheckout: inCheckout.filter((file) => !isMade(file)),
    outside: all.filter(({ path }) => isAbsolute(path)),
    missing,
  };
}

/** Where relative names may begin, the likeliest first: the build's directory, the file's own and those above it. */
function* candidatesFor(
  path: FoundDependencyFile['path'] | undefined,
  { workingDirectory, workspace: [workspace = '/'], sourceDirectories }: Traces,
): Generator<string> {
  const seen = new Set<string>();
  const isNew = (directory: string) => !seen.has(directory) && seen.add(directory) !== undefined;
  const own = path === undefined ? [] : parents(path);
  const below = sourceDirectories.map((directory) => resolve(workspace, directory));
  for (const directory of [workingDirectory, workspace, ...own, ...below]) if (isNew(directory)) yield directory;
}

function parents(path: string): string[] {
  const above: string[] = [];
  for (let at = dirname(path); at !== sep; at = dirname(at)) above.push(at);
  return above;
}

/** Undefined for what is no source: the build's own result, git's files. */
async function locate(path: string, { workspace, others }: Traces): Promise<ReadFile | undefined> {
  const physical = await realpath(path).catch(() => path);
  if (others.some((directory) => isBelow(path, directory) || isBelow(physical, directory))) return undefined;
  for (const name of [path, physical]) {
    for (const directory of workspace) {
      if (!isBelow(name, directory)) continue;
      const inside = relative(directory, name);
      return inside.split(sep).includes('.git') ? undefined : { path: inside, physical };
    }
  }
  return { path, physical };
}

function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`);
}

function unique(files: readonly ReadFile[]): ReadFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a build has written and git does not track, it has made: it is no source, though it was read. */
async function findMade(
  files: readonly ReadFile[],
  { sinceMs, tracked }: Traces,
): Promise<(file: ReadFile) => boolean> {
  const changed = await inBatches(files, async ({ physical }) => ((await statOf(physical))?.ctimeMs ?? 0) >= sinceMs);
  const isChanged = new Map(files.map((file, index) => [file, changed[index]]));
  return (file) => isChanged.get(file) === true && !tracked().has(file.path);
}

async function statOf(path: string) {
  return await stat(path).catch(() => undefined);
}

function remember(ask: (path: string) => Promise<boolean>): (path: string) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>();
  return async (path) => {
    const answer = answers.get(path) ?? ask(path);
    answers.set(path, answer);
    return await answer;
  };
}

import { dirname } from 'node:path';
import { listTracked } from '../../command/tracked-files.ts';
import type { Source } from '../key/sources/source-list.ts';
import type { Places } from '../output/places.ts';
import { compareReads } from './audit.ts';
import { findDependencyFiles } from './find-dependency-files.ts';
import type { Audit } from './findings.ts';
import type { InputsFile } from './inputs-file.ts';
import { findReadFiles } from './read-files.ts';
import { findToolFiles } from './tool-files.ts';

/** A build that has succeeded. */
export interface BuildToAudit {
  readonly places: Pick<Places, 'dir' | 'workspace' | 'temporary'>;
  readonly workingDirectory: string;
  readonly inputsFile: InputsFile;
  readonly sources: readonly Source[];
  /** The lines of `fingerprint`. */
  readonly fingerprint: readonly string[];
  readonly PATH: string | undefined;
}

/** What a build has read, as far as its tools tell, beside what `sources` covers. */
export async function auditBuild(build: BuildToAudit): Promise<Audit> {
  const { places, workingDirectory, inputsFile, sources } = build;
  const [workspace = workingDirectory] = places.workspace;
  const sinceMs = inputsFile.madeMs;
  // Builds for a result on NFS are made on a local disk.
  const roots = [...new Set([...places.dir.slice(0, 1), workspace, workingDirectory, ...places.temporary.slice(0, 1)])];
  const listed = await inputsFile.read();
  let tracked: ReadonlySet<string> | undefined;
  const read = await findReadFiles({
    dependencyFiles: await findDependencyFiles({ roots, sinceMs }),
    listed,
    workingDirectory,
    workspace: places.workspace,
    others: [...places.dir, ...places.temporary],
    sourceDirectories: directoriesOf(sources),
    sinceMs,
    tracked: () => {
      tracked ??= new Set(listTracked(workspace));
      return tracked;
    },
  });
  const isToolFile = await findToolFiles(build.fingerprint, { cwd: workingDirectory, PATH: build.PATH });
  return await compareReads({ read, sources, workspace, isToolFile });
}

/** With those above them. */
function directoriesOf(sources: readonly Source[]): string[] {
  const directories = new Set<string>();
  for (const { path } of sources) {
    for (let at = dirname(path); at !== '.' && at !== '/' && !directories.has(at); at = dirname(at))
      directories.add(at);
  }
  return [...directories].sort();
}

import type { Inputs } from '../action/inputs/inputs.ts';
import type { Job } from '../action/job/job.ts';
import { foldersOf } from '../action/job/origin.ts';
import { type EntryPlace, entryPlace } from '../store/layout.ts';
import type { Fingerprint } from './key/fingerprint.ts';
import { digestOf, type KeyParts } from './key/key-parts.ts';
import type { Machine } from './key/machine.ts';
import type { RunnerPaths } from './key/runner-paths.ts';
import { digestSources, type Source } from './key/sources/source-list.ts';

/** One build that is made once: where it stands below `path`, and what it depends on. */
export interface Entry {
  /** `NAME-DIGEST`. */
  readonly id: string;
  /** Directories below `path`, from the top: `OWNER`, `REPO`, or those of an origin that is kept apart. */
  readonly folders: readonly string[];
  readonly keyParts: KeyParts;
  /** As they are in this job's checkout; none where they are not part of the key. */
  readonly sources: readonly Source[];
}

export async function identify(
  inputs: Inputs,
  job: Job,
  found: {
    readonly sources: readonly Source[];
    readonly fingerprint: readonly Fingerprint[];
    readonly machine: Machine;
    readonly paths: RunnerPaths;
  },
): Promise<Entry> {
  const { sources, fingerprint, machine, paths } = found;
  const keyParts: KeyParts = {
    key: inputs.key,
    sources: sources.length === 0 ? '' : digestSources(sources, (path) => paths.rename(path)),
    command: paths.rename(inputs.run),
    shell: paths.rename(inputs.shell.name),
    workingDirectory: await paths.renameDirectory(inputs.workingDirectory),
    fingerprint: fingerprint.map(({ command, output }) => ({
      command: paths.rename(command),
      output: paths.rename(output),
    })),
    ...machine,
  };
  const folders = foldersOf(inputs.shareWithForks ? { kind: 'own' } : job.origin, job.repository);
  return { id: `${inputs.name}-${digestOf(keyParts)}`, folders, keyParts, sources };
}

export function placeOf(path: string, { folders, id }: Entry): EntryPlace {
  return entryPlace(path, folders, id);
}

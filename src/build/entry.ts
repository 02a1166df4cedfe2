import { type EntryPlace, entryPlace } from '../store/layout.ts';
import { InputError } from './inputs/input-values.ts';
import type { Fingerprint } from './key/fingerprint.ts';
import { digestOf, type KeyParts } from './key/key-parts.ts';
import { thisMachine } from './key/machine.ts';
import { RunnerPaths } from './key/runner-paths.ts';
import type { Source } from './key/sources/source-list.ts';
import { SourcesError } from './key/sources/sources-error.ts';
import { oneLine } from './output/printable.ts';
import type { BuildRequest } from './request.ts';

/** One build that is made once: where it stands below `path`, and what it depends on. */
export interface Entry extends EntryPlace {
  /** `NAME-DIGEST`. */
  readonly id: string;
  /** Directories below `path`, outermost first: `OWNER`, `REPO`, or those of an untrusted origin. */
  readonly folders: readonly string[];
  readonly keyParts: KeyParts;
  /** As they are in this job's checkout; none where they are not part of the key. */
  readonly sources: readonly Source[];
}

/** Loaded where sources or fingerprints are part of the key. */
const loadReading = async () => await import('./key/reading.ts');

/** Finds out which entry is asked for, from the inputs, the sources and what the fingerprint commands print. */
export async function identifyEntry(request: BuildRequest): Promise<Entry> {
  const { inputs, folders, job } = request;
  const sources = await readInputSources(request);
  const fingerprint = await readFingerprints(request);
  const paths = await RunnerPaths.find(job);
  const keyParts: KeyParts = {
    key: inputs.key,
    sources: sources.length === 0 ? '' : (await loadReading()).digestSources(sources, (path) => paths.rename(path)),
    command: paths.rename(inputs.run),
    shell: paths.rename(inputs.shell.name),
    workingDirectory: await paths.renameDirectory(inputs.workingDirectory),
    fingerprint: fingerprint.map(({ command, output }) => ({
      command: paths.rename(command),
      output: paths.rename(output),
    })),
    ...thisMachine(),
  };
  const id = `${inputs.name}-${digestOf(keyParts)}`;
  return { id, folders, keyParts, sources, ...entryPlace(inputs.path, folders, id) };
}

async function readFingerprints({
  inputs,
  job,
  env,
  stdin,
  cancellation,
  reporter,
}: BuildRequest): Promise<Fingerprint[]> {
  if (inputs.fingerprint.length === 0) return [];
  const { takeFingerprints } = await loadReading();
  return await takeFingerprints(inputs.fingerprint, {
    shell: inputs.shell,
    cwd: inputs.workingDirectory,
    env,
    stdin,
    temporary: job.temporary,
    warn: reporter.warning,
    ...cancellation,
  });
}

/** @throws InputError for what is wrong with `sources`, or with what it names */
async function readInputSources({ inputs, job, env, cancellation }: BuildRequest): Promise<Source[]> {
  if (inputs.sources.length === 0) return [];
  const { workspace } = job;
  const { workingDirectory } = inputs;
  const { hashThreads, readSources } = await loadReading();
  try {
    return await readSources(inputs.sources, { workspace, workingDirectory, env }, hashThreads(), cancellation.stop);
  } catch (error) {
    // File names may hold anything.
    throw error instanceof SourcesError ? new InputError('sources', oneLine(error.message)) : error;
  }
}

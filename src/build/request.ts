import { stat } from 'node:fs/promises';
import { buildEnvironment } from '../action/build-environment.ts';
import type { StepConsole } from '../action/console/step-console.ts';
import { type Environment, InputError, type Inputs } from '../action/inputs/inputs.ts';
import type { Job } from '../action/job/job.ts';
import { canRun } from '../command/find-program.ts';
import type { Host } from '../nfs-lock/host.ts';
import { mountOf, mountWarnings } from '../shared-dir/mount-options.ts';
import type { Masks } from './attempt/masks/masks.ts';
import { type Entry, identify } from './entry.ts';
import { takeFingerprints } from './key/fingerprint.ts';
import { thisMachine } from './key/machine.ts';
import { RunnerPaths } from './key/runner-paths.ts';
import { hashThreads } from './key/sources/hash-threads.ts';
import type { Source } from './key/sources/source-list.ts';
import { readSources } from './key/sources/sources.ts';
import { SourcesError } from './key/sources/sources-error.ts';
import { oneLine } from './output/printable.ts';
import type { Cancellation } from './process/cancellation.ts';
import { findPlaces, type Places } from './result/places.ts';
import { checkPath } from './share.ts';

/** All that a step works with; whatever it touches comes in here. */
export interface Step {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly env: Environment;
  readonly host: Host;
  readonly masks: Masks;
  /** What Node was started with. */
  readonly mainPath: string;
  readonly stepConsole: StepConsole;
  readonly cancellation: Cancellation;
}

/** Checks what only the file systems can say of the inputs. Nothing is created before this has passed. */
export async function checkPlaces({ inputs, host, env, stepConsole }: Step): Promise<void> {
  await checkPath(host, inputs);
  const mount = await mountOf(inputs.path);
  for (const doubt of mount === undefined ? [] : mountWarnings(mount)) stepConsole.warning(doubt);
  const place = await stat(inputs.workingDirectory).catch(() => undefined);
  if (place?.isDirectory() !== true) {
    throw new InputError('working-directory', `${inputs.workingDirectory} is not a directory on this runner`);
  }
  // That one runner lacks it says nothing about the build, by which every leg would fail.
  const { program } = inputs.shell.command('');
  if (!canRun(program, { cwd: inputs.workingDirectory, PATH: env.PATH ?? '' })) {
    throw new InputError('shell', `${program} is not on the PATH of this runner`);
  }
}

/** Finds out which entry this step is about, from the inputs, the sources and what the fingerprint commands print. */
export async function identifyEntry(step: Step): Promise<Entry> {
  const { inputs, job, env, cancellation, stepConsole } = step;
  const sources = await readInputSources(step);
  const fingerprint = await takeFingerprints(inputs.fingerprint, {
    shell: inputs.shell,
    cwd: inputs.workingDirectory,
    env: buildEnvironment(env),
    temporary: job.temporary,
    warn: stepConsole.warning,
    ...cancellation,
  });
  const paths = await RunnerPaths.find(env, job);
  return await identify(inputs, job, { sources, fingerprint, machine: thisMachine(), paths });
}

/** @throws InputError for what is wrong with `sources`, or with what it names */
async function readInputSources({ inputs, job, env, cancellation }: Step): Promise<Source[]> {
  if (inputs.sources.length === 0) return [];
  const { workspace } = job;
  const { workingDirectory } = inputs;
  try {
    return await readSources(inputs.sources, { workspace, workingDirectory, env }, hashThreads(), cancellation.stop);
  } catch (error) {
    // Whoever made the files has chosen their names.
    throw error instanceof SourcesError ? new InputError('sources', oneLine(error.message)) : error;
  }
}

/** The directories of this job that a build may name. @param dir the result directory, as this job sees it */
export async function placesOf(
  { inputs, job, env }: Pick<Step, 'inputs' | 'job' | 'env'>,
  dir: string,
): Promise<Places> {
  // A directory of the system's own, in RUNNER_TEMP's stead, is no runner's: other machines have it, too.
  return await findPlaces({ dir, path: inputs.path, workspace: job.workspace, temporary: env.RUNNER_TEMP });
}

import { Masks } from '../build/attempt/masks/masks.ts';
import type { Cancellation } from '../build/process/cancellation.ts';
import type { BuildRequest } from '../build/request.ts';
import { usesOf } from '../build/result/use.ts';
import type { Job } from '../ci/github/job.ts';
import { foldersOf } from '../ci/github/origin.ts';
import type { Environment } from '../command/environment.ts';
import { thisHost } from '../nfs-lock/this-host.ts';
import { findWorker } from '../store/worker.ts';
import type { StepConsole } from './console/step-console.ts';
import { STATE_VARIABLES, saveUnfinished, saveUses } from './file-commands/step-state.ts';
import { INPUT_VARIABLES } from './inputs/input-names.ts';
import type { Inputs } from './inputs/inputs.ts';

/** What a step builds its request from. */
export interface StepParts {
  readonly inputs: Inputs;
  readonly job: Job;
  /** The step's own. */
  readonly env: Environment;
  readonly stepConsole: StepConsole;
  readonly cancellation: Cancellation;
  readonly matchersDir: string;
}

/** Loaded when there is something to build. */
const loadBuildParts = async () => await import('./build-parts.ts');

export function requestOf({ inputs, job, env, stepConsole, cancellation, matchersDir }: StepParts): BuildRequest {
  const { info, warning, debug, annotate } = stepConsole;
  const host = thisHost();
  const masks = new Masks(env, INPUT_VARIABLES);
  return {
    inputs,
    folders: foldersOf(inputs.shareWithForks ? { kind: 'own' } : job.origin, job.repository),
    job,
    env: buildEnvironment(env),
    host,
    masks,
    matchersDir,
    reporter: {
      info,
      warning,
      debug,
      annotate,
      showOthers: (text, title) => stepConsole.showOthers(text, title),
      openBuildOutput: async (build) => {
        const { openAnnotatedOutput, openPlainOutput } = await loadBuildParts();
        return inputs.annotate ? await openAnnotatedOutput(stepConsole, build) : openPlainOutput(stepConsole);
      },
    },
    cancellation,
    openCommandFiles: async () => await (await loadBuildParts()).FileCommandFiles.create(job.temporary),
    uses: usesOf({ host, job, masks }, findWorker(host.self, process.ppid), (links) =>
      saveUses(env, stepConsole, links),
    ),
    noteUnfinished: (unfinished) => saveUnfinished(env, stepConsole, unfinished),
  };
}

/**
 * The environment that a `run:` step would have. RUNNER_TRACKING_ID stays, since the runner uses it to end what a job leaves
 * behind.
 */
function buildEnvironment(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !INPUT_VARIABLES.has(name) && !STATE_VARIABLES.includes(name)),
  );
}

import { hostname } from 'node:os';
import { Masks } from '../build/attempt/masks/masks.ts';
import { describeFailure } from '../build/failure.ts';
import type { CallOnceFailed } from '../call-once/errors.ts';
import type { Job } from '../ci/github/job.ts';
import type { Environment } from '../command/environment.ts';
import type { StepConsole } from './console/step-console.ts';
import { INPUT_VARIABLES } from './inputs/input-names.ts';
import type { Inputs } from './inputs/inputs.ts';

/** What is known of a failed step; less, if it failed early. */
export interface FailedStep {
  readonly env: Environment;
  /** By this machine's clock. */
  readonly startedSeconds: number;
  readonly inputs?: Inputs | undefined;
  readonly job?: Job | undefined;
}

/**
 * Ends the step with exit code 1 and one error: what happened, where, and what to do next.
 *
 * @returns that text
 */
export function failStep(stepConsole: StepConsole, error: unknown, step: FailedStep): string {
  if (error instanceof Error && error.stack !== undefined) stepConsole.debug(error.stack);
  const path = step.inputs?.path;
  const described = describeFailure(error, { path, whatNext: (failed) => whatNext(failed, step) });
  stepConsole.error(described);
  process.exitCode = 1;
  return described;
}

function whatNext(error: CallOnceFailed, step: FailedStep): string {
  const { env, inputs, job } = step;
  if (inputs?.retryFailed === 'never')
    return "It counts until its .failed markers are removed (retry-failed: 'never').";
  const next = 'To build it again, push a fix or re-run the failed jobs';
  if (inputs?.retryFailed === 'always' || job === undefined) return `${next}.`;
  const counts = `It counts for attempt ${job.runAttempt} of run ${job.runId}`;
  const why = whyAttemptStays(env);
  if (why !== undefined)
    return `${counts}, and ${why}. To build it again, set retry-failed: 'always', or a GITHUB_RUN_ATTEMPT for each run.`;
  return wasFailedByThisJob(error, job, step)
    ? `${counts}. ${next}; if GITHUB_RUN_ATTEMPT is still ${job.runAttempt} then, set retry-failed: 'always'.`
    : `${counts}. ${next}.`;
}

/** Why "re-run the failed jobs" would not help. */
function whyAttemptStays(env: Environment): string | undefined {
  if (env.ACT) return 'act gives every run the same numbers';
  const missing = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT'].filter((name) => !/^\d+$/.test(env[name] ?? ''));
  return missing.length === 0 ? undefined : `this runner does not set ${missing.join(' and ')}`;
}

/** Whether this very job failed before this step began: on GitHub's runners, at most in an earlier step. */
function wasFailedByThisJob({ failure }: CallOnceFailed, job: Job, { env, startedSeconds }: FailedStep): boolean {
  const { hostname: host, about } = failure.builder ?? {};
  if (about?.job !== new Masks(env, INPUT_VARIABLES).hide(job.title) || about.url !== job.url) return false;
  // Clocks of different hosts cannot be compared; `failedAt` is in whole seconds.
  return host === hostname() && Date.parse(failure.failedAt ?? '') / 1000 < Math.floor(startedSeconds);
}

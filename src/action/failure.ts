import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { listErrors, parseFailureDetails } from '../build/attempt/failure-details.ts';
import { Masks } from '../build/attempt/masks/masks.ts';
import { describeBuilder, describeUnderWay, jobUrl } from '../build/output/builder.ts';
import { OthersText } from '../build/output/others-text.ts';
import { CallOnceFailed } from '../call-once/errors.ts';
import type { Environment } from '../command/environment.ts';
import { NFSLockTimeout } from '../nfs-lock/errors.ts';
import type { Holder } from '../nfs-lock/holder.ts';
import { isDenied, isDiskFull } from '../shared-dir/shared-dir.ts';
import type { StepConsole } from './console/step-console.ts';
import { INPUT_VARIABLES } from './inputs/input-names.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Job } from './job/job.ts';

/** What is known of a step that fails: less, if it fails early. */
export interface FailedStep {
  readonly env: Environment;
  /** By this machine's clock. */
  readonly startedSeconds: number;
  readonly inputs?: Inputs | undefined;
  readonly job?: Job | undefined;
}

/**
 * Ends the step with exit code 1 and one error that says what happened, where, and what to do next.
 *
 * @returns what it said
 */
export function failStep(stepConsole: StepConsole, error: unknown, step: FailedStep): string {
  if (error instanceof Error && error.stack !== undefined) stepConsole.debug(error.stack);
  const described = describeError(error, step);
  stepConsole.error(described);
  process.exitCode = 1;
  return described;
}

function describeError(error: unknown, step: FailedStep): string {
  if (error instanceof CallOnceFailed) return describeFailedBuild(error, step);
  if (error instanceof NFSLockTimeout && error.holder !== undefined && error.cause === undefined)
    return describeTimeout(error, error.holder);
  const message = error instanceof Error ? error.message : `${error}`;
  if (isDiskFull(error)) return `${message}\nNothing was recorded: the next job builds. Make room first.`;
  if (!isDenied(error)) return message;
  return `${message}\n${error.code === 'EROFS' ? describeReadOnly() : describeRights()}`;
}

function describeTimeout({ lockPath, timeoutSeconds }: NFSLockTimeout, holder: Holder): string {
  const entry = basename(dirname(dirname(lockPath)));
  return (
    `gave up after ${timeoutSeconds} s (timeout): ${entry} is still being built by ${describeUnderWay(holder)}\n` +
    "That build goes on. Raise 'timeout', or re-run this job when it has ended."
  );
}

function describeReadOnly(): string {
  return (
    'The mount is read-only on this runner: here a job can only reuse what is built already, not build it or wait for it. ' +
    'Let a job on a runner that may write build it first (needs), or mount it read-write.'
  );
}

function describeRights(): string {
  return (
    `This job runs as uid ${process.getuid?.()}, which may only reuse what is built already. Runners that share a directory need one user, or one group and a directory ` +
    'that is open to the group (mode 2770). Under root_squash, root is nobody.'
  );
}

/**
 * Shows what of a build's output says why it failed: the first errors, whose consequences may fill the rest, and the end.
 * The leg that built has shown all of it, and of that many lines the first errors once more.
 */
export async function showFailedOutput(stepConsole: StepConsole, error: unknown): Promise<void> {
  if (!(error instanceof CallOnceFailed)) return;
  const { errors = [], tail = '' } = parseFailureDetails(error.failure.details) ?? {};
  const show = async (title: string, text: string) => {
    if (text === '') return;
    stepConsole.info(title);
    await stepConsole.showOthers(new OthersText(text));
  };
  await show("The first errors in the build's output, each with its line in the log:", listErrors(errors));
  if (!error.isOwn) await show("The last lines of the build's output:", tail);
}

function describeFailedBuild(error: CallOnceFailed, step: FailedStep): string {
  const { message, details, builder, failedAt } = error.failure;
  const by = builder === undefined ? '' : `, by ${describeBuilder(builder)}`;
  const when = failedAt === undefined ? '' : `, at ${failedAt}`;
  const stored = parseFailureDetails(details);
  const log = stored === undefined || step.inputs === undefined ? '' : `; log: ${join(step.inputs.path, stored.log)}`;
  const url = jobUrl(builder);
  return `${message}${by}${when}${log}${url === undefined ? '' : `; job: ${url}`}\n${whatNext(error, step)}`;
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

/** Whether this same job failed before this step began. With runners of GitHub's that is an earlier step of it, at most. */
function wasFailedByThisJob({ failure }: CallOnceFailed, job: Job, { env, startedSeconds }: FailedStep): boolean {
  const { hostname: host, about } = failure.builder ?? {};
  if (about?.job !== new Masks(env, INPUT_VARIABLES).hide(job.title) || about.url !== job.url) return false;
  // Another host's clock would tell nothing.
  return host === hostname() && Date.parse(failure.failedAt ?? '') / 1000 < startedSeconds;
}

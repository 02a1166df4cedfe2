import { basename, dirname, join } from 'node:path';
import { CallOnceFailed } from '../call-once/errors.ts';
import { NFSLockTimeout } from '../nfs-lock/errors.ts';
import type { Holder } from '../nfs-lock/holder.ts';
import { isDiskFull, SharedDirError } from '../shared-dir/shared-dir.ts';
import { describeBuilder, describeUnderWay, jobUrl } from './builder.ts';
import { OthersText } from './console/others-text.ts';
import type { StepConsole } from './console/step-console.ts';
import { parseFailureDetails } from './failure-details.ts';
import type { Inputs } from './inputs.ts';

/**
 * Ends the step with exit code 1 and one error that says what happened, where, and what to do next.
 *
 * @returns what it said
 */
export function failStep(stepConsole: StepConsole, error: unknown, inputs: Inputs | undefined): string {
  if (error instanceof Error && error.stack !== undefined) stepConsole.debug(error.stack);
  const described = describeError(error, inputs);
  stepConsole.error(described);
  process.exitCode = 1;
  return described;
}

function describeError(error: unknown, inputs: Inputs | undefined): string {
  if (error instanceof CallOnceFailed) return describeFailedBuild(error, inputs);
  if (error instanceof NFSLockTimeout && error.holder !== undefined) return describeTimeout(error, error.holder);
  const message = error instanceof Error ? error.message : `${error}`;
  if (isDiskFull(error)) return `${message}\nNothing was recorded: the next job builds. Make room first.`;
  return isDenied(error) ? `${message}\n${describeRights()}` : message;
}

function describeTimeout({ lockPath, timeoutSeconds }: NFSLockTimeout, holder: Holder): string {
  const entry = basename(dirname(dirname(lockPath)));
  return (
    `gave up after ${timeoutSeconds} s (timeout): ${entry} is still being built by ${describeUnderWay(holder)}\n` +
    "That build goes on. Raise 'timeout', or re-run this job when it has ended."
  );
}

function isDenied(error: unknown): boolean {
  return error instanceof SharedDirError && (error.code === 'EACCES' || error.code === 'EPERM');
}

function describeRights(): string {
  return (
    `This job runs as uid ${process.getuid?.()}. Runners that share a directory need one user, or one group and a directory ` +
    'that is open to the group (mode 2770). Under root_squash, root is nobody.'
  );
}

/** Prints the last lines of the build's output, where the failure came with them. */
export async function showFailureTail(stepConsole: StepConsole, error: unknown): Promise<void> {
  // The leg that built has shown all of it already.
  if (!(error instanceof CallOnceFailed) || error.isOwn) return;
  const { tail = '' } = parseFailureDetails(error.failure.details) ?? {};
  if (tail === '') return;
  stepConsole.info("The last lines of the build's output:");
  await stepConsole.showOthers(new OthersText(tail));
}

function describeFailedBuild({ failure }: CallOnceFailed, inputs: Inputs | undefined): string {
  const { message, details, builder, failedAt } = failure;
  const by = builder === undefined ? '' : `, by ${describeBuilder(builder)}`;
  const when = failedAt === undefined ? '' : `, at ${failedAt}`;
  const stored = parseFailureDetails(details);
  const log = stored === undefined || inputs === undefined ? '' : `; log: ${join(inputs.path, stored.log)}`;
  const url = jobUrl(builder);
  const next =
    inputs?.retryFailed === 'never'
      ? "It counts until its .failed markers are removed (retry-failed: 'never')."
      : 'To build it again, push a fix or re-run the failed jobs.';
  return `${message}${by}${when}${log}${url === undefined ? '' : `; job: ${url}`}\n${next}`;
}

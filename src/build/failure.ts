import { basename, dirname, join } from 'node:path';
import { CallOnceFailed } from '../call-once/errors.ts';
import { NFSLockTimeout } from '../nfs-lock/errors.ts';
import type { Holder } from '../nfs-lock/holder.ts';
import { isDenied, isDiskFull } from '../shared-dir/shared-dir.ts';
import { listErrors, parseFailureDetails } from './attempt/failure-details.ts';
import { AuditFailed } from './audit/audit-failed.ts';
import { reportUncovered } from './audit/report-audit.ts';
import { describeBuilder, describeUnderWay, jobUrl } from './output/builder.ts';
import { OthersText } from './output/others-text.ts';
import type { Reporter } from './reporter.ts';

/** What the caller knows about a failed build. */
export interface FailureContext {
  /** Undefined where the step failed before it was known. */
  readonly path: string | undefined;
  /** How to have a failed build built again. */
  readonly whatNext: (error: CallOnceFailed) => string;
}

/** What happened, where, and what to do next. */
export function describeFailure(error: unknown, context: FailureContext): string {
  if (error instanceof CallOnceFailed) return describeFailedBuild(error, context);
  if (error instanceof NFSLockTimeout && error.holder !== undefined && error.cause === undefined)
    return describeTimeout(error, error.holder);
  const message = error instanceof Error ? error.message : `${error}`;
  if (isDiskFull(error)) return `${message}\nNothing was recorded: the next job builds. Make room first.`;
  if (!isDenied(error)) return message;
  return `${message}\n${error.code === 'EROFS' ? READ_ONLY : describeRights()}`;
}

function describeTimeout({ lockPath, timeoutSeconds }: NFSLockTimeout, holder: Holder): string {
  const entry = basename(dirname(dirname(lockPath)));
  return (
    `gave up after ${timeoutSeconds} s (timeout): ${entry} is still being built by ${describeUnderWay(holder)}\n` +
    "That build goes on. Raise 'timeout', or re-run this job when it has ended."
  );
}

const READ_ONLY =
  'The mount is read-only on this runner: here a job can only reuse what is built already, not build it or wait for it. ' +
  'Let a job on a runner that may write build it first (needs), or mount it read-write.';

function describeRights(): string {
  return (
    `This job runs as uid ${process.getuid?.()}, which may only reuse what is built already. Runners that share a directory need one user, or one group and a directory ` +
    'that is open to the group (mode 2770). Under root_squash, root is nobody.'
  );
}

function describeFailedBuild(error: CallOnceFailed, { path, whatNext }: FailureContext): string {
  const { message, details, builder, failedAt } = error.failure;
  const by = builder === undefined ? '' : `, by ${describeBuilder(builder)}`;
  const when = failedAt === undefined ? '' : `, at ${failedAt}`;
  const stored = parseFailureDetails(details);
  const log = stored === undefined || path === undefined ? '' : `; log: ${join(path, stored.log)}`;
  const url = jobUrl(builder);
  return `${message}${by}${when}${log}${url === undefined ? '' : `; job: ${url}`}\n${whatNext(error)}`;
}

/**
 * Shows why a build failed: the first errors in its output, and its end. The job that built has already shown all of its
 * output, so it repeats only the first errors.
 */
export async function showFailedOutput(
  reporter: Pick<Reporter, 'info' | 'showOthers' | 'annotate'>,
  error: unknown,
): Promise<void> {
  if (error instanceof AuditFailed) reportUncovered(reporter, error.audit, 'error');
  if (!(error instanceof CallOnceFailed)) return;
  const { errors = [], tail = '', audit } = parseFailureDetails(error.failure.details) ?? {};
  if (audit !== undefined) return reportUncovered(reporter, audit, 'error');
  const show = async (title: string, text: string) => {
    if (text === '') return;
    reporter.info(title);
    await reporter.showOthers(new OthersText(text));
  };
  await show("The first errors in the build's output, each with its line in the log:", listErrors(errors));
  if (!error.isOwn) await show("The last lines of the build's output:", tail);
}

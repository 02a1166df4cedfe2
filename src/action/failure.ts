import { join } from 'node:path';
import { isDebug, setFailed } from '@actions/core';
import { CallOnceFailed } from '../call-once/errors.ts';
import { isObject } from '../nfs-lock/holder.ts';
import { isDiskFull } from '../shared-dir/shared-dir.ts';
import { describeBuilder } from './wait-report.ts';

/** Ends the step with exit code 1 and one error that says what happened, where, and what to do next. */
export function failStep(error: unknown, path: string | undefined): void {
  if (isDebug() && error instanceof Error && error.stack !== undefined) console.log(error.stack);
  setFailed(describeError(error, path));
}

export function describeError(error: unknown, path: string | undefined): string {
  if (error instanceof CallOnceFailed) return describeFailedBuild(error, path);
  const message = error instanceof Error ? error.message : `${error}`;
  return isDiskFull(error) ? `${message}\nNothing was recorded: the next job builds. Make room first.` : message;
}

/**
 * Prints the last lines of the build's output, where the failure came with them. They are another job's text, in which no
 * workflow command may act.
 */
export function printFailureTail(error: unknown, stopToken: string): void {
  // The leg that built has shown all of it already; only its failure has a cause.
  if (!(error instanceof CallOnceFailed) || error.cause !== undefined || !isObject(error.failure.details)) return;
  const { tail } = error.failure.details;
  if (typeof tail !== 'string' || tail === '') return;
  console.log(`The last lines of the build's output:\n::stop-commands::${stopToken}\n${tail}\n::${stopToken}::`);
}

function describeFailedBuild({ failure }: CallOnceFailed, path: string | undefined): string {
  const { message, details, builder, failedAt } = failure;
  const by = builder === undefined ? '' : `, by ${describeBuilder(builder)}`;
  const when = failedAt === undefined ? '' : `, at ${failedAt}`;
  const log =
    isObject(details) && typeof details.log === 'string' && path !== undefined
      ? `; log: ${join(path, details.log)}`
      : '';
  const url = builder?.about?.url;
  return `${message}${by}${when}${log}${typeof url === 'string' ? `; job: ${url}` : ''}`;
}

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

/** The last lines of the build's output, for the log of a leg that did not build itself. */
export function failureTail(error: unknown): string | undefined {
  if (!(error instanceof CallOnceFailed) || !isObject(error.failure.details)) return undefined;
  const { tail } = error.failure.details;
  return typeof tail === 'string' && tail !== '' ? tail : undefined;
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

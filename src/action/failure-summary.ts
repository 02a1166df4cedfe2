import { summary } from '@actions/core';
import { CallOnceFailed } from '../call-once/errors.ts';
import { isObject } from '../nfs-lock/holder.ts';
import { asText } from './summary.ts';

/** Writes into the job's summary why there is no result: it is the job that failed that people look at. */
export async function writeFailureSummary(error: unknown, described: string): Promise<void> {
  await summary.addRaw(renderFailureSummary(error, described), true).write();
}

/** @param described the error as the log has it */
export function renderFailureSummary(error: unknown, described: string): string {
  const details = error instanceof CallOnceFailed ? error.failure.details : undefined;
  const tail = isObject(details) && typeof details.tail === 'string' ? details.tail : '';
  const lines = tail === '' ? '' : `\n<pre>${tail.split('\n').map(asText).join('\n')}</pre>\n`;
  return `### build-once: failed\n\n${described.split('\n').map(asText).join('<br>')}\n${lines}\n`;
}

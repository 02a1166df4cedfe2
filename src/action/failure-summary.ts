import { CallOnceFailed } from '../call-once/errors.ts';
import { parseFailureDetails } from './failure-details.ts';
import { asText } from './summary.ts';

/**
 * Why there is no result: it is the job that failed that people look at.
 *
 * @param described the error as the log has it
 */
export function renderFailureSummary(error: unknown, described: string): string {
  const details = error instanceof CallOnceFailed ? error.failure.details : undefined;
  const { tail = '' } = parseFailureDetails(details) ?? {};
  const lines = tail === '' ? '' : `\n<pre>${tail.split('\n').map(asText).join('\n')}</pre>\n`;
  return `### build-once: failed\n\n${described.split('\n').map(asText).join('<br>')}\n${lines}\n`;
}

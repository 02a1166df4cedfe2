import { listErrors, parseFailureDetails } from '../../build/attempt/failure-details.ts';
import { CallOnceFailed } from '../../call-once/errors.ts';
import { asText } from './as-text.ts';

/**
 * Why there is no result, for whoever opens the failed job.
 *
 * @param described the error as in the log
 */
export function renderFailureSummary(error: unknown, described: string): string {
  const details = error instanceof CallOnceFailed ? error.failure.details : undefined;
  const { errors = [], tail = '' } = parseFailureDetails(details) ?? {};
  const parts = [
    `### build-once: failed\n\n${described
      .split('\n')
      .map((line) => asText(line))
      .join('<br>')}\n`,
    ...block("The first errors in the build's output, each with its line in the log:", listErrors(errors)),
    ...block('The last lines of it:', tail),
  ];
  return `${parts.join('\n')}\n`;
}

function block(title: string, text: string): string[] {
  return text === ''
    ? []
    : [
        `${title}\n\n<pre>${text
          .split('\n')
          .map((line) => asText(line))
          .join('\n')}</pre>\n`,
      ];
}

import type { EntryListing } from './entry-paths.ts';

export const RETRY_FAILED = ['next-attempt', 'always', 'never'] as const;

/**
 * Who may try a failed call again. A run attempt that wants to tell its failures from others' names itself; the library
 * alone has one failure marker, which stands until `clean()`.
 */
export interface RetryRule {
  /**
   * - `next-attempt`: a failure counts for the run attempt in which it happened, and for nobody else.
   * - `never`: any failure counts.
   * - `always`: only a failure that happens while the caller waits counts.
   */
  readonly retryFailed: (typeof RETRY_FAILED)[number];
  /** `RUN-ATTEMPT`; letters, digits and `-`. */
  readonly runAttempt?: string;
}

/** @throws TypeError for a run attempt that no listing would be searched for */
export function parseRule({ retryFailed = RETRY_FAILED[0], runAttempt }: Partial<RetryRule>): RetryRule {
  if (runAttempt === undefined) return { retryFailed };
  if (!/^[A-Za-z0-9-]+$/.test(runAttempt))
    throw new TypeError(`runAttempt must be letters, digits and '-', not ${JSON.stringify(runAttempt)}`);
  return { retryFailed, runAttempt };
}

/** The name of the failure marker that is this caller's result, if any. */
export function countingFailure(
  { failures }: EntryListing,
  name: string,
  { retryFailed, runAttempt }: RetryRule,
  seenAtStart: readonly string[],
): string | undefined {
  const own = runAttempt === undefined ? `${name}.failed` : `${name}.failed.${runAttempt}`;
  const isOwn = (marker: string) => marker.startsWith(own) && /^(\.\d+)?$/.test(marker.slice(own.length));
  switch (retryFailed) {
    case 'never':
      return failures[0];
    case 'next-attempt':
      return failures.find(isOwn);
    case 'always':
      return failures.find((marker) => isOwn(marker) && !seenAtStart.includes(marker));
  }
}

/** The ids under which a failure may be stored, in the order to try: write-once each, so a second failure needs a second. */
export function* failureIds({ runAttempt, retryFailed }: RetryRule): Generator<string | undefined> {
  yield runAttempt;
  if (retryFailed !== 'always') return;
  for (let again = 2; ; again += 1) yield runAttempt === undefined ? `${again}` : `${runAttempt}.${again}`;
}

/** Which failures a caller goes by. */
export interface CallerRule {
  readonly retryFailed: 'next-attempt' | 'always' | 'never';
  readonly runAttempt?: string;
}

/** Whether that failure marker is one of the caller's own run attempt: `NAME.failed.RUN-ATTEMPT`, or its second, third, … */
export function isOwnFailure(marker: string, name: string, { runAttempt }: CallerRule): boolean {
  const own = runAttempt === undefined ? `${name}.failed` : `${name}.failed.${runAttempt}`;
  return marker === own || (marker.startsWith(`${own}.`) && /^\d+$/.test(marker.slice(own.length + 1)));
}

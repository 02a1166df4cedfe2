import type { RetryMatch } from '../build/attempt/retry-on.ts';
import { CallFailure } from '../call-once/errors.ts';
import { isObject, type Json } from '../nfs-lock/holder.ts';

/** What a failed build leaves besides its message. */
export type FailureDetails = {
  /** The build log, relative to `path`. */
  readonly log: string;
  /** The last lines of the output. */
  readonly tail: string;
  readonly exitCode: number;
};

/** The build failed: that is a result for everybody. */
export class BuildFailed extends CallFailure {
  declare readonly details: FailureDetails;
  /** What the output says by which, as `retry-on` has it, another try is worth while. */
  readonly retryMatch: RetryMatch | undefined;

  constructor(message: string, details: FailureDetails, retryMatch?: RetryMatch) {
    super(message, details);
    this.retryMatch = retryMatch;
  }
}

/** Undefined for a failure that is not ours: pytest-cocotb's is a message alone. */
export function parseFailureDetails(details: Json | undefined): FailureDetails | undefined {
  if (!isObject(details)) return undefined;
  const { log, tail, exitCode } = details;
  return typeof log === 'string' && typeof tail === 'string' && typeof exitCode === 'number'
    ? { log, tail, exitCode }
    : undefined;
}

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

  constructor(message: string, details: FailureDetails) {
    super(message, details);
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

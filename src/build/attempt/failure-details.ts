import { CallFailure } from '../../call-once/errors.ts';
import { isObject, type Json } from '../../shared-dir/json.ts';
import { type Audit, parseAudit } from '../audit/findings.ts';
import type { ErrorLine } from './first-errors.ts';
import type { RetryMatch } from './retry-on.ts';

/** What a failed build leaves besides its message. */
export type FailureDetails = {
  /** The build log, relative to `path`. */
  readonly log: string;
  /** The first lines of the output that are errors. */
  readonly errors: readonly ErrorLine[];
  /** The last lines of the output. */
  readonly tail: string;
  readonly exitCode: number;
  /** Where it is what the build has read that made it fail. */
  readonly audit?: Audit;
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

/** Undefined for a failure that is not ours; pytest-cocotb stores only a message. */
export function parseFailureDetails(details: Json | undefined): FailureDetails | undefined {
  if (!isObject(details)) return undefined;
  const { log, errors, tail, exitCode } = details;
  const audit = parseAudit(details.audit);
  if (typeof log !== 'string' || typeof tail !== 'string' || typeof exitCode !== 'number') return undefined;
  return {
    log,
    errors: Array.isArray(errors) ? errors.flatMap(parseErrorLine) : [],
    tail,
    exitCode,
    ...(audit === undefined ? {} : { audit }),
  };
}

function parseErrorLine(value: Json): ErrorLine[] {
  if (!isObject(value)) return [];
  const { line, text } = value;
  return typeof line === 'number' && typeof text === 'string' ? [{ line, text }] : [];
}

/** One per line, each after its line number in the log. */
export function listErrors(errors: readonly ErrorLine[]): string {
  const width = Math.max(0, ...errors.map(({ line }) => `${line}`.length));
  return errors.map(({ line, text }) => `${`${line}`.padStart(width)}: ${text}`).join('\n');
}

import type { Done } from '../call-once/markers.ts';
import { NFSLockTimeout } from '../nfs-lock/errors.ts';

/**
 * - `if-missing`: what is there is used, what is not is built.
 * - `always`: what an earlier run has built does not count.
 * - `never`: what is there is used, what is not is waited for.
 */
export type BuildPolicy = 'if-missing' | 'always' | 'never';

/**
 * Why a result is too old for this run; undefined if it is not. GitHub counts runs up, so that one of a later run is newer
 * than ours: two runs at once do not build in turns, each for want of its own.
 */
export function whyTooOld(policy: BuildPolicy, runId: string, { builder }: Pick<Done, 'builder'>): string | undefined {
  if (policy !== 'always') return undefined;
  const run = builder?.about?.run;
  if (typeof run === 'string' && /^\d{1,30}$/.test(run) && BigInt(run) >= BigInt(runId)) return undefined;
  return `it is of ${typeof run === 'string' ? 'an earlier run' : 'no known run'} (build-policy: always)`;
}

/** A job that may not build has waited in vain. */
export class NobodyBuilt extends NFSLockTimeout {
  constructor(entry: string, { lockPath, timeoutSeconds }: NFSLockTimeout) {
    super(lockPath, timeoutSeconds);
    this.message =
      `nobody has built ${entry} within ${timeoutSeconds} s (timeout), and this job may not (build-policy: never)\n` +
      "Let a job that may build it run before or beside this one, with the same key, or raise 'timeout'.";
  }
}

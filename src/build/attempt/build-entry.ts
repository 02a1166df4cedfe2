import { CallAbandoned } from '../../call-once/errors.ts';
import type { Call } from '../../call-once/options.ts';
import { isDiskFull, SharedDirError } from '../../shared-dir/shared-dir.ts';
import { makeAttempt } from '../../store/attempts.ts';
import { attemptPlace, parseAttempt } from '../../store/layout.ts';
import { shortLine } from '../output/printable.ts';
import type { PhaseName } from '../phases.ts';
import type { BuildResult } from '../result/result.ts';
import { type BuildContext, buildAttempt } from './build-attempt.ts';
import { BuildFailed } from './failure-details.ts';
import { licencePauseSeconds, saysLicenceDenied } from './licence.ts';

/**
 * Builds an entry and returns what every leg needs of it. A build that failed only for want of a licence, or with output that
 * `retry-on` names, is retried in a new attempt.
 *
 * @throws BuildFailed if the build failed, which is a result for everybody
 * @throws CallAbandoned if it was cancelled, or this runner could not run it: the next job tries
 * @throws SharedDirError where the mount failed
 */
export async function buildEntry(context: BuildContext, call: Call): Promise<BuildResult> {
  const { inputs, entry, host, reporter, uses, onPhase } = context;
  const { dir } = entry;
  for (let tries = 1, before = 0; ; tries += 1) {
    const attempt = await makeAttempt(host.dir, dir, call.claim.token, uses, before);
    before = parseAttempt(attempt)?.number ?? 0;
    const nextTry = (failure: BuildFailed) => nextTryAfter(failure, tries, inputs.licenseTries);
    try {
      return await buildAttempt(context, call, attempt, (failure) => nextTry(failure)?.notice);
    } catch (error) {
      await leaveAttempt(context, attempt);
      if (!(error instanceof BuildFailed)) throw withoutVerdict(error);
      const next = nextTry(error);
      if (next === undefined) throw afterLastTry(error, tries, inputs.licenseTries);
      reporter.warning(next.notice);
      onPhase(next.phase);
      await host.clock.sleep(next.pauseSeconds, call.signal);
      if (call.signal.aborted) throw new CallAbandoned(`ended in the ${next.phase}`);
    }
  }
}

/** Of what this job has built and does not go on with. What cannot be removed now the post step removes. */
export async function leaveAttempt({ entry, uses, reporter }: BuildContext, attempt: string): Promise<void> {
  const { users } = attemptPlace(entry.dir, attempt);
  await uses.end(users).catch((error: unknown) => reporter.debug(`${error}`));
}

interface NextTry {
  readonly notice: string;
  readonly phase: PhaseName;
  readonly pauseSeconds: number;
}

function nextTryAfter(failure: BuildFailed, tries: number, mostTries: number): NextTry | undefined {
  const excuse = excuseOf(failure);
  if (excuse === undefined || tries >= mostTries) return undefined;
  const pauseSeconds = licencePauseSeconds(tries);
  const notice = `${upperFirst(excuse.reason)} (try ${tries} of ${mostTries}); trying again in ${pauseSeconds} s`;
  return { notice, phase: excuse.phase, pauseSeconds };
}

function afterLastTry(failure: BuildFailed, tries: number, mostTries: number): BuildFailed {
  const excuse = excuseOf(failure);
  if (excuse === undefined) return failure;
  return new BuildFailed(`${failure.message}: ${excuse.reason}, in ${tries} of ${mostTries} tries`, failure.details);
}

/** Why a build failed that says nothing about the sources. */
interface Excuse {
  readonly reason: string;
  readonly phase: PhaseName;
}

function excuseOf({ details, retryMatch }: BuildFailed): Excuse | undefined {
  // The command itself has succeeded.
  if (details.audit !== undefined) return undefined;
  if (retryMatch !== undefined) {
    const { line, pattern } = retryMatch;
    const reason = `the output says "${shortLine(line, LONGEST_QUOTE)}" (retry-on: ${shortLine(pattern.text, LONGEST_QUOTE)})`;
    return { reason, phase: 'wait for another try' };
  }
  return saysLicenceDenied(details.tail) ? { reason: 'no licence was free', phase: 'wait for a licence' } : undefined;
}

const LONGEST_QUOTE = 200;

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A fault of this runner, such as a missing temporary directory, must not fail the other legs. */
function withoutVerdict(error: unknown): unknown {
  if (error instanceof CallAbandoned || error instanceof SharedDirError || isDiskFull(error)) return error;
  const why = error instanceof Error ? error.message : `${error}`;
  return new CallAbandoned(`this runner could not run the build: ${why}\nNothing was recorded: the next job builds.`, {
    cause: error,
  });
}

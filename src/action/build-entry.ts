import { join } from 'node:path';
import { BuildLog } from '../build/build-log.ts';
import { licencePauseSeconds, saysLicenceDenied } from '../build/licence.ts';
import { CallAbandoned } from '../call-once/errors.ts';
import type { Call } from '../call-once/options.ts';
import { isDiskFull, SharedDirError } from '../shared-dir/shared-dir.ts';
import { type BuildContext, buildAttempt } from './build-attempt.ts';
import { BuildFailed } from './failure-details.ts';
import type { BuildResult } from './result.ts';

/**
 * Builds an entry, and returns what every leg needs of it. A build that only lacked a licence is tried again, in another
 * attempt's directory.
 *
 * @throws BuildFailed if the build failed: that is a result for everybody
 * @throws CallAbandoned if it was ended, or this runner could not run it: the next one tries
 * @throws SharedDirError where the mount refused
 */
export async function buildEntry(context: BuildContext, call: Call): Promise<BuildResult> {
  const { inputs, host, warn, onPhase } = context;
  for (let tries = 1; ; tries += 1) {
    try {
      return await buildAttempt(context, call);
    } catch (error) {
      if (!(error instanceof BuildFailed)) throw withoutVerdict(error);
      if (!saysLicenceDenied(error.details.tail)) throw error;
      if (tries >= inputs.licenseTries) {
        const inVain = `no licence was free, in ${tries} of ${inputs.licenseTries} tries`;
        throw new BuildFailed(`${error.message}: ${inVain}`, error.details);
      }
      const pause = licencePauseSeconds(tries);
      const notice = `No licence was free (try ${tries} of ${inputs.licenseTries}); trying again in ${pause} s`;
      warn(notice);
      await tellWaiters(join(inputs.path, error.details.log), notice).catch(() => undefined);
      onPhase('wait for a licence');
      await host.clock.sleep(pause, call.signal);
      if (call.signal.aborted) throw new CallAbandoned('ended while it waited for a licence');
    }
  }
}

/** They follow the log of the build. That it could not be written to is no reason to give up the next try. */
async function tellWaiters(logPath: string, notice: string): Promise<void> {
  const log = await BuildLog.create(logPath);
  await log.append(Buffer.from(`${notice}\n`));
  await log.close();
}

/** A runner without a temporary directory, say, has said nothing about the build: no other leg may fail by it. */
function withoutVerdict(error: unknown): unknown {
  if (error instanceof CallAbandoned || error instanceof SharedDirError || isDiskFull(error)) return error;
  const why = error instanceof Error ? error.message : `${error}`;
  return new CallAbandoned(`this runner could not run the build: ${why}\nNothing was recorded: the next job builds.`, {
    cause: error,
  });
}

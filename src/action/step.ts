import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { info, warning } from '@actions/core';
import { takeFingerprints } from '../build/fingerprint.ts';
import { BASH, SH } from '../build/shells.ts';
import { CallOnce, type Outcome } from '../call-once/call-once.ts';
import type { Host } from '../nfs-lock/host.ts';
import { mountOf, mountWarnings } from '../shared-dir/mount-options.ts';
import { firstMissing } from '../shared-dir/result-files.ts';
import { isDiskFull } from '../shared-dir/shared-dir.ts';
import { discardAttempt } from './build-attempt.ts';
import { buildEntry } from './build-entry.ts';
import { buildEnvironment } from './build-environment.ts';
import type { Cancellation } from './cancellation.ts';
import { type Entry, identify } from './entry.ts';
import { type Environment, InputError, type Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import { LogFollower } from './log-follower.ts';
import { type Phase, Phases } from './phases.ts';
import { findPrevious, type PreviousBuild } from './previous-build.ts';
import { type BuildResult, isBuildResult } from './result.ts';
import { checkPath, makeEntryHome } from './share.ts';
import { saveFinished, saveUnfinished } from './step-state.ts';
import { describeBuilder, WaitReport } from './wait-report.ts';

/** All that a step works with; whatever it touches comes in here. */
export interface Step {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly env: Environment;
  readonly host: Host;
  /** What Node was started with. */
  readonly mainPath: string;
  readonly cancellation: Cancellation;
}

/** Checks what only the file systems can say of the inputs. Nothing is created before this has passed. */
export async function checkPlaces({ inputs, host }: Step): Promise<void> {
  await checkPath(host.dir, inputs.path);
  const mount = await mountOf(inputs.path);
  for (const doubt of mount === undefined ? [] : mountWarnings(mount)) warning(doubt);
  const place = await stat(inputs.workingDirectory).catch(() => undefined);
  if (place?.isDirectory() !== true) {
    throw new InputError('working-directory', `${inputs.workingDirectory} is not a directory on this runner`);
  }
}

/** Finds out which entry this step is about, from the inputs and what the fingerprint commands print. */
export async function identifyEntry({ inputs, job, env, cancellation }: Step): Promise<Entry> {
  const fingerprint = await takeFingerprints(inputs.fingerprint, {
    // The commands are lines of a shell, whatever the build's own script is written in.
    shell: inputs.shell === SH ? SH : BASH,
    cwd: inputs.workingDirectory,
    env: buildEnvironment(env),
    temporary: job.temporary,
    ...cancellation,
  });
  return identify(inputs, job, fingerprint);
}

/** How a step came to its result, and what a person may want to know of that. */
export interface Built extends Outcome<BuildResult> {
  readonly phases: readonly Phase[];
  /** The build of the same name before this one, where this step had to build. */
  readonly previous?: PreviousBuild;
}

/** Builds the entry, or waits for whoever builds it, or finds it built. */
export async function buildOnce(step: Step, entry: Entry): Promise<Built> {
  const { inputs, job, env, host, mainPath, cancellation } = step;
  const home = await makeEntryHome(host.dir, inputs.path, entry);
  const phases = new Phases(host.clock.wallSeconds);
  const print = (text: string) => void process.stdout.write(text);
  let previous: PreviousBuild | undefined;
  let own: BuildResult | undefined;
  const lookForPrevious = async () => await findPrevious(host.dir, home, inputs.name, entry.id);
  await using report = new WaitReport({
    entry: entry.id,
    clockSeconds: host.clock.monotonicSeconds,
    print: info,
    follower: new LogFollower(host.dir, join(home, entry.id), host.newToken(), print),
    findPrevious: lookForPrevious,
  });
  const guard = new CallOnce<BuildResult>({
    path: home,
    name: entry.id,
    timeout: inputs.timeoutSeconds,
    pollInterval: inputs.pollSeconds,
    lease: inputs.leaseSeconds,
    staleTimeout: inputs.staleSeconds,
    retryFailed: inputs.retryFailed,
    runAttempt: `${job.runId}-${job.runAttempt}`,
    signal: cancellation.stop,
    about: { job: job.title, runner: job.runner, url: job.url, run: job.runId, attempt: job.runAttempt },
    host,
    fn: async (call) => {
      previous = await lookForPrevious().catch(() => undefined);
      info(`Building ${entry.id}: this job was first, the others wait for it`);
      try {
        own = await buildEntry(
          {
            inputs,
            job,
            entry,
            env,
            host,
            mainPath,
            kill: cancellation.kill,
            print,
            warn: warning,
            onStarted: saveUnfinished,
            onPhase: phases.begin,
          },
          call,
        );
        return own;
      } finally {
        saveFinished();
      }
    },
    refuse: async (value) => {
      if (!isBuildResult(value)) return 'its .done was not written by build-once; building again';
      const { dir, expected } = value;
      const missing = await firstMissing(host.dir, inputs.path, dir, expected);
      return missing === undefined ? undefined : `${missing} is gone; building again`;
    },
    onWaiting: async (waiting) => await report.waiting(waiting),
    onBroken: ({ holder, why }) => {
      const who = holder === undefined ? 'a job that left no name' : describeBuilder(holder);
      warning(`Took the lock of ${entry.id} away from ${who}: ${why}`);
    },
    onNotice: warning,
  });
  const outcome = await guard.run().catch(async (error: unknown) => {
    // The disk was full when the result was to be published.
    if (own !== undefined && isDiskFull(error)) await discardAttempt(inputs.path, own, error, warning);
    throw error;
  });
  return { ...outcome, phases: phases.end(), ...(previous === undefined ? {} : { previous }) };
}

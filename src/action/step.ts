import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { info, warning } from '@actions/core';
import { canRun } from '../build/find-program.ts';
import { takeFingerprints } from '../build/fingerprint.ts';
import { BASH, SH } from '../build/shells.ts';
import { CallOnce } from '../call-once/call-once.ts';
import { EntryPaths } from '../call-once/entry-paths.ts';
import type { Outcome } from '../call-once/options.ts';
import type { Host } from '../nfs-lock/host.ts';
import { LockAge } from '../nfs-lock/lock-age.ts';
import { LockPaths } from '../nfs-lock/lock-paths.ts';
import { mountOf, mountWarnings } from '../shared-dir/mount-options.ts';
import { firstMissing, matchFiles } from '../shared-dir/result-files.ts';
import { isDiskFull } from '../shared-dir/shared-dir.ts';
import { discardAttempt } from './build-attempt.ts';
import { buildEntry } from './build-entry.ts';
import { buildEnvironment } from './build-environment.ts';
import { describeBuilder } from './builder.ts';
import type { Cancellation } from './cancellation.ts';
import { type Entry, identify } from './entry.ts';
import { type Environment, InputError, type Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import type { JobLog } from './job-log.ts';
import { LogFollower } from './log-follower.ts';
import { thisMachine } from './machine.ts';
import { type Phase, Phases } from './phases.ts';
import { findPrevious, type PreviousBuild } from './previous-build.ts';
import { type BuildResult, isBuildResult, resultDir } from './result.ts';
import { checkPath, makeEntryHome } from './share.ts';
import { saveFinished, saveUnfinished } from './step-state.ts';
import { WaitReport } from './wait-report.ts';

/** All that a step works with; whatever it touches comes in here. */
export interface Step {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly env: Environment;
  readonly host: Host;
  /** What Node was started with. */
  readonly mainPath: string;
  readonly jobLog: JobLog;
  readonly cancellation: Cancellation;
}

/** Checks what only the file systems can say of the inputs. Nothing is created before this has passed. */
export async function checkPlaces({ inputs, host, env }: Step): Promise<void> {
  await checkPath(host.dir, inputs.path);
  const mount = await mountOf(inputs.path);
  for (const doubt of mount === undefined ? [] : mountWarnings(mount)) warning(doubt);
  const place = await stat(inputs.workingDirectory).catch(() => undefined);
  if (place?.isDirectory() !== true) {
    throw new InputError('working-directory', `${inputs.workingDirectory} is not a directory on this runner`);
  }
  // That one runner lacks it says nothing about the build, by which every leg would fail.
  const { program } = inputs.shell.command('');
  if (!canRun(program, { cwd: inputs.workingDirectory, PATH: env.PATH ?? '' })) {
    throw new InputError('shell', `${program} is not on the PATH of this runner`);
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
  return identify(inputs, job, fingerprint, thisMachine());
}

/** Why what a `.done` says is no result for this step. */
async function whyNoResult({ inputs, host }: Step, value: BuildResult): Promise<string | undefined> {
  if (!isBuildResult(value)) return 'its .done was not written by build-once';
  const missing = await firstMissing(host.dir, inputs.path, value.dir, value.expected);
  if (missing !== undefined) return `${missing} is gone`;
  // This step may expect more than the one that built it.
  const asked = inputs.expect.filter((pattern) => !value.expected.includes(pattern));
  const { unmatched } = await matchFiles(resultDir(inputs.path, value), asked);
  return unmatched.length === 0 ? undefined : `nothing in ${value.dir} matches '${unmatched[0]}' (expect)`;
}

/** How a step came to its result, and what a person may want to know of that. */
export interface Built extends Outcome<BuildResult> {
  readonly phases: readonly Phase[];
  /** The build of the same name before this one, where this step had to build. */
  readonly previous?: PreviousBuild;
}

/** Builds the entry, or waits for whoever builds it, or finds it built. */
export async function buildOnce(step: Step, entry: Entry): Promise<Built> {
  const { inputs, job, env, host, mainPath, jobLog, cancellation } = step;
  const home = await makeEntryHome(host.dir, inputs.path, entry);
  const phases = new Phases(host.clock.wallSeconds);
  let previous: PreviousBuild | undefined;
  let own: BuildResult | undefined;
  let lastAttempt = 0;
  const lockAge = new LockAge(host, new LockPaths(new EntryPaths(home, entry.id).lock));
  const lookForPrevious = async () => await findPrevious(host.dir, home, inputs.name, entry.id);
  await using report = new WaitReport({
    entry: entry.id,
    clockSeconds: host.clock.monotonicSeconds,
    print: info,
    follower: new LogFollower(host.dir, join(home, entry.id), host.newToken(), jobLog.print),
    findPrevious: lookForPrevious,
    buildSeconds: async () => await lockAge.seconds(),
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
            lastAttempt: () => lastAttempt,
            kill: cancellation.kill,
            print: jobLog.print,
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
      const why = await whyNoResult(step, value);
      if (isBuildResult(value)) lastAttempt = Number(basename(value.dir)) || 0;
      return why && `${why}; building again`;
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

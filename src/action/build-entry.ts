import { join } from 'node:path';
import { BuildLog } from '../build/build-log.ts';
import { licencePauseSeconds, saysLicenceDenied } from '../build/licence.ts';
import { runGroup } from '../build/process-group.ts';
import { Script } from '../build/script.ts';
import { parseShell } from '../build/shells.ts';
import { makeAttempt } from '../call-once/attempts.ts';
import type { Call } from '../call-once/call-once.ts';
import { CallAbandoned, CallFailure } from '../call-once/errors.ts';
import type { Host } from '../nfs-lock/host.ts';
import { hasRoom, removeTree } from '../shared-dir/result-files.ts';
import { isDiskFull, SharedDirError } from '../shared-dir/shared-dir.ts';
import { syncTree } from '../shared-dir/sync-tree.ts';
import { Annotations } from './annotations.ts';
import { describeProblem, lookAt } from './build-ending.ts';
import { buildEnvironment } from './build-environment.ts';
import { BuildOutput } from './build-output.ts';
import type { Entry } from './entry.ts';
import { FileCommandFiles } from './file-commands.ts';
import type { Environment, Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import { Masks } from './masks.ts';
import type { PhaseName } from './phases.ts';
import type { BuildResult } from './result.ts';

/** What one build of an entry needs from the step. */
export interface BuildContext {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly entry: Entry;
  readonly env: Environment;
  readonly host: Host;
  /** Ends the build at once. */
  readonly kill: AbortSignal;
  readonly print: (text: string) => void;
  readonly warn: (message: string) => void;
  /** Called with the process group of the build. */
  readonly onStarted: (call: Call, group: number) => void;
  readonly onPhase: (name: PhaseName) => void;
}

/** What a failed build leaves besides its message. */
export type FailureDetails = { readonly log: string; readonly tail: string; readonly exitCode: number };

/**
 * Runs the build command in the next attempt's directory, and returns what every leg needs of it. A build that only
 * lacked a licence is tried again, in another attempt's.
 *
 * @throws CallFailure if the build failed: that is a result for everybody
 * @throws CallAbandoned if it was ended, or the disk was full: the next one tries
 */
export async function buildEntry(context: BuildContext, call: Call): Promise<BuildResult> {
  const { inputs, host, warn, onPhase } = context;
  for (let tries = 1; ; tries += 1) {
    try {
      return await buildAttempt(context, call);
    } catch (error) {
      if (!(error instanceof CallFailure) || !saysLicenceDenied((error.details as FailureDetails).tail)) throw error;
      if (tries >= inputs.licenseTries) {
        const inVain = `no licence was free, in ${tries} of ${inputs.licenseTries} tries`;
        throw new CallFailure(`${error.message}: ${inVain}`, error.details);
      }
      const pause = licencePauseSeconds(tries);
      warn(`No licence was free (try ${tries} of ${inputs.licenseTries}); trying again in ${pause} s`);
      onPhase('wait for a licence');
      await host.clock.sleep(pause, call.signal);
      if (call.signal.aborted) throw new CallAbandoned('ended while it waited for a licence');
    }
  }
}

async function buildAttempt(context: BuildContext, call: Call): Promise<BuildResult> {
  const { inputs, entry, host, env, warn, onPhase } = context;
  const home = [...entry.folders, entry.id].join('/');
  const attempt = await makeAttempt(host.dir, join(inputs.path, home));
  const dir = join(inputs.path, home, `${attempt}`);
  const logPath = `${home}/${attempt}.log`;
  const masks = new Masks(env);
  await using files = await FileCommandFiles.create(context.job.temporary);
  const log = await BuildLog.create(join(inputs.path, logPath));
  try {
    onPhase('build');
    const exitCode = await runCommand(context, call, { dir, log, masks, files });
    const ending = await lookAt(dir, exitCode, inputs.expect);
    const fail = (problem: string) =>
      new CallFailure(problem, { log: logPath, tail: log.tail, exitCode } satisfies FailureDetails);
    const problem = describeProblem(ending);
    if (problem !== undefined) {
      await log.close();
      if (log.sawFullDisk || !(await hasRoom(dir))) throw new SharedDirError('write to', dir, 'ENOSPC');
      throw fail(problem);
    }
    const commands = await files.read().catch((error: Error) => {
      throw fail(error.message);
    });
    await log.close();
    if (log.setback !== undefined)
      warn(`the build log is not complete: ${log.setback instanceof Error ? log.setback.message : log.setback}`);
    onPhase('publish');
    await syncTree(dir);
    const { ingredients } = entry;
    return store(
      masks,
      { dir: `${home}/${attempt}`, log: logPath, expected: ending.found, commands, builtIn: dir, ingredients },
      warn,
    );
  } catch (error) {
    await log.close();
    if (error instanceof SharedDirError)
      await discardAttempt(inputs.path, { dir: `${home}/${attempt}`, log: logPath }, error, warn);
    throw error;
  }
}

/**
 * Removes what an attempt has left that the mount failed: it is of no use to anyone, and after a full disk the next one
 * needs the room, that of the log, too.
 */
export async function discardAttempt(
  path: string,
  { dir, log }: Pick<BuildResult, 'dir' | 'log'>,
  error: unknown,
  warn: (message: string) => void,
): Promise<void> {
  for (const useless of isDiskFull(error) ? [dir, log] : [dir]) {
    await removeTree(join(path, useless)).catch((left: Error) => warn(left.message));
  }
}

interface Attempt {
  readonly dir: string;
  readonly log: BuildLog;
  readonly masks: Masks;
  readonly files: FileCommandFiles;
}

async function runCommand(context: BuildContext, call: Call, { dir, log, masks, files }: Attempt): Promise<number> {
  const { inputs, job, env, kill, print, warn, onStarted } = context;
  const shell = parseShell(inputs.shell);
  if (shell === undefined) throw new TypeError(`not a shell: ${inputs.shell}`);
  await using script = await Script.write(job.temporary, shell, inputs.run);
  const places = { workspace: job.workspace, workingDirectory: inputs.workingDirectory, resultDir: dir };
  const annotations = inputs.annotate ? await Annotations.read(process.argv[1] ?? '', places) : undefined;
  const show = (line: string) => annotations?.show(line) ?? line;
  const output = new BuildOutput({ log, masks, show, print });
  print(annotations?.begin ?? '');
  const command = {
    argv: script.argv,
    cwd: inputs.workingDirectory,
    env: { ...buildEnvironment(env), ...files.env, BUILD_ONCE_DIR: dir },
  };
  const end = await runGroup(command, {
    stop: call.signal,
    kill,
    onStarted: (group) => onStarted(call, group),
    onOutput: (bytes) => output.take(bytes),
  }).finally(async () => {
    await output.end();
    print(annotations?.end ?? '');
  });
  if (end.kind === 'stopped') throw new CallAbandoned('the build was ended before it was done');
  if (end.leftBehind) warn('the build left processes behind; they were ended, since its result is shared from now on');
  return end.code;
}

/** The result as it goes to the share: nothing in it that this job masked. */
function store(masks: Masks, result: BuildResult, warn: (message: string) => void): BuildResult {
  const stored = masks.hide(result);
  const { outputs, env } = result.commands;
  const hidden = [...outputs, ...env].filter((pair) => masks.hide(pair)[1] !== pair[1]).map(([name]) => name);
  if (hidden.length > 0)
    warn(`${hidden.join(', ')}: holds a masked value, which is not shared; every leg gets *** in its place`);
  return stored;
}

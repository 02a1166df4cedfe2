import { join } from 'node:path';
import { BuildLog } from '../build/build-log.ts';
import { runGroup } from '../build/process-group.ts';
import { Script } from '../build/script.ts';
import { parseShell } from '../build/shells.ts';
import { makeAttempt } from '../call-once/attempts.ts';
import type { Call } from '../call-once/call-once.ts';
import { CallAbandoned, CallFailure } from '../call-once/errors.ts';
import { hasRoom, matchFiles, removeTree } from '../shared-dir/result-files.ts';
import { type SharedDir, SharedDirError } from '../shared-dir/shared-dir.ts';
import { syncTree } from '../shared-dir/sync-tree.ts';
import { buildEnvironment } from './build-environment.ts';
import type { Entry } from './entry.ts';
import { FileCommandFiles } from './file-commands.ts';
import type { Environment, Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import type { BuildResult } from './result.ts';

/** What one build of an entry needs from the step. */
export interface BuildContext {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly entry: Entry;
  readonly env: Environment;
  readonly shared: SharedDir;
  /** Ends the build at once. */
  readonly kill: AbortSignal;
  readonly print: (bytes: Uint8Array | string) => void;
  readonly warn: (message: string) => void;
  /** Called with the process group of the build. */
  readonly onStarted: (call: Call, group: number) => void;
}

/** What a failed build leaves besides its message. */
export type FailureDetails = { readonly log: string; readonly tail: string; readonly exitCode: number };

/**
 * Runs the build command in the next attempt's directory, and returns what every leg needs of it.
 *
 * @throws CallFailure if the build failed: that is a result for everybody
 * @throws CallAbandoned if it was ended, or the disk was full: the next one tries
 */
export async function buildEntry(context: BuildContext, call: Call): Promise<BuildResult> {
  const { inputs, entry, shared, warn } = context;
  const home = [...entry.folders, entry.id].join('/');
  const attempt = await makeAttempt(shared, join(inputs.path, home));
  const dir = join(inputs.path, home, `${attempt}`);
  const logPath = `${home}/${attempt}.log`;
  await using files = await FileCommandFiles.create(context.job.temporary);
  const log = await BuildLog.create(join(inputs.path, logPath));
  try {
    const exitCode = await runCommand(context, call, dir, log, files);
    const { found, unmatched } = await matchFiles(dir, inputs.expect);
    const problem = describeProblem(exitCode, unmatched);
    if (problem !== undefined) {
      await log.close();
      if (log.sawFullDisk || !(await hasRoom(dir))) throw new SharedDirError('write to', dir, 'ENOSPC');
      throw new CallFailure(problem, { log: logPath, tail: log.tail, exitCode } satisfies FailureDetails);
    }
    const commands = await files.read().catch((error: Error) => {
      throw new CallFailure(error.message, { log: logPath, tail: log.tail, exitCode });
    });
    await log.close();
    if (log.setback !== undefined) warn(`the build log is not complete: ${log.setback}`);
    await syncTree(dir);
    const { ingredients } = entry;
    return { dir: `${home}/${attempt}`, log: logPath, expected: found, commands, builtIn: dir, ingredients };
  } catch (error) {
    await log.close();
    // What a full disk cut short is of no use to anyone, and the next one needs the room.
    if (error instanceof SharedDirError) await removeTree(dir).catch((left: Error) => warn(left.message));
    throw error;
  }
}

async function runCommand(
  context: BuildContext,
  call: Call,
  dir: string,
  log: BuildLog,
  files: FileCommandFiles,
): Promise<number> {
  const { inputs, job, env, kill, print, warn, onStarted } = context;
  const shell = parseShell(inputs.shell);
  if (shell === undefined) throw new TypeError(`not a shell: ${inputs.shell}`);
  await using script = await Script.write(job.temporary, shell, inputs.run);
  const end = await runGroup(
    {
      argv: script.argv,
      cwd: inputs.workingDirectory,
      env: { ...buildEnvironment(env), ...files.env, BUILD_ONCE_DIR: dir },
    },
    {
      stop: call.signal,
      kill,
      onStarted: (group) => onStarted(call, group),
      onOutput: async (bytes) => {
        print(bytes);
        await log.append(bytes);
      },
    },
  );
  if (end.kind === 'stopped') throw new CallAbandoned('the build was ended before it was done');
  if (end.leftBehind) warn('the build left processes behind; they were ended, since its result is shared from now on');
  return end.code;
}

/** What is wrong with a build that has ended, in one line; undefined if it is good. */
function describeProblem(exitCode: number, unmatched: readonly string[]): string | undefined {
  if (exitCode !== 0) return `the build failed with exit code ${exitCode}`;
  if (unmatched.length === 0) return undefined;
  return `the build succeeded, but left nothing that matches ${unmatched.map((pattern) => `'${pattern}'`).join(', ')} (expect)`;
}

import { CallAbandoned } from '../../call-once/errors.ts';
import type { Call } from '../../call-once/options.ts';
import { describeLeft } from '../../command/left-behind.ts';
import { markLimit } from '../../command/process-mark.ts';
import { runCommand } from '../../command/run-command.ts';
import { Script } from '../../command/script.ts';
import type { InputsFile } from '../audit/inputs-file.ts';
import { findPlaces } from '../output/places.ts';
import type { ProblemMatchers } from '../output/problem-matchers.ts';
import type { BuildRequest } from '../request.ts';
import type { CommandFiles } from '../result/file-commands.ts';
import type { BuildLog } from './build-log.ts';
import { BuildOutput } from './build-output.ts';
import type { FirstErrors } from './first-errors.ts';
import type { RetryWatch } from './retry-on.ts';

/** What one run of the build command works with. */
export interface Running {
  /** The result directory. */
  readonly dir: string;
  readonly log: BuildLog;
  readonly files: CommandFiles;
  readonly inputsFile: InputsFile;
  readonly watch: RetryWatch;
  readonly matchers: ProblemMatchers;
  readonly errors: FirstErrors;
}

/**
 * Runs the build command until all of its processes have ended.
 *
 * @returns its exit code
 * @throws CallAbandoned if it was cancelled
 */
export async function runBuild(request: BuildRequest, call: Call, running: Running): Promise<number> {
  const { inputs, job, env, stdin, masks, cancellation, reporter, noteUnfinished } = request;
  const { dir, log, files, inputsFile, watch, matchers, errors } = running;
  await using script = await Script.write(job.temporary, inputs.shell, inputs.run);
  const { workingDirectory } = inputs;
  const see = (line: string) => {
    watch.see(line);
    errors.see(line);
  };
  const limit = await markLimit();
  const command = {
    script,
    cwd: workingDirectory,
    stdin,
    env: { ...env, ...files.env, BUILD_ONCE_DIR: dir, BUILD_ONCE_INPUTS: inputsFile.path },
    mark: { environment: `BUILD_ONCE_DIR=${dir}`, ...(limit === undefined ? {} : { limit }) },
  };
  const shown = await reporter.openBuildOutput({
    matchers,
    workingDirectory,
    findPlaces: async () => await findPlaces(request, dir),
  });
  const output = new BuildOutput({ log, masks, see, reporter: shown });
  const end = await runCommand(command, {
    stop: call.signal,
    kill: cancellation.kill,
    onStarted: (root) => noteUnfinished({ ...call.claim, build: { root, mark: command.mark } }),
    onOutput: (bytes) => output.take(bytes),
  }).finally(() => output.end());
  noteUnfinished(call.claim);
  for (const notice of describeLeft('the build', end)) reporter.warning(notice);
  if (end.code === undefined) throw new CallAbandoned('the build was ended before it was done');
  return end.code;
}

import { Annotations } from '../../action/annotations/annotations.ts';
import { buildEnvironment } from '../../action/build-environment.ts';
import type { FileCommandFiles } from '../../action/file-commands/file-commands.ts';
import { saveUnfinished } from '../../action/file-commands/step-state.ts';
import { CallAbandoned } from '../../call-once/errors.ts';
import type { Call } from '../../call-once/options.ts';
import { describeLeft } from '../../command/left-behind.ts';
import { markLimit } from '../../command/process-mark.ts';
import { runCommand } from '../../command/run-command.ts';
import { Script } from '../../command/script.ts';
import type { BuildLog } from '../output/build-log.ts';
import { BuildOutput } from '../output/build-output.ts';
import type { FirstErrors } from '../output/first-errors.ts';
import type { ProblemMatchers } from '../output/problem-matchers.ts';
import { placesOf, type Step } from '../request.ts';
import type { RetryWatch } from './retry-on.ts';

/** What one run of the build command works with. */
export interface Running {
  /** The result directory. */
  readonly dir: string;
  readonly log: BuildLog;
  readonly files: FileCommandFiles;
  readonly watch: RetryWatch;
  readonly matchers: ProblemMatchers;
  readonly errors: FirstErrors;
}

/**
 * Runs the build command, and ends with all of its processes.
 *
 * @returns its exit code
 * @throws CallAbandoned if it was ended before it was done
 */
export async function runBuild(step: Step, call: Call, running: Running): Promise<number> {
  const { inputs, job, env, masks, cancellation, stepConsole } = step;
  const { dir, log, files, watch, matchers, errors } = running;
  await using script = await Script.write(job.temporary, inputs.shell, inputs.run);
  const annotations = inputs.annotate
    ? new Annotations(matchers, await placesOf(step, dir), inputs.workingDirectory)
    : undefined;
  const show = (line: string) => annotations?.show(line) ?? line;
  const see = (line: string) => {
    watch.see(line);
    errors.see(line);
  };
  const output = new BuildOutput({ log, masks, see, show, stepConsole });
  const limit = await markLimit();
  const command = {
    script,
    cwd: inputs.workingDirectory,
    env: { ...buildEnvironment(env), ...files.env, BUILD_ONCE_DIR: dir },
    mark: { environment: `BUILD_ONCE_DIR=${dir}`, ...(limit === undefined ? {} : { limit }) },
  };
  annotations?.begin(stepConsole);
  const end = await runCommand(command, {
    stop: call.signal,
    kill: cancellation.kill,
    onStarted: (root) => saveUnfinished(step, { ...call.claim, build: { root, mark: command.mark } }),
    onOutput: (bytes) => output.take(bytes),
  }).finally(async () => {
    await output.end();
    annotations?.end(stepConsole);
  });
  saveUnfinished(step, call.claim);
  for (const notice of describeLeft('the build', end)) stepConsole.warning(notice);
  if (end.code === undefined) throw new CallAbandoned('the build was ended before it was done');
  return end.code;
}

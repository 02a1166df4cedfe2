import { hostname, tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Masks } from '../../build/attempt/masks/masks.ts';
import { buildOnce } from '../../build/build-once.ts';
import { identifyEntry } from '../../build/entry.ts';
import { checkPlaces } from '../../build/inputs/check-places.ts';
import { InputError } from '../../build/inputs/input-values.ts';
import { outOfTime } from '../../build/process/cancellation.ts';
import type { BuildRequest } from '../../build/request.ts';
import { describeOutputs, outputsOf } from '../../build/result/report.ts';
import { usesOf } from '../../build/result/use.ts';
import { findJob } from '../../ci/find-job.ts';
import { physicalPath } from '../../shared-dir/physical-path.ts';
import { findWorker } from '../../store/worker.ts';
import type { Cli } from '../cli.ts';
import { MountError, UsageError } from '../exit-codes.ts';
import { openPath, parsePath } from '../open-path.ts';
import { checkDotenv, writeDotenv } from '../run/dotenv.ts';
import {
  chooseFolders,
  describeInputError,
  parseRunInputs,
  placeIn,
  RUN_OPTIONS,
  type RunOptions,
} from '../run/options.ts';
import { createReporter } from '../run/reporter.ts';
import { runWithResult } from '../run/run-with-result.ts';

const EXAMPLES = `
With a COMMAND, it runs with the result's directory in BUILD_ONCE_DIR, and the result is in use for as long as it runs;
without one, the directory is printed, and is in use only for as long as the process that has called this: a subshell may end at once.

Examples:
  build-once run --key "$(git rev-parse HEAD:rtl)" --build 'make compile OUT="$BUILD_ONCE_DIR"' -- make sim SEED=1
  dir=$(build-once run --namespace soc --key "$(git rev-parse HEAD)" --fingerprint 'verilator --version' \\
        --build 'make -j8 simv OUT="$BUILD_ONCE_DIR"' --expect simv)
`;

export function addRun(program: Command, cli: Cli): void {
  const command = program
    .command('run')
    .summary('build once, wait or reuse; then run a command with the result')
    .description(
      'Builds once: of all who run this at the same time with the same key one builds, the others wait, follow its output on stderr, ' +
        'and go on with its result. So does who comes later.',
    )
    .usage('[options] --build SCRIPT [-- COMMAND ARG...]')
    .argument('[command...]', 'runs with the result')
    .addHelpText('after', EXAMPLES)
    .action(async (argv: string[], _: object, self: Command) => await run(cli, argv, self.optsWithGlobals()));
  for (const option of RUN_OPTIONS) command.addOption(option);
}

async function run(cli: Cli, argv: readonly string[], options: RunOptions): Promise<void> {
  const { terminal, env, cwd, host, process } = cli;
  if (argv.length > 0 && !process.argv.includes('--'))
    throw new UsageError(`put -- before the command: build-once run … -- ${argv.join(' ')}`);
  if (argv[0] === '') throw new UsageError('the command after -- is empty');
  const path = parsePath(options.path);
  const job = findJob(env, { hostname: hostname(), user: nameOfUser(), cwd, temporary: tmpdir() });
  const folders = chooseFolders(options, job);
  const inputs = parseRunInputs({ ...options, path }, job, await placeIn(job.workspace, cwd));
  const dotenv = options.dotenv === undefined ? undefined : resolve(cwd, options.dotenv);
  if (dotenv !== undefined) await checkDotenv(dotenv);
  await openPath(host, path);

  const cancellation = cli.listenForCancellation();
  const reporter = createReporter(terminal, env.RUNNER_DEBUG === '1');
  const masks = new Masks(env);
  // The printed directory stays in use for as long as the calling process lives.
  const user = argv.length > 0 ? host.self : findWorker(host.self, process.ppid);
  const uses = usesOf({ host, masks, job }, user);
  const request: BuildRequest = {
    inputs,
    folders,
    job,
    env: commandEnvironment(env),
    // It is the COMMAND's.
    stdin: 'none',
    host,
    masks,
    // npm starts it by a link.
    matchersDir: join(dirname(await physicalPath(cli.mainPath)), '..', '..', 'matchers'),
    reporter,
    cancellation,
    uses,
    // The next one on this machine finds this process ended, anybody else after the lease.
    noteUnfinished: () => undefined,
  };
  const build = async () => {
    await checkPlaces(request);
    const entry = await identifyEntry(request);
    if (folders === job.apart?.folders) reporter.info(job.apart.why);
    const built = await buildOnce(request, entry);
    return { built, outputs: outputsOf(entry, built) };
  };
  const { built, outputs } = await Promise.race([build(), outOfTime(cancellation)]).catch((error: unknown) => {
    throw error instanceof InputError ? asOwnError(error) : error;
  });
  reporter.info(describeOutputs(outputs, built, host.clock.wallSeconds()));
  if (dotenv !== undefined) await writeDotenv(dotenv, outputs);
  const [program, ...args] = argv;
  if (program === undefined) {
    terminal.result(outputs.dir);
    return;
  }
  cancellation.stop.throwIfAborted();
  const command = {
    argv: [program, ...args] as const,
    env: { ...env, BUILD_ONCE_DIR: outputs.dir },
    hasTerminal: terminal.showsProgress,
  };
  const exitCode = await runWithResult(process, command, terminal.error);
  await uses.endAll().catch((error: unknown) => reporter.debug(`${error}`));
  cli.exitWith(exitCode);
}

/** In a container that runs as any uid (`docker run -u 12345`) nothing tells a name. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.()}`;
  }
}

function asOwnError(error: InputError): Error {
  return error.input === 'path' ? new MountError(error.problem) : new UsageError(describeInputError(error));
}

/** On GitHub, what the build wrote to the files of its step would take effect in the job alone that builds. */
const STEP_FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];

function commandEnvironment(env: Cli['env']): Cli['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !STEP_FILES.includes(name)));
}

import { join, relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import { type BuildInputName, type BuildInputs, parseBuildInputs } from '../../build/inputs/build-inputs.ts';
import { InputError } from '../../build/inputs/input-values.ts';
import { NO_RUN } from '../../build/request.ts';
import type { CiJob } from '../../ci/ci-job.ts';
import { isFolder } from '../../ci/folders.ts';
import { physicalPath } from '../../shared-dir/physical-path.ts';
import { UsageError } from '../exit-codes.ts';

/** As commander gives them. */
export interface RunOptions {
  readonly path?: string;
  readonly namespace?: string;
  readonly shareWithForks?: boolean;
  readonly dotenv?: string;
  readonly build?: string;
  readonly source?: readonly string[];
  readonly protect: boolean;
  readonly [option: string]: string | boolean | readonly string[] | undefined;
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

export const RUN_OPTIONS: readonly Option[] = [
  new Option('--build <script>', 'the build command; it builds into the directory $BUILD_ONCE_DIR'),
  new Option('--namespace <name>', "whose results these are; by default the CI's own project"),
  new Option('--name <name>', 'what is built (default: "build")'),
  new Option('--key <key>', "what the result depends on; by default the CI's run"),
  new Option(
    '--source <path>',
    'file, directory, glob, or -f LIST of sources that are the key; ! excludes; may be given again',
  ).argParser(collect),
  new Option('--audit <what>', 'when the build reads what --source does not cover: warn, error, off'),
  new Option('--build-policy <policy>', 'if-missing, always (anew, once for the run), or never (wait for others)'),
  new Option('--fingerprint <command>', 'its output is part of the key; may be given again').argParser(collect),
  new Option('--expect <glob>', 'what the build must leave in $BUILD_ONCE_DIR; may be given again').argParser(collect),
  new Option('--timeout <seconds>', "how long to wait for somebody else's build; -1 for ever (default: 3600)"),
  new Option('--shell <shell>', 'what runs the script, as in a workflow: bash, sh, … (default: "bash")'),
  new Option('--working-directory <dir>', 'where it runs'),
  new Option('--no-protect', 'leave the files of the result writable'),
  new Option('--retry-failed <who>', 'who may build again what has failed: next-attempt, always, never'),
  new Option('--license-tries <n>', 'how often to try while no licence is free (default: 3)'),
  new Option('--retry-on <regexp>', 'output that means: try again; may be given again').argParser(collect),
  new Option('--lease <seconds>', 'silence after which a builder elsewhere is presumed dead (default: 60)'),
  new Option('--stale-timeout <seconds>', 'the same for one that gives no signs of life (default: 7200)'),
  new Option('--poll-interval <seconds>', 'shortest time between two looks (default: 0.1)'),
  new Option('--dotenv <file>', 'write what there is to say of the result, for GitLab: artifacts:reports:dotenv'),
  new Option('--share-with-forks', "let a fork's code use the project's own results; see SECURITY.md"),
];

/** Where a command is called, by the workspace's own path: the system gives one without links. */
export async function placeIn(workspace: string, cwd: string): Promise<string> {
  const inside = relative(await physicalPath(workspace), cwd);
  return inside === '..' || inside.startsWith(`..${sep}`) ? cwd : join(workspace, inside);
}

/** @param cwd what sources and the working directory are relative to @throws UsageError that names the option */
export function parseRunInputs(options: RunOptions, job: CiJob, cwd: string): BuildInputs {
  if (!options.build?.trim()) throw new UsageError("--build is required: --build 'make compile'");
  const read = (name: BuildInputName) => textOf(options, name, { cwd, job });
  if (job.key === undefined && options.source === undefined && ['auto', undefined].includes(read('key'))) {
    throw new UsageError(
      '--source or --key is required: what the result depends on. No run of a CI system was recognised that would stand in for it',
    );
  }
  try {
    const runId = job.runId === NO_RUN ? undefined : job.runId;
    // On a command line, people mean where they are.
    const { workspace, key: autoKey } = job;
    return parseBuildInputs(read, { workspace, here: cwd, path: undefined, autoKey, runId });
  } catch (error) {
    throw error instanceof InputError ? new UsageError(describeInputError(error)) : error;
  }
}

/** As the option's text, in the words of the action's inputs. */
function textOf(
  options: RunOptions,
  name: BuildInputName,
  { cwd, job }: { readonly cwd: string; readonly job: CiJob },
): string | undefined {
  if (name === 'run') return options.build;
  if (name === 'sources') return options.source && sourceLines(options.source);
  if (name === 'protect') return `${options.protect}`;
  const value = options[name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
  if (name === 'retry-failed') return typeof value === 'string' ? value : job.retryFailed;
  if (name === 'working-directory') return resolve(cwd, typeof value === 'string' ? value : '.');
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : undefined;
}

/** @throws UsageError for an empty value, as from an unset variable */
function sourceLines(values: readonly string[]): string {
  if (values.some((value) => value.trim() === '')) throw new UsageError('--source is empty: it names no sources');
  const text = values.join('\n');
  if (!/^\s*[^\s#]/m.test(text))
    throw new UsageError('--source names no sources: # begins a comment, so write a name that begins so as "./#x"');
  return text;
}

const OPTION_OF: Readonly<Record<string, string>> = { run: 'build', sources: 'source' };

export function describeInputError({ input, problem }: InputError): string {
  return `--${OPTION_OF[input] ?? input} ${problem}`;
}

const MOST_FOLDERS = 12;

/** @throws UsageError */
export function parseNamespace(text: string): string[] {
  const folders = text.split('/');
  if (folders.length > MOST_FOLDERS || !folders.every(isFolder)) {
    throw new UsageError(
      `--namespace must be names of letters, digits, '.', '_' or '-', with '/' between them, none of which begins with '.' or '-' ` +
        `or ends like an entry's: not ${JSON.stringify(text)}`,
    );
  }
  return ['_named', ...folders];
}

/** Where the entries stand. @throws UsageError where nothing tells whose they are */
export function chooseFolders({ namespace, shareWithForks }: RunOptions, job: CiJob): readonly string[] {
  const named = namespace === undefined ? undefined : parseNamespace(namespace);
  // A fork brings the pipeline's file along, and with it the name.
  if (job.apart !== undefined && shareWithForks !== true) return job.apart.folders;
  const folders = named ?? job.folders;
  if (folders === undefined) {
    throw new UsageError(
      '--namespace is required: whose results these are. None of GitHub, GitLab, Jenkins, Slurm and LSF was recognised, whose variables tell',
    );
  }
  return folders;
}

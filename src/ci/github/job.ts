import { hostname, tmpdir } from 'node:os';
import { InputError } from '../../build/inputs/input-values.ts';
import type { BuildJob } from '../../build/request.ts';
import type { Environment } from '../../command/environment.ts';
import { commitOf } from './commit.ts';
import { type Origin, originOf, repositoryName } from './origin.ts';

/** The job that this step runs in, as the runner tells. */
export interface Job extends BuildJob {
  /** `OWNER/REPO` of the workflow's repository. */
  readonly repository: string;
  readonly origin: Origin;
}

/** What a job knows only from the action's inputs, by expressions. */
export interface JobExpressions {
  /** `toJSON(matrix)`. */
  readonly matrix?: string | undefined;
  readonly checkRunId?: string | undefined;
}

/** @throws InputError if the environment is not a runner's */
export function parseJob(env: Environment, { matrix, checkRunId }: JobExpressions = {}): Job {
  const repository = repositoryName(env.GITHUB_REPOSITORY);
  if (repository === undefined) {
    throw new InputError(
      'path',
      'needs GITHUB_REPOSITORY (OWNER/REPO) in the environment; is this a GitHub Actions job?',
    );
  }
  const runId = digits(env.GITHUB_RUN_ID) ?? '0';
  const commit = commitOf(env);
  const workspace = env.GITHUB_WORKSPACE || process.cwd();
  return {
    repository,
    origin: originOf(env, repository),
    runId,
    runAttempt: digits(env.GITHUB_RUN_ATTEMPT) ?? '1',
    title: titleOf(env, matrix),
    runner: env.RUNNER_NAME || hostname(),
    url: urlOf(env, { repository, runId, checkRunId: digits(checkRunId) }),
    ...(commit === undefined ? {} : { commit }),
    workspace,
    temporary: env.RUNNER_TEMP || tmpdir(),
    // A directory of the system's own, in RUNNER_TEMP's stead, is no runner's: other machines have it, too.
    jobTemporary: env.RUNNER_TEMP,
    machinePaths: {
      GITHUB_WORKSPACE: workspace,
      GITHUB_ACTION_PATH: env.GITHUB_ACTION_PATH,
      RUNNER_TEMP: env.RUNNER_TEMP,
      RUNNER_TOOL_CACHE: env.RUNNER_TOOL_CACHE,
      // The directory above the workspace.
      RUNNER_WORKSPACE: env.RUNNER_WORKSPACE,
    },
  };
}

function digits(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? text : undefined;
}

function urlOf(
  env: Environment,
  { repository, runId, checkRunId }: { repository: string; runId: string; checkRunId: string | undefined },
): string {
  const run = `${env.GITHUB_SERVER_URL || 'https://github.com'}/${repository}/actions/runs/${runId}`;
  return checkRunId === undefined ? run : `${run}/job/${checkRunId}`;
}

/** GitHub's own limit for a job's name. */
const LONGEST_TITLE = 100;

/**
 * The job's name as GitHub's pages have it: its id and, in a matrix, the leaves of its values, but for empty ones.
 * GITHUB_JOB is the same for all legs; the matrix comes in by an input whose default is an expression.
 */
function titleOf(env: Environment, matrix = ''): string {
  const job = env.GITHUB_JOB || 'job';
  const values = leaves(parseJson(matrix)).filter((value) => value !== '');
  const title = values.length === 0 ? job : `${job} (${values.join(', ')})`;
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 3).toWellFormed()}...` : title;
}

function leaves(value: unknown): string[] {
  if (typeof value === 'object') return Object.values(value ?? {}).flatMap(leaves);
  return value === undefined ? [] : [`${value}`];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

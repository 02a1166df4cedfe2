import { readFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { type Environment, InputError } from './inputs.ts';

/** The job that this step runs in, as the runner tells. */
export interface Job {
  /** `OWNER/REPO` of the workflow's repository. */
  readonly repository: string;
  /** `OWNER/REPO` of the fork whose pull request this is. */
  readonly fork?: string;
  readonly runId: string;
  readonly runAttempt: string;
  /** `sim (verilator, 3)`; of at most 100 characters. */
  readonly title: string;
  readonly runner: string;
  /** The job's page, or the run's where the runner does not tell the job's. */
  readonly url: string;
  readonly workspace: string;
  readonly temporary: string;
}

/** @throws InputError where the environment is not that of a runner */
export function parseJob(env: Environment): Job {
  const repository = repositoryName(env.GITHUB_REPOSITORY);
  if (repository === undefined) {
    throw new InputError(
      'path',
      'needs GITHUB_REPOSITORY (OWNER/REPO) in the environment; is this a GitHub Actions job?',
    );
  }
  const runId = digits(env.GITHUB_RUN_ID) ?? '0';
  const fork = forkOf(env, repository);
  return {
    repository,
    ...(fork === undefined ? {} : { fork }),
    runId,
    runAttempt: digits(env.GITHUB_RUN_ATTEMPT) ?? '1',
    title: titleOf(env),
    runner: env.RUNNER_NAME || hostname(),
    url: urlOf(env, repository, runId),
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    temporary: env.RUNNER_TEMP || tmpdir(),
  };
}

/** Owner and name become directories, so nothing but such a pair may pass. */
function repositoryName(text: unknown): string | undefined {
  return typeof text === 'string' && /^[A-Za-z0-9_-][A-Za-z0-9._-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(text)
    ? text
    : undefined;
}

function digits(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? text : undefined;
}

function urlOf(env: Environment, repository: string, runId: string): string {
  const run = `${env.GITHUB_SERVER_URL || 'https://github.com'}/${repository}/actions/runs/${runId}`;
  const check = digits(env['INPUT_JOB-CHECK-RUN-ID']);
  return check === undefined ? run : `${run}/job/${check}`;
}

/** GitHub's own limit for a job's name. */
const LONGEST_TITLE = 100;

/**
 * The job's name as GitHub's pages have it: its id and, in a matrix, the leaves of its values, but for empty ones.
 * GITHUB_JOB is the same for all legs; the matrix comes in by an input whose default is an expression.
 */
function titleOf(env: Environment): string {
  const job = env.GITHUB_JOB || 'job';
  const values = leaves(parseJson(env.INPUT_MATRIX ?? '')).filter((value) => value !== '');
  const title = values.length === 0 ? job : `${job} (${values.join(', ')})`;
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 3).toWellFormed()}...` : title;
}

function leaves(value: unknown): string[] {
  if (typeof value === 'object') return Object.values(value ?? {}).flatMap(leaves);
  return value === undefined ? [] : [`${value}`];
}

interface EventRepository {
  readonly full_name?: unknown;
}

interface Event {
  readonly pull_request?: { readonly head?: { readonly repo?: EventRepository | null } };
  readonly workflow_run?: { readonly head_repository?: EventRepository | null };
}

/**
 * The repository that the code under test comes from, if it is not ours. Whoever may open a pull request may decide what
 * its build leaves on the share, so that is kept away from the entries that other runs trust. A head repository that has
 * been deleted since cannot be told from a fork, and is treated as one.
 */
function forkOf(env: Environment, repository: string): string | undefined {
  const event = parseJson(readEvent(env.GITHUB_EVENT_PATH)) as Event | undefined | null;
  const head = event?.pull_request ? (event.pull_request.head?.repo ?? null) : event?.workflow_run?.head_repository;
  // Of these events one that cannot be read may well be a fork's.
  if (head === undefined && !/^(pull_request|workflow_run)/.test(env.GITHUB_EVENT_NAME ?? '')) return undefined;
  const name = repositoryName(head?.full_name) ?? 'unknown/unknown';
  return name.toLowerCase() === repository.toLowerCase() ? undefined : name;
}

function readEvent(path: string | undefined): string {
  if (!path) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

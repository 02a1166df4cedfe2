import { InputError } from '../../build/inputs/input-values.ts';
import type { Environment } from '../../command/environment.ts';
import { foldersOfRepository } from '../folders.ts';
import { part, readEvent } from './event.ts';

/**
 * Whose code a run is about, and so whose results it may share. Anyone who may open a pull request decides what its build leaves
 * on the share, and a result built without the repository's secrets must never reach a run that has them. Both depend on the
 * event, so it is part of every origin but the repository's own.
 */
export type Origin =
  /** Code pushed by someone with write access to the repository. */
  | { readonly kind: 'own' }
  | { readonly kind: 'fork'; readonly event: string; readonly repository: string }
  /** A branch of the repository that Dependabot wrote: GitHub gives its runs no secrets, as if it were a fork's. */
  | { readonly kind: 'dependabot'; readonly event: string }
  /** The event does not tell. */
  | { readonly kind: 'unknown'; readonly event: string; readonly runId: string };

/** Runs of these have a ref of the repository itself, and their event names nobody else's commit. */
const OWN = ['push', 'create', 'release', 'schedule', 'workflow_dispatch', 'merge_group'];
const PULL_REQUEST = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
/** With Dependabot as their actor, runs of these have no secrets. */
const DEPENDABOT_RESTRICTS = [...PULL_REQUEST, 'push', 'create'];

/** @throws InputError where the run's number would be needed to keep it apart, and is not known */
export function originOf(env: Environment, repository: string): Origin {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = env;
  // Not a runner of GitHub's: it always tells both.
  if (!name && !path) return { kind: 'own' };
  const event = /^[a-z_]{1,40}$/.test(name ?? '') ? `${name}` : 'other';
  const payload = readEvent(path);
  const author =
    event === 'workflow_run'
      ? authorOfRun(part(payload, 'workflow_run'), repository)
      : authorOf(event, env.GITHUB_ACTOR, part(payload, 'pull_request', 'head', 'repo', 'full_name'), repository);
  switch (author) {
    case 'own':
      return { kind: 'own' };
    case 'dependabot':
      return { kind: 'dependabot', event };
    case 'unknown':
      return { kind: 'unknown', event, runId: runIdOf(env) };
    default:
      return { kind: 'fork', event, repository: author.fork };
  }
}

/** Directories below `path`, from the top, that hold the entries of this origin. No owner's name begins with a dot, or with `_`. */
export function foldersOf(origin: Origin, repository: string): string[] {
  const own = foldersOfRepository(repository);
  switch (origin.kind) {
    case 'own':
      return own;
    case 'fork':
      return ['.forks', origin.event, ...own, ...foldersOfRepository(origin.repository)];
    case 'dependabot':
      return ['.forks', origin.event, ...own, '.dependabot'];
    case 'unknown':
      return ['.forks', origin.event, ...own, '.runs', origin.runId];
  }
}

/** Why a step does not use the repository's own results, in words. */
export function describeOrigin(origin: Exclude<Origin, { kind: 'own' }>): string {
  const apart = "results are kept apart from the repository's own; see share-with-forks";
  switch (origin.kind) {
    case 'fork':
      return `Code of ${origin.repository} on ${origin.event}: ${apart}`;
    case 'dependabot':
      return `Code of Dependabot on ${origin.event}: ${apart}`;
    case 'unknown':
      return `The event ${origin.event} does not tell whose code this is: results are shared within this run only; see share-with-forks`;
  }
}

/** Owner and name become directories, so nothing but such a pair may pass. */
export function repositoryName(text: unknown): string | undefined {
  return typeof text === 'string' && /^[A-Za-z0-9-][A-Za-z0-9._-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(text)
    ? text
    : undefined;
}

type Author = 'own' | 'dependabot' | 'unknown' | { readonly fork: string };

/** @param head the repository that a pull request comes from */
function authorOf(event: string, actor: unknown, head: unknown, repository: string): Author {
  const isDependabot = `${actor}`.toLowerCase() === 'dependabot[bot]';
  if (OWN.includes(event)) return isDependabot && DEPENDABOT_RESTRICTS.includes(event) ? 'dependabot' : 'own';
  if (!PULL_REQUEST.includes(event) && event !== 'pull_request_target') return 'unknown';
  // A head repository that has been deleted since is null.
  const name = repositoryName(head);
  if (name === undefined) return 'unknown';
  if (name.toLowerCase() !== repository.toLowerCase()) return { fork: name };
  if (!isDependabot) return 'own';
  // Whether pull_request_target has secrets then depends on the base branch.
  return DEPENDABOT_RESTRICTS.includes(event) ? 'dependabot' : 'unknown';
}

/**
 * A run that follows another always has the secrets, and is about the other's code. A second one in a row names the
 * default branch alone, whatever the first was about; so may one that follows `pull_request_target`.
 */
function authorOfRun(run: unknown, repository: string): Author {
  const head = part(run, 'head_repository', 'full_name');
  const author = authorOf('pull_request', undefined, head, repository);
  const event = part(run, 'event');
  if (author !== 'own' || typeof event !== 'string' || event === 'pull_request_target') {
    return typeof author === 'object' ? author : 'unknown';
  }
  return authorOf(event, part(run, 'actor', 'login'), head, repository);
}

function runIdOf({ GITHUB_RUN_ID: runId }: Environment): string {
  if (runId !== undefined && /^\d+$/.test(runId)) return runId;
  throw new InputError('path', 'needs GITHUB_RUN_ID in the environment, to keep the results of this run apart');
}

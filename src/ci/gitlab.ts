import { NO_RUN } from '../build/request.ts';
import { commitFrom } from '../build/result/commit.ts';
import type { CiJob, ThisMachine, Variables } from './ci-job.ts';
import { foldersOfPath, forkOf } from './folders.ts';

/** A job of GitLab's; undefined where the variables are not those of one. */
export function gitlabJob(env: Variables, machine: ThisMachine): CiJob | undefined {
  const { CI_PROJECT_PATH: project, CI_PIPELINE_ID: pipeline } = env;
  if (!project || !pipeline) return undefined;
  const source = env.CI_MERGE_REQUEST_SOURCE_PROJECT_PATH;
  // A pipeline that a member of the project has started for a fork's merge request.
  const fork = source && source.toLowerCase() !== project.toLowerCase() ? source : undefined;
  const own = ['_gitlab', ...foldersOfPath(project)];
  const commit = commitFrom(env.CI_COMMIT_SHA, env.CI_COMMIT_REF_NAME || undefined);
  const workspace = env.CI_PROJECT_DIR || machine.cwd;
  return {
    folders: own,
    ...(fork === undefined ? {} : { apart: forkOf('merge_request', own, fork) }),
    key: `gitlab ${env.CI_SERVER_HOST ?? ''} pipeline ${pipeline}`,
    // A job that is tried again is in the same pipeline, and nothing counts the tries.
    retryFailed: 'always',
    runId: numberOf(pipeline),
    runAttempt: '1',
    title: env.CI_JOB_NAME || 'job',
    runner: env.CI_RUNNER_DESCRIPTION || machine.hostname,
    url: env.CI_JOB_URL || '',
    ...(commit === undefined ? {} : { commit }),
    workspace,
    temporary: machine.temporary,
    machinePaths: { CI_PROJECT_DIR: workspace, CI_BUILDS_DIR: env.CI_BUILDS_DIR },
  };
}

/** A run's number, for the names of its failures. */
export function numberOf(text: string | undefined): string {
  return text?.replaceAll(/\D/g, '') || NO_RUN;
}

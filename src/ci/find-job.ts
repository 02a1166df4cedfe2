import { NO_RUN } from '../build/request.ts';
import { lsfJob, slurmJob } from './batch.ts';
import type { CiJob, ThisMachine, Variables } from './ci-job.ts';
import { parseJob } from './github/job.ts';
import { describeOrigin, foldersOf } from './github/origin.ts';
import { gitlabJob } from './gitlab.ts';
import { jenkinsJob } from './jenkins.ts';

/**
 * The job that this process runs in. A CI system's job that runs in a batch job is the former's, for that knows the project.
 *
 * @throws InputError where GitHub's runner does not tell what it always does
 */
export function findJob(env: Variables, machine: ThisMachine): CiJob {
  return (
    githubJob(env) ??
    gitlabJob(env, machine) ??
    jenkinsJob(env, machine) ??
    slurmJob(env, machine) ??
    lsfJob(env, machine) ??
    noJob(machine)
  );
}

function githubJob(env: Variables): CiJob | undefined {
  if (!env.GITHUB_REPOSITORY || !(env.GITHUB_ACTIONS || env.GITHUB_RUN_ID)) return undefined;
  const job = parseJob(env);
  const { origin, repository } = job;
  return {
    ...job,
    folders: foldersOf({ kind: 'own' }, repository),
    ...(origin.kind === 'own'
      ? {}
      : { apart: { folders: foldersOf(origin, repository), why: describeOrigin(origin) } }),
    key: env.GITHUB_RUN_ID || undefined,
    retryFailed: 'next-attempt',
  };
}

function noJob({ hostname, user, cwd, temporary }: ThisMachine): CiJob {
  return {
    folders: undefined,
    key: undefined,
    // Calling it again means trying it again.
    retryFailed: 'always',
    runId: NO_RUN,
    runAttempt: '1',
    title: `${user} in ${cwd}`,
    runner: hostname,
    url: '',
    workspace: cwd,
    temporary,
    machinePaths: {},
  };
}

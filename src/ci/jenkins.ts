import { commitFrom } from '../build/result/commit.ts';
import type { CiJob, ThisMachine, Variables } from './ci-job.ts';
import { foldersOfPath, forkOf } from './folders.ts';
import { numberOf } from './gitlab.ts';

/** A build of Jenkins's; undefined where the variables are not those of one. */
export function jenkinsJob(env: Variables, machine: ThisMachine): CiJob | undefined {
  const { JOB_NAME: job, BUILD_NUMBER: number, BUILD_TAG: tag } = env;
  if (!job || !(tag || env.JENKINS_URL)) return undefined;
  // Each cell of a multi-configuration project is a separate job, `sim/TEST=dma,SEED=1`, with its parent's number.
  const parent = job.replace(/\/[^/]*=[^/]*$/, '');
  const isCell = parent !== job;
  const own = ['_jenkins', ...foldersOfPath(parent)];
  const fork = env.CHANGE_FORK || undefined;
  const run = number || (isCell ? undefined : tag);
  const commit = commitFrom(env.GIT_COMMIT, env.BRANCH_NAME || undefined);
  const workspace = env.WORKSPACE || machine.cwd;
  return {
    folders: own,
    ...(fork === undefined ? {} : { apart: forkOf('change', own, fork) }),
    key: run === undefined ? undefined : `jenkins ${env.JENKINS_URL ?? ''} ${parent} ${run}`,
    retryFailed: 'next-attempt',
    runId: numberOf(run),
    runAttempt: '1',
    title: [job, env.STAGE_NAME].filter(Boolean).join(' '),
    runner: env.NODE_NAME || machine.hostname,
    url: env.BUILD_URL || '',
    ...(commit === undefined ? {} : { commit }),
    workspace,
    temporary: machine.temporary,
    jobTemporary: env.WORKSPACE_TMP,
    machinePaths: { WORKSPACE: workspace, WORKSPACE_TMP: env.WORKSPACE_TMP },
  };
}

import type { CiJob, ThisMachine, Variables } from './ci-job.ts';
import { asFolder, isFolder } from './folders.ts';
import { numberOf } from './gitlab.ts';

/** A job of Slurm's, and of its array, if it has one; undefined where the variables are not those of one. */
export function slurmJob(env: Variables, machine: ThisMachine): CiJob | undefined {
  // Each task of an array has a job id of its own.
  const job = env.SLURM_ARRAY_JOB_ID || env.SLURM_JOB_ID;
  if (!job) return undefined;
  const task = env.SLURM_ARRAY_TASK_ID;
  const cluster = env.SLURM_CLUSTER_NAME || 'cluster';
  return {
    ...batchJob(machine, { system: 'slurm', cluster, user: env.SLURM_JOB_USER || machine.user, job }),
    // Counted for each task by itself, which may be requeued alone.
    runAttempt: `${Number(numberOf(env.SLURM_RESTART_COUNT)) + 1}`,
    title: `${env.SLURM_JOB_NAME || 'job'} ${job}${task ? `_${task}` : ''}`,
    runner: env.SLURMD_NODENAME || machine.hostname,
    jobTemporary: env.SLURM_TMPDIR,
  };
}

/** A job of LSF's, and of its array, if it has one; undefined where the variables are not those of one. */
export function lsfJob(env: Variables, machine: ThisMachine): CiJob | undefined {
  // The tasks of an array have the same.
  const { LSB_JOBID: job, LSB_JOBINDEX: task } = env;
  if (!job) return undefined;
  const cluster = env.LSF_CLUSTER_NAME || env.LSB_CLUSTER_NAME || 'cluster';
  return {
    ...batchJob(machine, { system: 'lsf', cluster, user: env.LSFUSER || machine.user, job }),
    title: `${env.LSB_JOBNAME || 'job'} ${job}${task && task !== '0' ? `[${task}]` : ''}`,
  };
}

interface Batch {
  readonly system: 'slurm' | 'lsf';
  readonly cluster: string;
  readonly user: string;
  readonly job: string;
}

/** The environment names no project, so one user's builds are that user's. */
function batchJob(machine: ThisMachine, { system, cluster, user, job }: Batch): CiJob {
  return {
    folders: [`_${system}`, ...[cluster, user].map((name) => (isFolder(name) ? name : asFolder(name)))],
    key: `${system} ${cluster} job ${job}`,
    retryFailed: 'next-attempt',
    runId: numberOf(job),
    runAttempt: '1',
    title: job,
    runner: machine.hostname,
    url: '',
    workspace: machine.cwd,
    temporary: machine.temporary,
    machinePaths: {},
  };
}

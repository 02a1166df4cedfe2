import type { ProcessIdentity } from '../nfs-lock/host.ts';
import { programOf, readStat, startTimeOf } from '../nfs-lock/liveness/process-identity.ts';

/** What GitHub's runner calls the process that lives as long as its job. */
const RUNNER_WORKER = 'Runner.Worker';

/**
 * The process that lives as long as the job: the runner's worker, which starts each step. If it has another name (act), the
 * parent of this process.
 *
 * A container cannot see the worker: each step is started from outside (`docker exec`), directly or in a shell that ends with
 * the step. There the container's first process lives as long as the job.
 */
export function findWorker(self: ProcessIdentity, parent: number): ProcessIdentity {
  const pid = findWorkerPid(parent);
  const { startTime: _, ...machine } = self;
  const startTime = startTimeOf(pid);
  return { ...machine, pid, ...(startTime === undefined ? {} : { startTime }) };
}

function findWorkerPid(parent: number): number {
  for (let pid = parent; pid > 1; pid = readStat(pid)?.parent ?? 0) {
    if (programOf(pid) === RUNNER_WORKER) return pid;
  }
  // A process started from outside has parent 0.
  const isFromOutside = parent === 0 || (parent > 1 && readStat(parent)?.parent === 0);
  return isFromOutside ? 1 : parent;
}

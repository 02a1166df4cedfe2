import { describeRunning } from '../../command/left-behind.ts';
import type { ProcessMark } from '../../command/process-mark.ts';
import { ProcessTree, type Root } from '../../command/process-tree.ts';
import { type Ending, endProcesses } from '../../command/signal-escalation.ts';
import { endClaimOf } from '../../nfs-lock/ending/end-claim.ts';
import type { Host } from '../../nfs-lock/host.ts';
import { LockPaths } from '../../nfs-lock/lock-paths.ts';
import type { Reporter } from '../reporter.ts';

/** A claim, and perhaps a build under it, to be ended if this process is killed. */
export interface Unfinished {
  readonly lock: string;
  readonly token: string;
  readonly build?: { readonly root: Root; readonly mark: ProcessMark };
}

/** Ends a killed step's build, then its claim, since the next builder may start at once. */
export async function endUnfinished(
  host: Host,
  { lock, token, build }: Unfinished,
  { info, warning }: Pick<Reporter, 'info' | 'warning'>,
): Promise<void> {
  const { running } = build === undefined ? { running: [] } : await endBuild(build);
  if (running.length > 0) warning(describeRunning('the build of the killed step', running));
  const claim = await endClaimOf(host, new LockPaths(lock), token);
  if (claim.kind === 'absent') info(`The killed step had already lost its lock to another job: ${lock}`);
  else info(`Ended what the killed step had left: ${running.length === 0 ? '' : 'the rest of its build, and '}${lock}`);
}

async function endBuild({ root, mark }: NonNullable<Unfinished['build']>): Promise<Ending> {
  const tree = new ProcessTree(root, mark, 'found-later');
  return await endProcesses(tree, 'SIGKILL', AbortSignal.abort());
}

import { signalGroup } from '../command/run-command.ts';
import { endClaimOf } from '../nfs-lock/end-claim.ts';
import type { Host } from '../nfs-lock/host.ts';
import { LockPaths } from '../nfs-lock/lock-paths.ts';
import type { Unfinished } from './step-state.ts';

/**
 * Ends the build of a step that was killed, then its claim: in this order, for the next one may build at once.
 *
 * @returns what of it was still there, in words
 */
export async function endUnfinished(host: Host, { lock, token, group, started }: Unfinished): Promise<string> {
  // While any process of a group lives, no other can get the group's number: a leader of another time is another group's.
  const isTaken = (await host.isRunning(group, undefined)) && !(await host.isRunning(group, started));
  if (!isTaken) signalGroup(group, 'SIGKILL');
  return (await endClaimOf(host, new LockPaths(lock), token)).kind === 'ended'
    ? `Ended what the killed step had left: ${lock}`
    : `The killed step had already lost its lock to another job: ${lock}`;
}

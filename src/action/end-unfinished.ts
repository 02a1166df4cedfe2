import { signalGroup } from '../build/process-group.ts';
import { endClaim } from '../nfs-lock/end-claim.ts';
import type { Host } from '../nfs-lock/host.ts';
import { LockPaths } from '../nfs-lock/lock-paths.ts';
import type { Unfinished } from './step-state.ts';

/** Ends the build of a step that was killed, then its claim: in this order, for the next one may build at once. */
export async function endUnfinished(host: Host, { lock, token, group }: Unfinished): Promise<void> {
  signalGroup(group, 'SIGKILL');
  await endClaim(host, new LockPaths(lock), token);
}

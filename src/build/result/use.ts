import { formatHolder } from '../../nfs-lock/holder.ts';
import type { ProcessIdentity } from '../../nfs-lock/host.ts';
import { isDenied, isDiskFull } from '../../shared-dir/shared-dir.ts';
import { attemptPlace } from '../../store/layout.ts';
import { Uses } from '../../store/users.ts';
import type { BuildRequest } from '../request.ts';

/**
 * @param user the process for whose life a result is in use
 * @param remember is told of all links, before each is made, for whoever has to tidy up after this process
 */
export function usesOf(
  { host, masks, job }: Pick<BuildRequest, 'host' | 'masks' | 'job'>,
  user: ProcessIdentity,
  remember: (links: readonly string[]) => void = () => undefined,
): Uses {
  const about = { job: masks.hide(job.title), runner: job.runner, url: job.url };
  return new Uses(
    host.dir,
    host.newToken(),
    formatHolder({ ...user, timestamp: host.clock.wallSeconds(), about }),
    remember,
  );
}

/**
 * Begins the use of a result that was found good, before anybody is told of it (protocol: use 2).
 *
 * @returns why it is none any more; undefined if it stays until the use ends
 * @throws SharedDirError where the mount could not say
 */
export async function beginUse(
  uses: Uses,
  entryDir: string,
  attempt: string,
  info: (message: string) => void,
): Promise<string | undefined> {
  const { dir, users } = attemptPlace(entryDir, attempt);
  try {
    return (await uses.begin(users)) === 'in use' ? undefined : `${dir} is retired: somebody prunes it`;
  } catch (error) {
    if (!isDenied(error) && !isDiskFull(error)) throw error;
    info(`Nobody can see that this job uses ${dir}, so it may be pruned meanwhile: ${error.message}`);
    return undefined;
  }
}

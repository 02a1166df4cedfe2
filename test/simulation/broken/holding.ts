import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import { baseName, type Through, throughDir } from './through.ts';

/** What a holder's own listings of its lock are replaced by, from the moment it has made its claim. */
function ownListing(
  listing: (list: SharedDir['list'], path: string, claim: string) => Promise<readonly string[] | undefined>,
): Through {
  return throughDir((dir) => {
    let claim: string | undefined;
    return {
      async mkdir(path) {
        if (path.includes('/holder.')) claim = baseName(path);
        return await dir.mkdir(path);
      },
      async rmdir(path) {
        if (claim !== undefined && path.endsWith(claim)) claim = undefined;
        return await dir.rmdir(path);
      },
      list: async (path) =>
        path.endsWith('.lock') && claim !== undefined ? await listing(dir.list, path, claim) : await dir.list(path),
    };
  });
}

/** A holder asks whether its claim is still there, and goes on whatever the answer is. */
export const deafToTheAnswer = ownListing(async (list, path, claim) => {
  const names = (await list(path)) ?? [];
  return names.includes(claim) ? names : [...names, claim];
});

/** A holder that has made its claim never asks again whether it is there. */
export const sureOfItself = ownListing(async (_, __, claim) => [claim, 'holder.info']);

/** A claimant looks for its own claim, and not whether there is another. */
export const blindToOthers = ownListing(async (list, path, claim) =>
  (await list(path))?.filter((name) => name === claim || !name.startsWith('holder.') || name === 'holder.info'),
);

/** The heartbeat asks whether there is a lock, not whether it is still its own. */
export const anyLockIsOwn: Through = (host) => ({
  ...host,
  startBeating: (beating) => host.startBeating({ ...beating, lock: beating.parent, claim: baseName(beating.lock) }),
});

/** A build goes on although its lock is known to be lost. */
export const deafToItsHeartbeat: Through = (host) => ({
  ...host,
  startBeating: (beating) => host.startBeating({ ...beating, onLost: () => undefined }),
});

/** A listed claim that is not found by its name is looked for again, without a change that would settle it. */
export const trustsItsListing = throughDir((dir) => {
  const own = new Set<string>();
  return {
    async openBeat(path) {
      own.add(path.slice(path.lastIndexOf('.beat.') + '.beat.'.length));
      return await dir.openBeat(path);
    },
    async mkdir(path) {
      const name = baseName(path);
      return name.startsWith('holder.') && !own.has(name.slice('holder.'.length)) ? 'no-parent' : await dir.mkdir(path);
    },
  };
});

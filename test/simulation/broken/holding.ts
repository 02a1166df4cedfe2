import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import { tokenIn } from '../rules/claims.ts';
import { simulatedDir } from '../simulated-dir.ts';
import { baseName, type Through, throughDir } from './through.ts';

/** What a claimant's own listing of the lock is replaced by, from the moment it has made its claim. */
function ownListing(
  listing: (list: SharedDir['list'], path: string, claim: string) => Promise<readonly string[] | undefined>,
): Through {
  return throughDir((dir) => {
    let claim: string | undefined;
    return {
      async symlink(text, path) {
        if (path.endsWith('.0')) claim = baseName(path);
        return await dir.symlink(text, path);
      },
      async list(path) {
        if (!path.endsWith('.lock') || claim === undefined) return await dir.list(path);
        const own = claim;
        claim = undefined;
        return await listing(dir.list, path, own);
      },
    };
  });
}

/** A claimant that has made its claim enters without a look. */
export const entersUnseen = ownListing(async (_, __, claim) => [claim]);

/** A claimant looks for its own claim, and not whether there is another. */
export const blindToOthers = ownListing(async (list, path, claim) =>
  (await list(path))?.filter((name) => name === claim || !name.startsWith('holder.') || name === 'holder.info'),
);

/** A holder asks whether its claim is still there, and goes on whatever the answer is. */
export const deafToTheAnswer: Through = (host) => ({
  ...host,
  startHeartbeat: (beating) => {
    const heartbeat = host.startHeartbeat(beating);
    return {
      stop: heartbeat.stop,
      beat: async () => {
        await heartbeat.beat();
        return 'stands';
      },
    };
  },
});

/** A holder never asks whether its claim is still there. */
export const sureOfItself: Through = (host) => ({
  ...host,
  startHeartbeat: (beating) => ({ stop: host.startHeartbeat(beating).stop, beat: async () => 'stands' }),
});

/** A heartbeat that is told that its claim is not there takes that for a lost reply, whatever there is. */
export const neverLost: Through = (host, process) => {
  const { list, rename } = process.beatCalls;
  let own = '';
  process.beatCalls = {
    ...process.beatCalls,
    async rename(file, name) {
      own = tokenIn(baseName(file)) ?? '';
      await rename(file, name);
      return 'renamed' as const;
    },
    list: async (path) => (path.endsWith('.lock') ? [`holder.${own}.0`] : await list(path)),
  };
  return host;
};

/** A heartbeat that is told that its claim is not there believes it at once. */
export const lostAtOnce: Through = (host, process) => {
  process.beatCalls = { ...process.beatCalls, symlink: async () => 'no-parent' as const };
  return host;
};

/** A build goes on although its lock is known to be lost. */
export const deafToItsHeartbeat: Through = (host) => ({
  ...host,
  startHeartbeat: (beating) => host.startHeartbeat({ ...beating, onLost: () => undefined }),
});

/** A listed claim that is not found by its name is looked for again, without a change that would settle it. */
export const trustsItsListing = throughDir((dir) => ({
  symlink: async (text, path) => (path.endsWith('.0') ? await dir.symlink(text, path) : 'no-parent'),
}));

/** A breaker unlinks whatever name the silent holder's claim has by then. */
export const breaksByToken = throughDir((dir) => ({
  async unlink(path) {
    const [, lock = '', token = ''] = /^(.*\.lock)\/holder\.(.+)\.\d+$/.exec(path) ?? [];
    const answer = await dir.unlink(path);
    if (lock === '' || answer === 'removed') return answer;
    const now = (await dir.list(lock))?.find((name) => name.startsWith(`holder.${token}.`));
    return now === undefined ? answer : await dir.unlink(`${lock}/${now}`);
  },
}));

/** A claim is a file, which watchers open to read whose it is. */
export const claimIsFile: Through = (host, process) => {
  const asFile = (dir: SharedDir): Pick<SharedDir, 'symlink' | 'readLink'> => ({
    async symlink(text, path) {
      const made = await dir.create(path, text);
      return made === 'created' ? 'made' : made;
    },
    async readLink(path) {
      const text = await dir.read(path);
      return text === undefined ? undefined : { text, mtimeNs: 0n };
    },
  });
  process.beatCalls = { ...process.beatCalls, ...asFile(simulatedDir(process.beat)) };
  return { ...host, dir: { ...host.dir, ...asFile(host.dir) } };
};

/** A claimant that does not look at the clock between its claim and the look that it enters by. */
export const slowClaimant: Through = (host) => {
  let lostSeconds = 0;
  const monotonicSeconds = () => host.clock.monotonicSeconds() - lostSeconds;
  return {
    ...host,
    clock: { ...host.clock, monotonicSeconds },
    dir: {
      ...host.dir,
      async list(path) {
        const began = monotonicSeconds();
        const names = await host.dir.list(path);
        lostSeconds += monotonicSeconds() - began;
        return names;
      },
    },
  };
};

/** A heartbeat that comes late does not look whether its claim is alone. */
export const sureToBeAlone: Through = (host, process) => {
  const { list } = process.beatCalls;
  const isOwn = (name: string) => tokenIn(name)?.startsWith(`${process.name}-`);
  process.beatCalls = { ...process.beatCalls, list: async (path) => (await list(path))?.filter(isOwn) };
  return host;
};

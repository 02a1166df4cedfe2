import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import type { SimulatedProcess } from '../process.ts';

/** The real protocol, with one of its calls doing what a plausible, wrong implementation would do. */
export type Through = (dir: SharedDir, process: SimulatedProcess) => SharedDir;

/** A marker is moved to its name: whoever comes last wins. */
export const publishByRename: Through = (dir) => ({
  ...dir,
  link: async (file, name) => ((await dir.rename(file, name)) === 'renamed' ? 'linked' : 'absent'),
});

/** A draft is created with `O_EXCL`, and one that is said to exist is taken for complete. */
export const exclusiveDraft: Through = (dir) => ({
  ...dir,
  write: async (file, text) => ((await dir.create(file, text)) === 'no-parent' ? 'no-parent' : 'written'),
});

/** After a marker was published, its directory is not changed once more. */
export const noBump: Through = (dir) => {
  let looks = 0n;
  const isScratch = (path: string) => path.includes('.scratch.');
  return {
    ...dir,
    mkdir: async (path) => (isScratch(path) ? 'made' : await dir.mkdir(path)),
    rmdir: async (path) => (isScratch(path) ? 'removed' : await dir.rmdir(path)),
    async status(path) {
      if (!path.endsWith('.locks')) return await dir.status(path);
      looks += 1n;
      return { size: 0, mtimeNs: looks, inode: 0n };
    },
  };
};

/** All that the scenario's callers publish, and their lock. */
const NAMES = ['sim.done', 'sim.failed', 'sim.failed.1-1', 'sim.failed.2-1', 'sim.lock'];

/** Markers are looked for one by one, with `stat`, and nobody opens the directory. */
export const markersByStat: Through = (dir, { main, machine }) => ({
  ...dir,
  async list(path) {
    if (!path.endsWith('.locks')) return await dir.list(path);
    const found: string[] = [];
    for (const name of NAMES) {
      const file = `${path}/${name}`;
      if (await main.request('stat', file, machine.client.exists(file))) found.push(name);
    }
    const isThere = found.length > 0 || (await main.request('stat', path, machine.client.exists(path)));
    return isThere ? found : undefined;
  },
});

/** A holder never looks whether its claim is still there. */
export const sureOfItself: Through = (dir) => {
  let claim: string | undefined;
  return {
    ...dir,
    async mkdir(path) {
      if (path.includes('/holder.')) claim = path.slice(path.lastIndexOf('/') + 1);
      return await dir.mkdir(path);
    },
    async rmdir(path) {
      if (claim !== undefined && path.endsWith(claim)) claim = undefined;
      return await dir.rmdir(path);
    },
    async list(path) {
      const names = await dir.list(path);
      return path.endsWith('.lock') && claim !== undefined && !names?.includes(claim)
        ? [...(names ?? []), claim]
        : names;
    },
  };
};

/** Measured; up to 60 s for a file that has not changed for long. */
const ATTRIBUTES_BELIEVED_SECONDS = 3.5;

/** A heartbeat is looked at with `stat`, whose answer may be as old as the attribute cache lets it be. */
export const heartbeatByStat: Through = (dir, { machine }) => {
  const known = new Map<string, { readonly at: number; readonly status: Awaited<ReturnType<SharedDir['status']>> }>();
  return {
    ...dir,
    async status(path) {
      if (!path.includes('.beat.')) return await dir.status(path);
      const last = known.get(path);
      if (last && machine.monotonicSeconds() - last.at < ATTRIBUTES_BELIEVED_SECONDS) return last.status;
      const status = await dir.status(path);
      known.set(path, { at: machine.monotonicSeconds(), status });
      return status;
    },
  };
};

import { throughDir } from './through.ts';

/** All that the scenario's callers publish, and their lock. */
const NAMES = ['sim.done', 'sim.failed', 'sim.failed.1-1', 'sim.failed.2-1', 'sim.lock'];

/** Markers are looked for one by one, with `stat`, and nobody opens the directory. */
export const markersByStat = throughDir((dir, { main, machine }) => ({
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
}));

/** A failure of another run attempt counts where there is none of one's own. */
export const anybodysFailure = throughDir((dir, _, { runAttempt }) => {
  const own = runAttempt === undefined ? 'sim.failed' : `sim.failed.${runAttempt}`;
  let others: string | undefined;
  return {
    async list(path) {
      const names = await dir.list(path);
      if (!path.endsWith('.locks') || names === undefined || names.includes(own)) return names;
      others = names.find((name) => name.startsWith('sim.failed'));
      return others === undefined ? names : [...names, own];
    },
    async read(path) {
      const isOwn = others !== undefined && path.endsWith(`/${own}`);
      return await dir.read(isOwn ? `${path.slice(0, -own.length)}${others}` : path);
    },
  };
});

const LONGEST_LOOK_SECONDS = 0.2;

/** A look that gets no answer counts as one that saw nothing new. */
export const silenceOfTheServer = throughDir(({ list, status, mkdir }, { main }) => {
  function orAsBefore<V>(look: (path: string) => Promise<V>): (path: string) => Promise<V> {
    let known: { readonly answer: V } | undefined;
    return async (path) => {
      const answered = look(path);
      if (!path.endsWith('.lock')) return await answered;
      answered.then(
        (answer) => {
          known = { answer };
        },
        () => undefined,
      );
      const before = known;
      if (before === undefined) return await answered;
      return await Promise.race([answered, main.sleep(LONGEST_LOOK_SECONDS).then(() => before.answer)]);
    };
  }
  return { list: orAsBefore(list), status: orAsBefore(status), mkdir: orAsBefore(mkdir) };
});

/** A `holder.info` is read once. */
export const remembersInfo = throughDir((dir) => {
  let info: string | undefined;
  return {
    async read(path) {
      if (!path.endsWith('/holder.info')) return await dir.read(path);
      info ??= await dir.read(path);
      return info;
    },
  };
});

/** The server is never asked to make what is listed and not there. */
export const asksByNoMarkersName = throughDir((dir) => ({
  mkdir: async (path) => (path.endsWith('.done') ? 'exists' : await dir.mkdir(path)),
}));

const PAUSE_SECONDS = 0.1;

/** Whoever has made the directories for a lock looks again after a pause. */
export const pausesBeforeTheLock = throughDir((dir, { main }) => ({
  async mkdir(path) {
    const made = await dir.mkdir(path);
    if (path.endsWith('/.locks')) await main.sleep(PAUSE_SECONDS);
    return made;
  },
}));

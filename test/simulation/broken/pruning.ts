import type { SharedDir } from '../../../src/shared-dir/shared-dir.ts';
import { baseName, throughDir } from './through.ts';

const isUsers = (path: string) => path.endsWith('.users');
const isUserLink = (path: string) => /\.users\/use\w+$/.test(path);
const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

/** A user that finds no users' directory makes it anew. */
export const usersMadeAnew = throughDir((dir) => ({
  async symlink(text, path) {
    const made = await dir.symlink(text, path);
    if (made !== 'no-parent' || !isUserLink(path)) return made;
    await dir.mkdir(parentOf(path));
    return await dir.symlink(text, path);
  },
}));

/** A pruner goes by what it has listed, and removes a users' directory with all that is in it. */
export const prunesByListing = throughDir((dir) => ({
  async rmdir(path) {
    if (!isUsers(path)) return await dir.rmdir(path);
    const names = await dir.list(path);
    if (names === undefined) return 'absent';
    if (names.length > 0) return 'not-empty';
    for (const name of (await dir.list(path)) ?? []) await dir.unlink(`${path}/${name}`);
    return await dir.rmdir(path);
  },
}));

/** A pruner moves the whole entry aside where nobody uses its result, and removes it there. */
export const prunesByRenaming = throughDir((dir, process) => {
  let moves = 0;
  return {
    async rmdir(path) {
      if (!isUsers(path)) return await dir.rmdir(path);
      if (((await dir.list(path)) ?? []).length > 0) return 'not-empty';
      moves += 1;
      const entry = parentOf(path);
      const aside = `${entry}.${process.name.replaceAll(/\W/g, '')}-${moves}`;
      if ((await dir.rename(entry, aside)) === 'absent') return 'absent';
      await removeAll(dir, aside);
      return 'removed';
    },
  };
});

/** A builder makes its own link only when its result was published. */
export const linksAfterPublishing = throughDir((dir) => {
  let later: (() => Promise<unknown>) | undefined;
  return {
    async symlink(text, path) {
      if (!isUserLink(path) || later !== undefined) return await dir.symlink(text, path);
      later = async () => await dir.symlink(text, path);
      return 'made';
    },
    async link(file, name) {
      const linked = await dir.link(file, name);
      if (baseName(name).endsWith('.done')) await later?.();
      return linked;
    },
  };
});

async function removeAll(dir: SharedDir, path: string): Promise<void> {
  const names = await dir.list(path);
  for (const name of names ?? []) await removeAll(dir, `${path}/${name}`);
  await (names === undefined ? dir.unlink(path) : dir.rmdir(path));
}

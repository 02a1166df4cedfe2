import { type SharedDir, SharedDirError } from '../../src/shared-dir/shared-dir.ts';
import type { OpenFile } from './nfs/open-files.ts';
import type { Thread } from './thread.ts';

/**
 * The simulated mount as one thread of a process sees it. Every request is a point at which others go on and at which
 * something may go wrong; what production does with several system calls is several requests here.
 */
export function simulatedDir(thread: Thread): SharedDir {
  const { process } = thread;
  const { client } = process.machine;

  /** As production does it: a file that could not be written must not stay. */
  async function createAnd(
    path: string,
    how: 'exclusive' | 'or open',
    fill: (file: OpenFile) => Promise<void>,
  ): Promise<OpenFile | 'exists' | 'no-parent'> {
    const file = await thread.request('create', path, client.create(path, how, process.descriptors), 'opens');
    if (typeof file === 'string') return file;
    try {
      await fill(file);
    } catch (error) {
      process.close(file);
      await thread.request('remove', path, client.unlink(path)).catch(() => undefined);
      throw error;
    }
    return file;
  }

  async function fillWith(file: OpenFile, text: string): Promise<void> {
    const half = text.slice(0, text.length / 2);
    await thread.request('create', file.path, client.write(file, half));
    await thread.request('create', file.path, client.write(file, text));
  }

  return {
    list: async (path) => await thread.request('list', path, client.list(path)),

    async status(path) {
      const file = await thread.request(
        'look at',
        path,
        client.openFile('look at', path, process.descriptors),
        'opens',
      );
      if (file) process.close(file);
      return file?.status;
    },

    async read(path) {
      const file = await thread.request('read', path, client.openFile('read', path, process.descriptors), 'opens');
      if (file === undefined) return undefined;
      try {
        return await thread.request('read', path, client.readFile(file));
      } finally {
        process.close(file);
      }
    },

    mkdir: async (path) => await thread.request('make directory', path, client.mkdir(path)),

    rmdir: async (path) => await thread.request('remove directory', path, client.rmdir(path)),

    async create(path, text) {
      const file = await createAnd(path, 'exclusive', async (made) => await fillWith(made, text));
      if (typeof file === 'string') return file;
      process.close(file);
      return 'created';
    },

    async write(path, text) {
      const file = await createAnd(path, 'or open', async (made) => await fillWith(made, text));
      if (file === 'no-parent') return file;
      if (file === 'exists') throw new SharedDirError('create', path, 'EISDIR');
      process.close(file);
      return 'written';
    },

    async link(file, path) {
      const answer = await thread.request('link', path, client.link(file, path));
      // Production syncs the directory, for which it opens it.
      if (answer === 'linked') await thread.request('link', path, client.list(path.slice(0, path.lastIndexOf('/'))));
      return answer;
    },

    rename: async (file, path) => await thread.request('rename', file, client.rename(file, path)),

    unlink: async (path) => await thread.request('remove', path, client.unlink(path)),

    symlink: async (text, path) => await thread.request('make link', path, client.symlink(text, path)),

    readLink: async (path) => await thread.request('read link', path, client.readLink(path)),
  };
}

import { readdirSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { mapErrnoNow } from './map-errno.ts';
import type { SharedDir } from './shared-dir.ts';

/** Those calls of the share that a heartbeat makes, as one that blocks or as one that does not. */
export type BeatCalls = {
  readonly [call in 'list' | 'rename' | 'symlink' | 'unlink']: (
    ...args: Parameters<SharedDir[call]>
  ) => Awaited<ReturnType<SharedDir[call]>> | ReturnType<SharedDir[call]>;
};

/**
 * Calls that block, for a thread of their own: the asynchronous calls of a process share four threads, which a hung mount
 * fills up.
 */
export const blockingCalls: BeatCalls = {
  list: (dir) => mapErrnoNow('list', dir, () => readdirSync(dir), { ENOENT: undefined }),

  rename(file, name) {
    const move = () => {
      renameSync(file, name);
      return 'renamed' as const;
    };
    return mapErrnoNow('rename', file, move, { ENOENT: 'absent' });
  },

  symlink(text, path) {
    const make = () => {
      symlinkSync(text, path);
      return 'made' as const;
    };
    return mapErrnoNow('link', path, make, { EEXIST: 'exists', ENOENT: 'no-parent' });
  },

  unlink(file) {
    const remove = () => {
      unlinkSync(file);
      return 'removed' as const;
    };
    return mapErrnoNow('remove', file, remove, { ENOENT: 'absent' });
  },
};

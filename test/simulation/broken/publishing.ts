import { throughDir } from './through.ts';

/** A marker is moved to its name: whoever comes last wins. */
export const publishByRename = throughDir((dir) => ({
  link: async (file, name) => ((await dir.rename(file, name)) === 'renamed' ? 'linked' : 'absent'),
}));

/** A draft is created with `O_EXCL`, and one that is said to exist is taken for complete. */
export const exclusiveDraft = throughDir((dir) => ({
  write: async (file, text) => ((await dir.create(file, text)) === 'no-parent' ? 'no-parent' : 'written'),
}));

/** After a marker was published, its directory is not changed once more. */
export const stampsOnce = throughDir((dir) => {
  let looks = 0n;
  const isScratch = (path: string) => path.includes('.scratch.');
  return {
    mkdir: async (path) => (isScratch(path) ? 'made' : await dir.mkdir(path)),
    rmdir: async (path) => (isScratch(path) ? 'removed' : await dir.rmdir(path)),
    async status(path) {
      if (!path.endsWith('.locks')) return await dir.status(path);
      looks += 1n;
      return { size: 0, mtimeNs: looks, inode: 0n };
    },
  };
});

/** Attempts are numbered, without a token; one that is there is taken for one's own, as where a reply got lost. */
export const attemptsNumbered = throughDir((dir) => {
  const numbered = (path: string) => path.replace(/(?<=\/\d+)-\w+(?=$|\/)/, '');
  return {
    async mkdir(path) {
      const made = await dir.mkdir(numbered(path));
      return made === 'exists' && numbered(path) !== path ? 'made' : made;
    },
    write: async (path, text) => await dir.write(numbered(path), text),
  };
});

/** Failures are removed after the result that had overtaken them. */
export const resultCleanedFirst = throughDir((dir) => {
  let failures: string[] = [];
  return {
    async unlink(path) {
      if (path.includes('.failed')) {
        failures.push(path);
        return 'removed';
      }
      const answer = await dir.unlink(path);
      if (path.endsWith('.done')) {
        for (const failure of failures) await dir.unlink(failure);
        failures = [];
      }
      return answer;
    },
  };
});

/** What was listed once is what is cleaned away: a result that a failure is looked for before is forgotten. */
export const cleansFailuresOnly = throughDir((dir) => ({
  unlink: async (path) => (path.endsWith('.done') ? 'absent' : await dir.unlink(path)),
}));

/** A result that was moved aside by mistake is not put back. */
export const notPutBack = throughDir((dir) => ({
  link: async (file, name) => (file.includes('.invalid.') ? 'linked' : await dir.link(file, name)),
}));

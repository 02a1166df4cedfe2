import { stat } from 'node:fs/promises';
import { mapErrno } from '../map-errno.ts';

/**
 * The paths, newest first, by what this client knows of them: one request each at most, and none where a listing has just
 * brought their attributes. One that is gone is left out.
 */
export async function newestFirst(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const status = await mapErrno('look at', path, () => stat(path, { bigint: true }), { ENOENT: undefined });
      return { path, mtimeNs: status?.mtimeNs };
    }),
  );
  const there = found.flatMap(({ path, mtimeNs }) => (mtimeNs === undefined ? [] : { path, mtimeNs }));
  return there.sort((a, b) => Number(b.mtimeNs - a.mtimeNs)).map(({ path }) => path);
}
